"""Parts of the frame that look alike for many readers, drawn once and kept in this process.

Only what follows from the language and from the values named may be kept: no word of a person,
no token of a form, no message, nothing that a setting of the database changes.
"""

from collections.abc import Callable, Hashable

from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST_PARTS = 2_000
_drawn: dict[tuple[Hashable, ...], SafeString] = {}


def kept(name: str, by: tuple[Hashable, ...], draw: Callable[[], SafeString]) -> SafeString:
    """What ``draw`` gives for ``name`` and ``by`` in the language spoken now, drawn at most once.

    When the memory is full it is emptied: what is looked at comes back with the next page.
    """
    key = (name, get_language(), *by)
    found = _drawn.get(key)
    if found is None:
        if len(_drawn) >= MOST_PARTS:
            _drawn.clear()
        found = _drawn[key] = draw()
    return found


def forget() -> None:
    """Draw everything anew: another company, other words, other addresses."""
    _drawn.clear()
