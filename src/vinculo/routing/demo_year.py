"""Queues of a large demo company, and the work that went through them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID

from vinculo.kernel.demo import demo_id, timed_id
from vinculo.kernel.inserting import fresh, insert_all
from vinculo.routing.contracts import ChannelKind, DecisionKind, ItemState
from vinculo.routing.domain.needs import need_of
from vinculo.routing.domain.order import rank_at
from vinculo.routing.domain.settings import Settings
from vinculo.routing.models import Decision, WorkItem
from vinculo.routing.selectors import setup
from vinculo.routing.services.queues import Giving, create_queue, set_giving


@dataclass(frozen=True, kw_only=True)
class YearQueue:
    """A queue under ``demo_id("queue:<key>")`` for the service of the same key."""

    key: str
    name: str
    team: str


@dataclass(frozen=True, kw_only=True)
class YearItem:
    """Something that came into a queue; without ``owner_id`` it still waits."""

    place: int
    subject: str
    queue: str
    at: datetime
    due_at: datetime | None
    priority: int
    upset_pct: int | None
    owner_id: UUID | None
    taken_at: datetime | None
    finished_at: datetime | None
    parked_at: datetime | None


def write_queues(queues: Sequence[YearQueue], *, since: datetime) -> None:
    """Open the queues; people take from them, and get offers."""
    for queue in queues:
        queue_id = create_queue(
            queue_id=demo_id(f"queue:{queue.key}"),
            service_id=demo_id(f"service:{queue.key}"),
            name=queue.name,
            team_id=demo_id(f"team:{queue.team}"),
            at=since,
        )
        set_giving(queue_id=queue_id, giving=Giving(offers=True, offer_seconds=45))


@lru_cache(maxsize=16_384)
def item_id(place: int, at: datetime) -> UUID:
    """The fixed id of an item that came at ``at``."""
    return timed_id(f"year:item:{place}", at)


@dataclass(frozen=True)
class Order:
    """By which work is weighed and ordered."""

    weights: Mapping[ChannelKind, int]
    settings: Settings


def order() -> Order:
    """What is in force."""
    weights = {kind: load.weight_pct for kind, load in setup.loads().items()}
    return Order(weights=weights, settings=setup.settings_in_force()[1])


def write_items(items: Sequence[YearItem], *, order: Order) -> None:
    """Write items with what was decided of them; the counters of the queues follow."""
    weights, settings = order.weights, order.settings
    rows = []
    for item in items:
        queue_id = demo_id(f"queue:{item.queue}")
        kind = ChannelKind.MAIL
        rows.append(
            fresh(
                WorkItem,
                id=item_id(item.place, item.at),
                subject=item.subject,
                queue_id=queue_id,
                state=_state(item),
                owner_id=item.owner_id,
                kind=kind,
                weight_pct=weights[kind],
                priority=item.priority,
                due_at=item.due_at,
                enqueued_at=item.at,
                rank_at=rank_at(
                    enqueued_at=item.at,
                    priority=item.priority,
                    due_at=item.due_at,
                    upset_pct=item.upset_pct,
                    settings=settings,
                ),
                need=need_of(queue_id, kind, "", {}),
                upset_pct=item.upset_pct,
                parked_at=item.parked_at,
                taken_at=item.taken_at,
                finished_at=item.finished_at,
            )
        )
    insert_all(rows)
    insert_all(decision for item in items for decision in _decisions(item))


def _state(item: YearItem) -> ItemState:
    if item.finished_at:
        return ItemState.DONE
    return ItemState.TAKEN if item.owner_id else ItemState.WAITING


def _decisions(item: YearItem) -> list[Decision]:
    """That it came, who took it, that it was done."""
    row, found = item_id(item.place, item.at), []

    def decided(kind: DecisionKind, at: datetime, why: str, **inputs: object) -> None:
        person = None if kind is DecisionKind.ENQUEUED else item.owner_id
        found.append(
            fresh(
                Decision,
                id=timed_id(f"{kind}:{item.place}", at),
                item_id=row,
                kind=kind,
                at=at,
                actor_id=person,
                why=why,
                inputs=inputs,
            )
        )

    queue = str(demo_id(f"queue:{item.queue}"))
    decided(
        DecisionKind.ENQUEUED,
        item.at,
        "arrived",
        queue=queue,
        priority=50,
        upset_pct=item.upset_pct,
    )
    if item.taken_at:
        waited = int((item.taken_at - item.at) / timedelta(seconds=1))
        decided(DecisionKind.TAKEN, item.taken_at, "chosen", priority=50, waited_s=waited)
    if item.finished_at:
        decided(DecisionKind.FINISHED, item.finished_at, "finished")
    return found
