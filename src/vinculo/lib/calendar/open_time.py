"""Counting open time; nothing here walks minute by minute."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from heapq import heappop, heappush
from zoneinfo import ZoneInfo

from vinculo.lib.calendar.model import Calendar

LONGEST_CLOSURE_DAYS = 366
"""A calendar that does not open for longer than this is a mistake, and is said to be one."""

LONGEST_SEARCH_DAYS = 3660
"""No answer lies further away than ten years."""

_DAY = timedelta(days=1)
_ZERO = timedelta()
_WIDEST_OFFSET = timedelta(hours=16)

Opening = tuple[datetime, datetime]


class ClosedTooLongError(ValueError):
    """The calendar does not open often enough to answer; nobody should wait for it."""


def is_open(calendar: Calendar, at: datetime) -> bool:
    """Whether the clock on the wall shows an opening time at ``at``."""
    local = at.astimezone(calendar.zone)
    minutes = (local.replace(tzinfo=None) - _midnight(local.date())) / timedelta(minutes=1)
    today = calendar.intervals_on(local.date())
    yesterday = calendar.intervals_on(local.date() - _DAY)
    return any(opens <= minutes < closes for opens, closes in today) or any(
        minutes < closes - 1440 for _opens, closes in yesterday
    )


def next_opening(calendar: Calendar, at: datetime) -> datetime:
    """The first open moment not before ``at``. Raises ClosedTooLongError."""
    for opens, _closes in openings(calendar, at):
        return opens
    raise ClosedTooLongError(_too_long(at))


def add_open_time(calendar: Calendar, start: datetime, length: timedelta) -> datetime:
    """The first moment by which ``length`` of open time has passed since ``start``, in UTC.

    Raises ClosedTooLongError.
    """
    if length < _ZERO:
        raise ValueError("a length of open time is not negative")
    start = start.astimezone(UTC)
    if length == _ZERO:
        return start
    if calendar.never_closes:
        return start + length
    left = length
    for opens, closes in openings(calendar, start):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    raise ClosedTooLongError(_too_long(start))


def open_time_between(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """How much of the time from ``start`` to ``end`` is open."""
    if end < start:
        raise ValueError("the end comes before the start")
    if calendar.never_closes:
        return end - start
    end = end.astimezone(UTC)
    total = _ZERO
    for opens, closes in _pieces(calendar, start.astimezone(UTC), until=end):
        total += max(min(closes, end) - opens, _ZERO)
    return total


def openings(calendar: Calendar, start: datetime) -> Iterator[Opening]:
    """The open stretches from ``start`` on, in UTC and in order; neighbours may touch.

    Ends when the calendar stays closed for LONGEST_CLOSURE_DAYS, at the latest after
    LONGEST_SEARCH_DAYS.
    """
    return _pieces(calendar, start.astimezone(UTC), until=None)


def _too_long(start: datetime) -> str:
    return f"not open often enough after {start.isoformat()}"


def _pieces(calendar: Calendar, start: datetime, until: datetime | None) -> Iterator[Opening]:
    """What the days give from ``start`` on, each moment once."""
    reached = start
    for opens, closes in _raw_pieces(calendar, start, until):
        if closes > reached:
            yield max(opens, reached), closes
            reached = closes


def _raw_pieces(calendar: Calendar, start: datetime, until: datetime | None) -> Iterator[Opening]:
    """Open stretches by their beginning; those of one day may come after those of the next.

    (Where the clock goes back over midnight.) So they wait until no earlier one can come.
    """
    zone = calendar.zone
    day = start.date() - 3 * _DAY
    last_open = start.date()
    last_day = (until.date() if until else start.date() + timedelta(LONGEST_SEARCH_DAYS)) + _DAY
    waiting: list[Opening] = []
    while day <= last_day and (until or (day - last_open).days <= LONGEST_CLOSURE_DAYS):
        for opens, closes in calendar.intervals_on(day):
            last_open = max(last_open, day)
            for piece in _on_the_day(zone, day, opens, closes):
                heappush(waiting, piece)
        day += _DAY
        none_before = _midnight(day).replace(tzinfo=UTC) - _WIDEST_OFFSET
        while waiting and waiting[0][0] < none_before:
            yield heappop(waiting)
    while waiting:
        yield heappop(waiting)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _at(day: date, minute: int) -> datetime:
    return _midnight(day) + timedelta(minutes=minute)


@lru_cache(maxsize=10_000)
def _on_the_day(zone: ZoneInfo, day: date, opens: int, closes: int) -> tuple[Opening, ...]:
    """The absolute times of an interval of one day; clocks that begin together ask the same."""
    return tuple(_on_the_wall(zone, _at(day, opens), _at(day, closes)))


def _on_the_wall(zone: ZoneInfo, opens: datetime, closes: datetime) -> Iterator[Opening]:
    """The absolute times at which a clock on the wall shows ``opens`` to ``closes``."""
    opens, closes = opens.replace(tzinfo=UTC), closes.replace(tzinfo=UTC)
    low, high = opens - _WIDEST_OFFSET, closes + _WIDEST_OFFSET
    before, after = _offset(zone, low), _offset(zone, high)
    if before == after:
        yield opens - before, closes - before
        return
    change = _change_between(zone, low, high)
    if opens - before < change:
        yield opens - before, min(closes - before, change)
    if closes - after > change:
        yield max(opens - after, change), closes - after


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or _ZERO


def _change_between(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The second at which the zone's offset changes, between two moments that differ in it."""
    before = _offset(zone, low)
    first, last = int(low.timestamp()), int(high.timestamp())
    while last - first > 1:
        middle = (first + last) // 2
        if _offset(zone, datetime.fromtimestamp(middle, UTC)) == before:
            first = middle
        else:
            last = middle
    return datetime.fromtimestamp(last, UTC)
