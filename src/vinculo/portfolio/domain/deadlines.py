"""When a duty's term ends: the day, the last moment of it, and every step on the way there.

The first day is not counted. Calendar days count all days, working days those of the calendar,
months go date to date and stop at the end of a shorter month, hours and seconds run round the
clock on absolute time. A term in days ends with the local day; nothing moves it to the next
working day, because the laws of the profiles do not say so (Spain: Código Civil, art. 5).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from vinculo.lib.calendar.days import DayCalendar, add_months, end_of_day
from vinculo.portfolio.domain.legal import DutyClock, Meaning, PauseMode, PauseRule, Term, TermUnit

_SECOND = timedelta(seconds=1)
_EXACT = {TermUnit.SECOND: _SECOND, TermUnit.HOUR: timedelta(hours=1)}


class DeadlineError(ValueError):
    """The question contradicts itself; ``code`` is stable, ``values`` fill its words."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(f"{code} {values}")
        self.code = code
        self.values = values


class Step(NamedTuple):
    """One step of the computation: a stable code, and what its sentence needs."""

    code: str
    values: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a term is counted: time zone and working days; ``words`` names it."""

    zone: ZoneInfo
    calendar: DayCalendar
    words: str

    def year_of(self, at: datetime) -> int:
        """The year that people write there at that moment."""
        return at.astimezone(self.zone).year


@dataclass(frozen=True, kw_only=True)
class Pause:
    """One pause of a clock; open while ``ends_at`` is None."""

    kind: str
    starts_at: datetime
    ends_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Due:
    """The end of a term. ``due_at`` is the last second in time; nothing while it waits.

    ``ends_before`` is the first moment too late (in UTC). ``waits_for`` names the event or the
    open pause without which no date can be said.
    """

    steps: tuple[Step, ...]
    due_on: date | None = None
    ends_before: datetime | None = None
    due_at: datetime | None = None
    waits_for: str = ""

    def is_kept_by(self, stopped_at: datetime) -> bool | None:
        """Whether something done at ``stopped_at`` was in time; None while nobody can say."""
        return None if self.ends_before is None else stopped_at < self.ends_before


def due(
    clock: DutyClock, started: datetime | date, place: Place, pauses: Sequence[Pause] = ()
) -> Due:
    """When the term of ``clock`` ends that ``started`` at a moment, or on a local day.

    Raises DeadlineError, and what the calendar raises when it holds too little.
    """
    _check_pauses(clock, started, place, pauses)
    steps = [_begins(clock, started, place)]
    if clock.term.unit is TermUnit.UNTIL_EVENT:
        steps.append(_step("until_event", event=clock.stop))
        return Due(steps=tuple(steps), waits_for=clock.stop)
    if clock.term.unit in _EXACT:
        if not isinstance(started, datetime):
            raise DeadlineError("moment_needed", day=started)
        return _exact(clock, started, place, pauses, steps)
    return _by_days(clock, _local_day(started, place), place, pauses, steps)


def extended(clock: DutyClock, started: datetime | date, place: Place) -> Due | None:
    """The end of the longer term that the law allows under a condition, where it does."""
    extension = clock.extension
    if extension is None:
        return None
    if not extension.adds:
        return due(replace(clock, term=extension.term), started, place)
    first = due(clock, started, place)
    longer = due(replace(clock, term=extension.term), first.due_on or started, place)
    return replace(longer, steps=(*first.steps, *longer.steps[1:]))


def strict_reading(clock: DutyClock) -> DutyClock:
    """The same clock with every interruption read as a suspension, which ends earlier."""
    pauses = tuple(replace(rule, mode=PauseMode.SUSPEND) for rule in clock.pauses)
    return replace(clock, pauses=pauses)


def earliest(candidates: Sequence[Due]) -> int | None:
    """Which of several ends comes first, by its place; the first of equals; None without any."""
    known = [(d.ends_before, number) for number, d in enumerate(candidates) if d.ends_before]
    return min(known)[1] if known else None


def _exact(
    clock: DutyClock,
    started: datetime,
    place: Place,
    pauses: Sequence[Pause],
    steps: list[Step],
) -> Due:
    length = clock.term.length * _EXACT[clock.term.unit]
    back = clock.meaning is Meaning.LATEST_BEFORE
    end = started.astimezone(UTC) + (-length if back else length)
    steps.append(_step("round_the_clock", length=clock.term.length, unit=clock.term.unit))
    reached = started.astimezone(UTC)
    for pause in sorted(pauses, key=lambda p: p.starts_at):
        rule = _rule(clock, pause)
        begins = max(pause.starts_at.astimezone(UTC), reached)
        if begins >= end:
            steps.append(_step("pause_too_late", kind=pause.kind))
            continue
        if pause.ends_at is None:
            return Due(steps=(*steps, _step("pause_open", kind=pause.kind)), waits_for=pause.kind)
        reached = max(pause.ends_at.astimezone(UTC), begins)
        anew = rule.mode is PauseMode.INTERRUPT
        end = reached + length if anew else end + (reached - begins)
        code = "interrupted_until" if anew else "suspended_until"
        steps.append(_step(code, kind=pause.kind, until=_local(reached, place)))
    steps.append(_step("ends_at", moment=_local(end, place)))
    return Due(
        steps=tuple(steps),
        due_on=_local(end, place).date(),
        due_at=_local(end, place),
        ends_before=end + timedelta(microseconds=1),
    )


def _by_days(
    clock: DutyClock,
    origin: date,
    place: Place,
    pauses: Sequence[Pause],
    steps: list[Step],
) -> Due:
    day = _count(clock, origin, place, steps)
    left, since, moved = clock.term, origin, 0
    reached = origin
    for pause in sorted(pauses, key=lambda p: p.starts_at):
        rule = _rule(clock, pause)
        begins = max(_local_day(pause.starts_at, place), reached)
        if begins >= day:
            steps.append(_step("pause_too_late", kind=pause.kind))
            continue
        ends = _end_of_pause(rule, pause, begins, place, steps)
        if ends is None:
            return Due(steps=(*steps, _step("pause_open", kind=pause.kind)), waits_for=pause.kind)
        reached = ends
        if rule.mode is PauseMode.INTERRUPT:
            left, since, moved = clock.term, ends, 0
        elif left.unit in {TermUnit.CALENDAR_DAY, TermUnit.BUSINESS_DAY}:
            used = _days_between(left.unit, since, begins, place)
            left, since = replace(left, length=left.length - used), ends
        else:
            moved += (ends - begins).days
        code = "interrupted" if rule.mode is PauseMode.INTERRUPT else "suspended"
        steps.append(_step(code, kind=pause.kind, after=begins, until=ends, left=left.length))
        day = _target(left, since, place) + timedelta(moved)
        _say_skipped(left, since, day, place, steps)
        steps.append(_step("lands", day=day, length=left.length, unit=left.unit))
    too_late = end_of_day(day, place.zone)
    last = _local(too_late - _SECOND, place)
    steps.append(_step("ends_with_day", day=day, moment=last))
    return Due(steps=tuple(steps), due_on=day, due_at=last, ends_before=too_late)


def _count(clock: DutyClock, origin: date, place: Place, steps: list[Step]) -> date:
    """The end without pauses, said step by step."""
    term = clock.term
    if clock.meaning is Meaning.LATEST_BEFORE:
        term = replace(term, length=-term.length)
        steps.append(_step("backwards", length=-term.length, unit=term.unit))
    day = _target(term, origin, place)
    if term.unit in {TermUnit.CALENDAR_DAY, TermUnit.BUSINESS_DAY} and term.length > 0:
        steps.append(_step("first_day_not_counted", day=origin))
    if term.unit is TermUnit.BUSINESS_DAY:
        steps.append(_step("calendar", place=place.words, weekend=sorted(place.calendar.weekend)))
    if term.unit is TermUnit.CALENDAR_DAY:
        steps.append(_step("all_days_count"))
    _say_skipped(term, origin, day, place, steps)
    if term.unit in {TermUnit.MONTH, TermUnit.YEAR} and day.day != origin.day:
        steps.append(_step("month_is_shorter", day=day))
    steps.append(_step("lands", day=day, length=abs(term.length), unit=term.unit))
    return day


def _target(term: Term, origin: date, place: Place) -> date:
    """The day on which ``term`` after ``origin`` ends; a negative length goes back."""
    match term.unit:
        case TermUnit.CALENDAR_DAY:
            return origin + timedelta(term.length)
        case TermUnit.BUSINESS_DAY:
            return place.calendar.add_working_days(origin, term.length)
        case TermUnit.SAME_BUSINESS_DAY:
            is_working = place.calendar.is_working(origin)
            return origin if is_working else place.calendar.add_working_days(origin, 1)
        case TermUnit.FIXED_DATE:
            month, day = term.fixed or (12, 31)
            return date(origin.year + 1, month, day)
        case _:
            return add_months(origin, term.length * (12 if term.unit is TermUnit.YEAR else 1))


def _days_between(unit: TermUnit, after: date, until: date, place: Place) -> int:
    if unit is TermUnit.CALENDAR_DAY:
        return (until - after).days
    return place.calendar.working_days_between(after, until)


def _end_of_pause(
    rule: PauseRule, pause: Pause, begins: date, place: Place, steps: list[Step]
) -> date | None:
    """The last day of a pause, cut where the law lets it last no longer."""
    ends = None if pause.ends_at is None else max(_local_day(pause.ends_at, place), begins)
    if rule.longest is None:
        return ends
    longest = _target(rule.longest, begins, place)
    if ends is None or ends > longest:
        values = {"kind": pause.kind, "day": longest, "length": rule.longest.length}
        steps.append(_step("pause_cut", unit=rule.longest.unit, **values))
        return longest
    return ends


def _say_skipped(term: Term, origin: date, day: date, place: Place, steps: list[Step]) -> None:
    if term.unit is not TermUnit.BUSINESS_DAY:
        return
    low, high = min(origin, day), max(origin, day)
    for holiday, name in place.calendar.holidays_between(low, high):
        steps.append(_step("holiday_not_counted", day=holiday, name=name))
    for opened, name in sorted(place.calendar.opened.items()):
        if low < opened <= high:
            steps.append(_step("declared_working", day=opened, name=name))


def _check_pauses(
    clock: DutyClock, started: datetime | date, place: Place, pauses: Sequence[Pause]
) -> None:
    day = _local_day(started, place)
    for pause in pauses:
        _rule(clock, pause)
        if _local_day(pause.starts_at, place) < day or (
            isinstance(started, datetime) and pause.starts_at < started
        ):
            raise DeadlineError("pause_before_start", kind=pause.kind, at=pause.starts_at)
        if pause.ends_at is not None and pause.ends_at < pause.starts_at:
            raise DeadlineError("pause_ends_first", kind=pause.kind, at=pause.starts_at)


def _rule(clock: DutyClock, pause: Pause) -> PauseRule:
    for rule in clock.pauses:
        if rule.kind == pause.kind:
            return rule
    raise DeadlineError("pause_unknown", kind=pause.kind, known=[r.kind for r in clock.pauses])


def _begins(clock: DutyClock, started: datetime | date, place: Place) -> Step:
    event = clock.stop if clock.meaning is Meaning.LATEST_BEFORE else clock.start
    if isinstance(started, datetime):
        return _step("begins", event=event, moment=_local(started, place), zone=place.zone.key)
    return _step("begins_on_day", event=event, day=started)


def _local(moment: datetime, place: Place) -> datetime:
    return moment.astimezone(place.zone)


def _local_day(at: datetime | date, place: Place) -> date:
    return _local(at, place).date() if isinstance(at, datetime) else at


def _step(code: str, **values: Any) -> Step:
    return Step(code, MappingProxyType(values))
