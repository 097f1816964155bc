"""What can be done to clocks; each public function is one transaction."""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from django.db import transaction

from vinculo.clocks.contracts import ClockState, ClockView, NewClock, NewStart
from vinculo.clocks.domain.life import ClockAction, is_allowed, next_state
from vinculo.clocks.domain.times import left_at, times_from
from vinculo.clocks.events import ClockBreached, ClockWarned
from vinculo.clocks.models import Clock, FrozenCalendar, Pause
from vinculo.clocks.selectors import frozen_calendar, view_of
from vinculo.kernel import events, evidence, live
from vinculo.kernel.inserting import insert_all
from vinculo.lib.calendar import Calendar, to_json

CHANGED = "clocks.changed"


@transaction.atomic
def start(
    *,
    subject: str,
    kind: str,
    target: timedelta,
    warn_pct: int,
    calendar: Calendar,
    started_at: datetime,
    keys: Collection[str] = (),
    rule: str = "",
) -> ClockView:
    """Start a clock; when the subject has an open one of this kind, that one is given back.

    ``rule`` names the version of the rule behind it; ``keys`` are the live topics that hear of
    changes. Raises UnreachableTargetError.
    """
    wish = NewClock(kind=kind, target=target, warn_pct=warn_pct, calendar=calendar, rule=rule)
    return start_all([wish], subject=subject, started_at=started_at, keys=keys)[0]


@transaction.atomic
def start_all(
    wishes: Sequence[NewClock],
    *,
    subject: str,
    started_at: datetime,
    keys: Collection[str] = (),
) -> list[ClockView]:
    """Start several clocks of one subject with few questions, in the order given.

    Of a kind that is open already, the open one is given back. Open pages are told once.
    Raises UnreachableTargetError.
    """
    start = NewStart(subject=subject, started_at=started_at, wishes=tuple(wishes), keys=tuple(keys))
    return start_for([start])[subject]


@transaction.atomic
def start_for(starts: Sequence[NewStart]) -> dict[str, list[ClockView]]:
    """The same for several subjects with as few questions; by subject.

    Raises UnreachableTargetError.
    """
    open_ones = (
        Clock.objects.open()
        .select_for_update()
        .filter(subject__in=[start.subject for start in starts])
    )
    found = {(clock.subject, clock.kind): clock for clock in open_ones.order_by("pk")}
    missing = [
        (start, wish)
        for start in starts
        for wish in start.wishes
        if (start.subject, wish.kind) not in found
    ]
    found |= _start(missing)
    return {
        start.subject: [
            view_of(found[start.subject, wish.kind], at=start.started_at) for wish in start.wishes
        ]
        for start in starts
    }


def start_new(starts: Sequence[NewStart]) -> None:
    """Start the clocks of subjects that have none, in the caller's transaction.

    Raises UnreachableTargetError.
    """
    _start([(start, wish) for start in starts for wish in start.wishes])


def _start(missing: Sequence[tuple[NewStart, NewClock]]) -> dict[tuple[str, str], Clock]:
    digests = freeze_all(wish.calendar for _, wish in missing)
    new = {
        (start.subject, wish.kind): _new_clock(wish, start, digests[wish.calendar])
        for start, wish in missing
    }
    insert_all(new.values())
    evidence.record_all([proof_that("started", clock) for clock in new.values()])
    changed = {clock.subject: clock for clock in reversed(new.values())}
    live.push_all(live.Hint(tuple(c.keys), CHANGED, c.pk) for c in changed.values())
    return new


def _new_clock(wish: NewClock, start: NewStart, digest: str) -> Clock:
    times = times_from(
        wish.calendar,
        at=start.started_at,
        left=wish.target,
        target=wish.target,
        warn_pct=wish.warn_pct,
    )
    return Clock(
        subject=start.subject,
        kind=wish.kind,
        rule=wish.rule,
        target=wish.target,
        warn_pct=wish.warn_pct,
        calendar_id=digest,
        keys=sorted(set(start.keys)),
        started_at=start.started_at,
        warn_at=times.warn_at,
        due_at=times.due_at,
    )


@transaction.atomic
def pause(*, subject: str, kind: str, at: datetime) -> ClockView | None:
    """Let the clock stand still; one that is overdue breaks instead. None: no such open clock."""
    clock = _open_clock(subject, kind)
    if clock is None:
        return None
    _break_if_overdue(clock, at)
    if is_allowed(ClockState(clock.state), ClockAction.PAUSE):
        clock.state = next_state(ClockState(clock.state), ClockAction.PAUSE)
        clock.left = left_at(frozen_calendar(clock.calendar_id), at=at, due_at=clock.due_at)
        Pause.objects.create(clock=clock, paused_at=at)
        evidence.record(proof_that("paused", clock, at=at))
    _save(clock)
    return view_of(clock, at=at)


@transaction.atomic
def resume(*, subject: str, kind: str, at: datetime) -> ClockView | None:
    """Let a paused clock go on with the open time it had left. None: no such open clock."""
    clock = _open_clock(subject, kind)
    if clock is None:
        return None
    if is_allowed(ClockState(clock.state), ClockAction.RESUME) and clock.left is not None:
        times = times_from(
            frozen_calendar(clock.calendar_id),
            at=at,
            left=clock.left,
            target=clock.target,
            warn_pct=clock.warn_pct,
        )
        clock.state = next_state(ClockState(clock.state), ClockAction.RESUME)
        clock.warn_at, clock.due_at, clock.left = times.warn_at, times.due_at, None
        _end_pause(clock, at)
        _save(clock)
        evidence.record(proof_that("resumed", clock, at=at))
    return view_of(clock, at=at)


@transaction.atomic
def stop(*, subject: str, kind: str, at: datetime) -> ClockView | None:
    """The work was done at ``at``: kept when that is not after the due time, else broken.

    None: no such open clock (a second answer stops nothing).
    """
    clock = _open_clock(subject, kind)
    if clock is None:
        return None
    _break_if_overdue(clock, at)
    broken = clock.state == ClockState.BROKEN
    action = ClockAction.BREAK if broken else ClockAction.KEEP
    _end(clock, next_state(ClockState(clock.state), action), at)
    return view_of(clock, at=at)


@transaction.atomic
def cancel(*, subject: str, kind: str, at: datetime) -> ClockView | None:
    """The clock should not have run (spam, a duplicate); it counts nowhere.

    When it broke before, that stays on record. None: no such open clock.
    """
    clock = _open_clock(subject, kind)
    if clock is None:
        return None
    _end(clock, next_state(ClockState(clock.state), ClockAction.CANCEL), at)
    return view_of(clock, at=at)


@transaction.atomic
def revive(*, subject: str, kind: str, stopped_at: datetime | None, at: datetime) -> bool:
    """Take back that the clock ended at ``stopped_at``; whether there was such a clock.

    One that ran goes on to its old due time. One that stood still then goes on with the open time
    it had left. What broke stays broken on record. A newer clock of the kind stays the only one.
    """
    ended = Clock.objects.select_for_update().filter(subject=subject, kind=kind)
    clock = ended.filter(stopped_at=stopped_at).first() if stopped_at else None
    if clock is None or _open_clock(subject, kind) is not None:
        return False
    stood = Pause.objects.filter(clock=clock, resumed_at=stopped_at).order_by("-paused_at").first()
    was_broken = clock.broken_at is not None
    state = ClockState(clock.state)
    clock.state = ClockState.BROKEN if was_broken else next_state(state, ClockAction.REVIVE)
    clock.stopped_at = None
    if stood is not None and not was_broken:
        calendar = frozen_calendar(clock.calendar_id)
        left = left_at(calendar, at=stood.paused_at, due_at=clock.due_at)
        times = times_from(calendar, at=at, left=left, target=clock.target, warn_pct=clock.warn_pct)
        clock.warn_at, clock.due_at = times.warn_at, times.due_at
    _save(clock)
    evidence.record(proof_that("revived", clock, at=at))
    return True


@transaction.atomic
def set_keys(*, subject: str, keys: Collection[str]) -> None:
    """Hand the subject's open clocks to other live topics, as when it changes queue."""
    Clock.objects.open().filter(subject=subject).update(keys=sorted(set(keys)))


@transaction.atomic
def tell_due(*, at: datetime, limit: int = 200) -> int:
    """Tell up to ``limit`` warnings and breaches that have come by ``at``; return how many.

    Clocks that another transaction holds are left to the next round. A clock that ran out while
    nobody looked breaches at its true due time, without a late warning.
    """
    clocks = list(
        Clock.objects.to_tell(at)
        .select_for_update(skip_locked=True)
        .order_by("due_at", "pk")[:limit]
    )
    for clock in clocks:
        _tell(clock, at)
    Clock.objects.bulk_update(clocks, ["state", "warned_at", "broken_at"])
    return len(clocks)


def _tell(clock: Clock, at: datetime) -> None:
    if clock.due_at < at:
        _break(clock)
    else:
        clock.warned_at = clock.warn_at
        events.publish(
            ClockWarned(
                clock_id=clock.pk, subject=clock.subject, kind=clock.kind, due_at=clock.due_at
            )
        )
    _say_changed(clock)


def _open_clock(subject: str, kind: str) -> Clock | None:
    return Clock.objects.open().select_for_update().filter(subject=subject, kind=kind).first()


def _break_if_overdue(clock: Clock, at: datetime) -> None:
    if clock.state == ClockState.RUNNING and at > clock.due_at:
        _break(clock)


def _break(clock: Clock) -> None:
    clock.state = next_state(ClockState(clock.state), ClockAction.BREAK)
    clock.broken_at = clock.due_at
    clock.warned_at = clock.warned_at or clock.warn_at
    events.publish(
        ClockBreached(
            clock_id=clock.pk, subject=clock.subject, kind=clock.kind, due_at=clock.due_at
        )
    )


def _end(clock: Clock, state: ClockState, at: datetime) -> None:
    clock.state = state
    clock.stopped_at = at
    clock.left = None
    _end_pause(clock, at)
    _save(clock)
    evidence.record(proof_that("ended", clock, at=at))


def proof_that(what: str, clock: Clock, *, at: datetime | None = None) -> evidence.Proof:
    """What an auditor needs to repeat a clock: its rule, its calendar by content, its times."""
    facts = {
        "clock": str(clock.pk),
        "kind": clock.kind,
        "rule": clock.rule,
        "target_seconds": int(clock.target.total_seconds()),
        "calendar": clock.calendar_id,
        "state": clock.state,
        "started_at": clock.started_at.isoformat(),
        "due_at": clock.due_at.isoformat(),
    }
    if at is not None:
        facts["at"] = at.isoformat()
    return evidence.Proof(kind=f"clocks.{what}", subject=clock.subject, facts=facts)


def _end_pause(clock: Clock, at: datetime) -> None:
    Pause.objects.filter(clock=clock, resumed_at__isnull=True).update(resumed_at=at)


def _save(clock: Clock) -> None:
    clock.save()
    _say_changed(clock)


def _say_changed(clock: Clock) -> None:
    live.push(topics=clock.keys, kind=CHANGED, ref=clock.pk)


def freeze_all(calendars: Iterable[Calendar]) -> dict[Calendar, str]:
    """Keep calendars by their content; return the digest of each."""
    digests = {calendar: digest_of(calendar) for calendar in calendars}
    known = set(
        FrozenCalendar.objects.filter(digest__in=digests.values()).values_list("digest", flat=True)
    )
    FrozenCalendar.objects.bulk_create(
        (
            FrozenCalendar(digest=digest, calendar=to_json(calendar))
            for calendar, digest in digests.items()
            if digest not in known
        ),
        ignore_conflicts=True,
    )
    return digests


@lru_cache(maxsize=256)
def digest_of(calendar: Calendar) -> str:
    """By what a frozen calendar is known: its content."""
    text = json.dumps(to_json(calendar), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
