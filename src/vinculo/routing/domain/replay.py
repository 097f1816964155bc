"""Yesterday again with other weights: who would have been chosen, and who would have waited.

Only what was written down is repeated. The people considered are the ten best of each decision,
as they were then; work is given out at the moments at which it was, so nobody is made faster.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from uuid import UUID

from vinculo.routing.contracts import Term
from vinculo.routing.domain.choice import total
from vinculo.routing.domain.order import rank_at
from vinculo.routing.domain.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """Something that came, and when it was given to somebody."""

    item_id: UUID
    queue_id: UUID
    enqueued_at: datetime
    given_at: datetime
    priority: int
    due_at: datetime | None = None
    customer_class: str = ""
    upset_pct: int | None = None


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A decision: the best and their terms, the first of them was chosen."""

    item_id: UUID
    best: Sequence[tuple[UUID, Mapping[Term, int]]]


@dataclass(frozen=True, kw_only=True)
class Waits:
    """How long things waited, and how many were given before their deadline."""

    n: int
    mean: timedelta
    longest: timedelta
    with_deadline: int
    inside: int


def chosen_instead(decision: Chosen, settings: Settings) -> UUID | None:
    """Who would have been chosen with these settings; None: the same person."""
    if not decision.best:
        return None
    was = decision.best[0][0]
    now = max(decision.best, key=lambda each: (total(each[1], settings), each[0] == was))[0]
    return None if now == was else now


def given_anew(arrivals: Sequence[Arrival], settings: Settings) -> dict[UUID, datetime]:
    """When each item would have been given out: at each moment, the first of its queue then."""
    given: dict[UUID, datetime] = {}
    for queue_id in {each.queue_id for each in arrivals}:
        own = [each for each in arrivals if each.queue_id == queue_id]
        coming = [(each.enqueued_at, each.item_id.int, each) for each in own]
        heapify(coming)
        waiting: list[tuple[datetime, int, Arrival]] = []
        for moment in sorted(each.given_at for each in own):
            while coming and coming[0][0] <= moment:
                _, key, each = heappop(coming)
                heappush(waiting, (_rank(each, settings), key, each))
            _, _, first = heappop(waiting)
            given[first.item_id] = moment
    return given


def waits(arrivals: Sequence[Arrival], given: Mapping[UUID, datetime]) -> Waits:
    """The waits of ``arrivals`` when each was given out as ``given`` says."""
    lengths = [given[each.item_id] - each.enqueued_at for each in arrivals]
    promised = [each for each in arrivals if each.due_at is not None]
    inside = sum(given[each.item_id] <= each.due_at for each in promised if each.due_at)
    return Waits(
        n=len(lengths),
        mean=sum(lengths, timedelta()) / len(lengths) if lengths else timedelta(),
        longest=max(lengths, default=timedelta()),
        with_deadline=len(promised),
        inside=inside,
    )


def _rank(each: Arrival, settings: Settings) -> datetime:
    return rank_at(
        enqueued_at=each.enqueued_at,
        priority=each.priority,
        due_at=each.due_at,
        customer_class=each.customer_class,
        upset_pct=each.upset_pct,
        settings=settings,
    )
