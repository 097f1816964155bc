"""What people type as the value of a filter: an option by its words, a day in their way."""

import re
from collections.abc import Sequence
from datetime import date

from vinculo.lib.text.folding import fold

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SPANISH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def option_said(said: str, options: Sequence[tuple[str, str]]) -> str | None:
    """The value whose words are ``said``, or the only one whose words begin or go on so.

    >>> option_said("averias", [("1", "Averías"), ("2", "Altas")])
    '1'
    """
    wanted = fold(said)
    folded = [(value, fold(words)) for value, words in options]
    for value, words in folded:
        if wanted in {words, fold(value)} or said == value:
            return value
    for fits in (
        [value for value, words in folded if words.startswith(wanted)],
        [value for value, words in folded if f" {wanted}" in f" {words}"],
    ):
        if wanted and len(fits) == 1:
            return fits[0]
    return None


def day_said(said: str) -> date | None:
    """``2026-10-31`` or ``31/10/2026`` as a day; None when it is none."""
    if found := _ISO.fullmatch(said.strip()):
        year, month, day = (int(part) for part in found.groups())
    elif found := _SPANISH.fullmatch(said.strip()):
        day, month, year = (int(part) for part in found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
