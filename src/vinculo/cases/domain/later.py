"""When an answer may leave that is not to leave now: hours at which the company is open."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from vinculo.kernel.errors import DomainError
from vinculo.lib.calendar import Calendar, openings

FURTHEST = timedelta(days=366)
_TWO_WEEKS = timedelta(days=14)


class Proposal(StrEnum):
    """Why a moment is proposed."""

    OPENING = "opening"
    NEXT_DAY = "next_day"
    NEXT_WEEK = "next_week"


class BadMomentError(DomainError):
    """The chosen moment has passed or lies too far away to be meant."""

    code = "case_bad_moment"


class BadDayError(DomainError):
    """The day until which to wait is here, has passed or lies too far away to be meant."""

    code = "case_bad_day"


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A proposed moment, in UTC."""

    at: datetime
    why: Proposal


def proposals(calendar: Calendar, at: datetime) -> tuple[Moment, ...]:
    """The next openings worth choosing: today's if closed now, the next day's, next week's first.

    Each moment once; none when the calendar does not open within two weeks.
    """
    starts = [
        opens
        for opens, _closes in takewhile(lambda o: o[0] <= at + _TWO_WEEKS, openings(calendar, at))
        if opens > at
    ]
    zone = calendar.zone
    today = at.astimezone(zone).date()
    monday = today + timedelta(days=7 - today.weekday())
    days = [(opens, opens.astimezone(zone).date()) for opens in starts]
    wanted = (
        (Proposal.OPENING, next((o for o, day in days if day == today), None)),
        (Proposal.NEXT_DAY, next((o for o, day in days if day > today), None)),
        (Proposal.NEXT_WEEK, next((o for o, day in days if day >= monday), None)),
    )
    found: dict[datetime, Moment] = {}
    for why, moment in wanted:
        if moment is not None:
            found.setdefault(moment, Moment(at=moment, why=why))
    return tuple(found.values())


def check_moment(leaves_at: datetime, *, at: datetime) -> datetime:
    """``leaves_at`` when it lies ahead, within a year. Raises BadMomentError."""
    if not at < leaves_at <= at + FURTHEST:
        raise BadMomentError
    return leaves_at


def check_day(until: date, *, today: date) -> None:
    """A case waits for a day that is to come, within a year. Raises BadDayError."""
    if not today < until <= today + FURTHEST:
        raise BadDayError
