"""Opening hours as people write them, and as calendars count them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from vinculo.kernel.errors import DomainError
from vinculo.lib.calendar import DAY_MINUTES, BadCalendarError, Calendar, Intervals
from vinculo.organization.contracts import CalendarDraft, SpecialDay

_TIME = re.compile(r"^([01]?\d|2[0-4])[:.h]?([0-5]\d)?$")


class BadTimeError(DomainError):
    """A time of day that cannot be read."""

    code = "calendar_bad_time"


class BadDayError(DomainError):
    """The intervals of a day overlap, or one ends when it begins."""

    code = "calendar_bad_day"


class NeverOpenError(DomainError):
    """A calendar that opens on no weekday would stop every clock for ever."""

    code = "calendar_never_open"


class TwiceTheSameDayError(DomainError):
    """Two special days with one date."""

    code = "calendar_day_twice"


def minute_of(text: str) -> int:
    """The minute of the day that ``text`` names: «8», «8:30», «08.30», «24:00»."""
    found = _TIME.match(text.strip())
    if found is None:
        raise BadTimeError(text=text)
    minute = int(found[1]) * 60 + int(found[2] or 0)
    if minute > DAY_MINUTES:
        raise BadTimeError(text=text)
    return minute


def text_of(minute: int) -> str:
    """A minute of the day as «08:30»; the end of the day is «24:00», what follows begins anew."""
    shown = minute if minute <= DAY_MINUTES else minute - DAY_MINUTES
    return f"{shown // 60:02d}:{shown % 60:02d}"


def intervals_of(pairs: Iterable[tuple[str, str]], *, day: str) -> Intervals:
    """Written opening and closing times as intervals, in order; pairs left empty are skipped.

    A closing time that is not after its opening is on the next day («22:00» to «6:00»; «0:00»
    to «0:00» is the whole day). ``day`` names the day in an error. Raises BadTimeError,
    BadDayError.
    """
    found = sorted(
        _interval(opens, closes) for opens, closes in pairs if opens.strip() or closes.strip()
    )
    _check_day(found, day)
    return tuple(found)


def check_draft(draft: CalendarDraft) -> None:
    """Refuse hours that overlap, a calendar that never opens, and a special day said twice."""
    if not any(draft.weekly):
        raise NeverOpenError
    days = [special.day for special in draft.special_days]
    for day in days:
        if days.count(day) > 1:
            raise TwiceTheSameDayError(day=day)
    try:
        calendar_from(draft, ())
    except BadCalendarError:
        raise BadDayError(day="") from None


def calendar_from(draft: CalendarDraft, holidays: Iterable[date]) -> Calendar:
    """The calendar that ``draft`` describes, closed on ``holidays``."""
    return Calendar(
        timezone=draft.timezone,
        weekly=draft.weekly,
        closed_days=frozenset(holidays),
        special_days={special.day: special.intervals for special in draft.special_days},
    )


def special_to_json(days: Sequence[SpecialDay]) -> list[dict[str, object]]:
    """Special days as JSON values, by date."""
    return [
        {
            "day": day.day.isoformat(),
            "name": day.name,
            "intervals": [list(x) for x in day.intervals],
        }
        for day in sorted(days, key=lambda day: day.day)
    ]


def special_from_json(values: Iterable[dict[str, object]]) -> tuple[SpecialDay, ...]:
    """What :func:`special_to_json` wrote."""
    return tuple(
        SpecialDay(
            day=date.fromisoformat(str(value["day"])),
            name=str(value["name"]),
            intervals=intervals_from_json(value["intervals"]),
        )
        for value in values
    )


def intervals_from_json(value: object) -> Intervals:
    """Intervals that were stored as lists of pairs."""
    if not isinstance(value, list):
        raise BadCalendarError(f"no list of intervals: {value!r}")
    return tuple((int(opens), int(closes)) for opens, closes in value)


def _interval(opens: str, closes: str) -> tuple[int, int]:
    begin, end = minute_of(opens), minute_of(closes)
    if begin == DAY_MINUTES:
        raise BadTimeError(text=opens)
    return begin, end if end > begin else end + DAY_MINUTES


def _check_day(intervals: Sequence[tuple[int, int]], day: str) -> None:
    for (_opens, closes), (following, _end) in pairwise(intervals):
        if following < closes:
            raise BadDayError(day=day)
