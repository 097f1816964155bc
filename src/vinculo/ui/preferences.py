"""What a reader chose about language, theme and keys, and who keeps it.

Strangers keep it in a cookie. Whoever owns the logins registers a keeper and stores it there.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from vinculo.kernel.actor import Actor
from vinculo.kernel.registry import Registry

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "vinculo_theme"
KEYS_COOKIE = "vinculo_keys"
KEYS = {"on": True, "off": False}
YEAR_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A choice; None leaves what was."""

    language: str | None = None
    theme: str | None = None
    single_keys: bool | None = None


keepers: Registry[Callable[[Actor, Choice], None]] = Registry("preference keepers")
"""Each stores a signed-in person's choice; called inside the request."""


def read_choice(language: str, theme: str, keys: str = "") -> Choice:
    """A choice from what a form sent; unknown values count as not chosen."""
    known = dict(settings.LANGUAGES)
    return Choice(
        language=language if language in known else None,
        theme=theme if theme in THEMES else None,
        single_keys=KEYS.get(keys),
    )


def theme_of(request: HttpRequest | None) -> str:
    """``auto``, ``light`` or ``dark``: the login's, else the cookie's."""
    if request is None:
        return "auto"
    user = getattr(request, "user", None)
    theme = getattr(user, "theme", None) or request.COOKIES.get(THEME_COOKIE, "auto")
    return theme if theme in THEMES else "auto"


def single_keys_of(request: HttpRequest | None) -> str:
    """``on`` or ``off``: whether letters alone are orders; the login says it, else the cookie."""
    if request is None:
        return "on"
    kept = getattr(getattr(request, "user", None), "single_keys", None)
    is_on = KEYS.get(request.COOKIES.get(KEYS_COOKIE, "on"), True) if kept is None else kept
    return "on" if is_on else "off"
