"""Opening hours as they are stored, and as calendars count them."""

from collections.abc import Iterable, Sequence
from datetime import date

from vinculo.kernel.errors import DomainError
from vinculo.lib.calendar import BadCalendarError, Calendar, Intervals
from vinculo.organization.contracts import CalendarDraft, SpecialDay


class BadDayError(DomainError):
    """The intervals of a day overlap, or one ends when it begins."""

    code = "calendar_bad_day"


class NeverOpenError(DomainError):
    """A calendar that opens on no weekday would stop every clock for ever."""

    code = "calendar_never_open"


class TwiceTheSameDayError(DomainError):
    """Two special days with one date."""

    code = "calendar_day_twice"


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
        raise BadDayError from None


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
            **({"is_public": True} if day.is_public else {}),
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
            is_public=value.get("is_public") is True,
        )
        for value in values
    )


def intervals_from_json(value: object) -> Intervals:
    """Intervals that were stored as lists of pairs."""
    if not isinstance(value, list):
        raise BadCalendarError(f"no list of intervals: {value!r}")
    return tuple((int(opens), int(closes)) for opens, closes in value)
