"""What the live page is put together from: queues, people, deadlines, what is expected."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from uuid import UUID

from vinculo.analytics import api as analytics
from vinculo.analytics.contracts import AlertRow, ExpectedSlot, KeptLately, LiveFigure
from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseRow
from vinculo.clocks.contracts import KeptRate
from vinculo.kernel.actor import Actor
from vinculo.routing import api as routing
from vinculo.routing.contracts import ArrivalCount, Board, PersonNow, QueueNow

SLOT = timedelta(minutes=30)
SHOWN_LATE = 6
AHEAD = timedelta(days=2)
BEFORE, AFTER = timedelta(hours=3), timedelta(hours=4)
NONE_YET = KeptRate(judged=0, kept=0)


@dataclass(frozen=True, kw_only=True)
class QueueLine:
    """A queue with its figures; ``came`` and ``expected`` are of the last whole half hour."""

    queue: QueueNow
    kept: KeptRate
    people: tuple[PersonNow, ...]
    expected: ExpectedSlot | None
    came: int
    alerts: tuple[AlertRow, ...]

    @property
    def free(self) -> int:
        """How many of its people could take something now."""
        return sum(person.is_free for person in self.people)

    @property
    def busy(self) -> int:
        """How many of its people are there and not free."""
        return sum(person.is_there and not person.is_free for person in self.people)

    @property
    def kept_pct(self) -> float | None:
        """The share of today's deadlines that were kept; None: none was judged."""
        return 100 * self.kept.kept / self.kept.judged if self.kept.judged else None

    def is_beyond(self, figure: LiveFigure) -> bool:
        """Whether a figure of the queue is beyond its threshold."""
        return any(alert.figure is figure for alert in self.alerts)


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One half hour of all queues together."""

    starts_at: datetime
    expected: float | None
    low: float | None
    high: float | None
    came: int | None


@dataclass(frozen=True, kw_only=True)
class LiveView:
    """Everything on the live page at one moment."""

    at: datetime
    board: Board
    lines: tuple[QueueLine, ...]
    slots: tuple[Slot, ...]
    late: int
    next_due: tuple[CaseRow, ...]
    upcoming: tuple[ExpectedSlot, ...]
    lately: KeptLately

    @property
    def kept(self) -> KeptRate:
        """The deadlines of all queues: today's or, on a quiet day, the last week's."""
        return self.lately.whole

    @property
    def there(self) -> list[PersonNow]:
        """Everybody who is at work."""
        return [person for person in self.board.people if person.is_there]

    @property
    def free(self) -> list[PersonNow]:
        """Everybody who could take something now."""
        return [person for person in self.board.people if person.is_free]

    def is_beyond(self, figure: LiveFigure) -> bool:
        """Whether a figure of some queue is beyond its threshold."""
        return any(line.is_beyond(figure) for line in self.lines)


def live_view(*, actor: Actor, at: datetime) -> LiveView:
    """The live page of the queues that ``actor`` works, in a bounded number of queries."""
    board = routing.board(actor=actor, at=at)
    ids = [queue.id for queue in board.queues]
    now = slot_of(at)
    lately = analytics.kept_lately(ids, at=at)
    kept = {} if lately.days else lately.rates
    expected = analytics.expected_arrivals(ids, since=now - BEFORE, until=now + AFTER)
    came = routing.arrivals(queue_ids=ids, since=now - BEFORE, until=now)
    alerts = analytics.alerts(ids)
    last = {slot.queue_id: slot for slot in expected if slot.starts_at == now - SLOT}
    came_last = {count.queue_id: count.n for count in came if count.starts_at == now - SLOT}
    return LiveView(
        at=at,
        board=board,
        lines=tuple(
            QueueLine(
                queue=queue,
                kept=kept.get(queue.id, NONE_YET),
                people=tuple(p for p in board.people if queue.team_id in p.team_ids),
                expected=last.get(queue.id),
                came=came_last.get(queue.id, 0),
                alerts=tuple(alert for alert in alerts if alert.queue_id == queue.id),
            )
            for queue in board.queues
        ),
        slots=_slots(now, expected, came),
        late=cases.how_many_due(actor=actor, moment=at),
        next_due=tuple(cases.due_before(actor=actor, moment=at + AHEAD, most=SHOWN_LATE)),
        upcoming=tuple(slot for slot in expected if slot.starts_at == now + SLOT),
        lately=lately,
    )


def slot_of(at: datetime) -> datetime:
    """When the half hour of ``at`` began."""
    return at.replace(minute=at.minute - at.minute % 30, second=0, microsecond=0)


def _slots(
    now: datetime, expected: Sequence[ExpectedSlot], came: Sequence[ArrivalCount]
) -> tuple[Slot, ...]:
    """Half hours around now; what came is known of those that are over."""
    said: defaultdict[datetime, list[ExpectedSlot]] = defaultdict(list)
    for slot in expected:
        said[slot.starts_at].append(slot)
    real: defaultdict[datetime, int] = defaultdict(int)
    for count in came:
        real[count.starts_at] += count.n
    times = [now - BEFORE + SLOT * i for i in range(int((BEFORE + AFTER) / SLOT))]
    return tuple(_slot(time, said[time], real[time] if time < now else None) for time in times)


def _slot(time: datetime, said: list[ExpectedSlot], came: int | None) -> Slot:
    """Queues together; their errors are taken to be independent, so squares are added up."""
    if not said:
        return Slot(starts_at=time, expected=None, low=None, high=None, came=came)
    expected = sum(slot.expected for slot in said)
    below = sqrt(sum((slot.expected - slot.low) ** 2 for slot in said))
    above = sqrt(sum((slot.high - slot.expected) ** 2 for slot in said))
    return Slot(
        starts_at=time,
        expected=expected,
        low=max(expected - below, 0.0),
        high=expected + above,
        came=came,
    )


def case_id_of(subject: str) -> UUID | None:
    """The case that a subject of routing names."""
    kind, _, key = subject.partition(":")
    return UUID(key) if kind == "case" else None
