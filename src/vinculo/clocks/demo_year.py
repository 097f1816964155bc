"""Thousands of clocks of a demo company at once, as they ran out or were stopped."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from vinculo.clocks.contracts import ClockState
from vinculo.clocks.domain.times import left_at
from vinculo.clocks.models import Clock, Pause
from vinculo.clocks.services import digest_of, freeze_all, proof_that
from vinculo.kernel import evidence
from vinculo.kernel.demo import timed_id
from vinculo.kernel.inserting import fresh, insert_all
from vinculo.lib.calendar import Calendar

WARN_PCT = 75


@dataclass(frozen=True, kw_only=True)
class YearClock:
    """A clock that began; ``stopped_at`` None: it runs on, or stands still since ``paused_at``.

    ``is_called_off``: at ``stopped_at`` it was found that it should not have run. What stopped it
    first, in time, was taken back at ``revived_at``.
    """

    subject: str
    kind: str
    rule: str
    target: timedelta
    keys: tuple[str, ...]
    started_at: datetime
    warn_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    paused_at: datetime | None = None
    is_called_off: bool = False
    first_stopped_at: datetime | None = None
    revived_at: datetime | None = None


def write_clocks(
    clocks: Sequence[YearClock], *, calendar: Calendar, at: datetime, proves: bool = False
) -> None:
    """Write them with the state that their times give; what is over was told at its time.

    ``calendar`` is frozen before (:func:`freeze`). ``proves``: the chain keeps that each began
    and ended.
    """
    digest = digest_of(calendar)
    made = [_Made(clock, calendar, digest, at) for clock in clocks]
    insert_all(one.row for one in made)
    insert_all(
        fresh(
            Pause,
            id=timed_id(f"pause:{one.row.pk}", one.clock.paused_at),
            clock_id=one.row.pk,
            paused_at=one.clock.paused_at,
        )
        for one in made
        if one.state is ClockState.PAUSED and one.clock.paused_at
    )
    if proves:
        evidence.record_all([proof_that("started", one.as_begun) for one in made])
        evidence.record_all([proof for one in made for proof in one.lived_again()])
        ended = [one.row for one in made if one.row.stopped_at]
        evidence.record_all([proof_that("ended", row, at=row.stopped_at) for row in ended])


def freeze(calendar: Calendar) -> None:
    """Keep a calendar under which clocks will have run."""
    freeze_all([calendar])


@dataclass(frozen=True)
class _Made:
    clock: YearClock
    calendar: Calendar
    digest: str
    at: datetime

    @cached_property
    def state(self) -> ClockState:
        """Broken as soon as it ran out before it was stopped, called off or stood still."""
        clock = self.clock
        if clock.is_called_off:
            return ClockState.CANCELLED
        ended = clock.stopped_at or clock.paused_at or self.at
        if ended > clock.due_at:
            return ClockState.BROKEN
        if clock.stopped_at:
            return ClockState.KEPT
        return ClockState.PAUSED if clock.paused_at else ClockState.RUNNING

    @cached_property
    def row(self) -> Clock:
        """The row of the clock."""
        clock, state = self.clock, self.state
        is_broken = state is ClockState.BROKEN
        left = None
        if state is ClockState.PAUSED and clock.paused_at:
            left = left_at(self.calendar, at=clock.paused_at, due_at=clock.due_at)
        ended = clock.stopped_at or clock.paused_at or self.at
        return fresh(
            Clock,
            id=timed_id(f"{clock.subject}:{clock.kind}", clock.started_at),
            subject=clock.subject,
            kind=clock.kind,
            rule=clock.rule,
            state=state,
            target=clock.target,
            warn_pct=WARN_PCT,
            calendar_id=self.digest,
            keys=sorted(clock.keys),
            started_at=clock.started_at,
            warn_at=clock.warn_at,
            due_at=clock.due_at,
            left=left,
            warned_at=clock.warn_at if is_broken or ended > clock.warn_at else None,
            broken_at=clock.due_at if is_broken else None,
            stopped_at=clock.stopped_at,
        )

    @property
    def as_begun(self) -> Clock:
        """As it was when it began to run."""
        began = copy(self.row)
        began.state = ClockState.RUNNING
        return began

    def lived_again(self) -> Iterator[evidence.Proof]:
        """That it was kept once, and that this was taken back."""
        first, again = self.clock.first_stopped_at, self.clock.revived_at
        if first is not None and again is not None:
            kept = copy(self.row)
            kept.state = ClockState.KEPT
            yield proof_that("ended", kept, at=first)
            yield proof_that("revived", self.as_begun, at=again)
