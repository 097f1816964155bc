"""Opening hours as people write them: «8:00–14:00, 16:00–20:00»."""

import re
from itertools import pairwise

from vinculo.lib.calendar.model import DAY_MINUTES, Intervals

_TIME = re.compile(r"^(?:([01]?\d|2[0-4])(?:[:.h]?([0-5]\d))?)h?$")
_BETWEEN_INTERVALS = re.compile(r"[,;/+]|\sy\s|\sand\s")
_INSIDE_INTERVAL = re.compile(r"\s*[-–—]\s*|\s+(?:a|to)\s+")
_WHOLE_DAY = re.compile(r"^24\s*(?:h|horas|hours)?$")
_CLOSED = frozenset({"", "-", "–", "—", "cerrado", "closed"})


class BadHoursError(ValueError):
    """Hours that cannot be read; ``text`` is the part that could not be understood.

    ``overlap`` says that each part could, but two of them overlap.
    """

    def __init__(self, text: str, *, overlap: bool = False) -> None:
        super().__init__(text)
        self.text = text
        self.overlap = overlap


def read_hours(text: str) -> Intervals:
    """The intervals of a day. Nothing, «cerrado» and «closed» are none; «24 h» is all of it.

    A closing time that is not after its opening is on the next day («22:00–6:00»). Raises
    BadHoursError.
    """
    text = text.strip().lower()
    if text in _CLOSED:
        return ()
    if _WHOLE_DAY.match(text):
        return ((0, DAY_MINUTES),)
    found = sorted(_interval(part.strip()) for part in _BETWEEN_INTERVALS.split(text))
    for (_opens, closes), (following, _end) in pairwise(found):
        if following < closes:
            raise BadHoursError(text, overlap=True)
    return tuple(found)


def write_hours(intervals: Intervals) -> str:
    """Intervals so that :func:`read_hours` reads the same ones; empty when there is none."""
    return ", ".join(f"{write_minute(opens)}–{write_minute(closes)}" for opens, closes in intervals)


def write_minute(minute: int) -> str:
    """A minute of the day as «08:30»; the end of the day is «24:00», what follows begins anew."""
    shown = minute if minute <= DAY_MINUTES else minute - DAY_MINUTES
    return f"{shown // 60:02d}:{shown % 60:02d}"


def _interval(text: str) -> tuple[int, int]:
    parts = _INSIDE_INTERVAL.split(text)
    if len(parts) != 2:
        raise BadHoursError(text)
    opens, closes = _minute(parts[0]), _minute(parts[1])
    if opens == DAY_MINUTES:
        raise BadHoursError(text)
    return opens, closes if closes > opens else closes + DAY_MINUTES


def _minute(text: str) -> int:
    found = _TIME.match(text.strip())
    if found is None:
        raise BadHoursError(text)
    minute = int(found[1]) * 60 + int(found[2] or 0)
    if minute > DAY_MINUTES:
        raise BadHoursError(text)
    return minute
