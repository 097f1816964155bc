"""The door to routing: queues, who gets what, who is there."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.routing import policy, selectors
from vinculo.routing.contracts import (
    NOTHING_MORE,
    Arrival,
    ArrivalCount,
    Board,
    CustomerClass,
    Inputs,
    ItemView,
    OwnerView,
    PresenceState,
    QueueView,
    SkillView,
    WaitingRow,
    WaitingView,
)
from vinculo.routing.selectors import board as boards
from vinculo.routing.selectors import feeds, setup
from vinculo.routing.services import items, keeping, presence, queues
from vinculo.routing.services import take as taking

NORMAL = 50
RAISED = 70
URGENT = 90


class NoQueueError(DomainError):
    """The service feeds no queue yet."""

    code = "routing_no_queue"


def queue_for(service_id: UUID | None, *, source: str = "") -> QueueView:
    """Where waits what comes in: the queue chosen for its mailbox or form, else its service's.

    What names no service waits in the first queue there is. Raises NoQueueError.
    """
    return queues_for([(service_id, source)])[service_id, source]


def queues_for(
    ways: Collection[tuple[UUID | None, str]],
) -> dict[tuple[UUID | None, str], QueueView]:
    """The same for several pairs of service and source. Raises NoQueueError when one has none."""
    queues = feeds.queues_of_ways(ways)
    if not queues.keys() >= set(ways):
        raise NoQueueError
    return queues


def all_queues() -> tuple[QueueView, ...]:
    """Every queue, to choose where something is handed to."""
    return selectors.all_queues()


def create_queue(
    *, service_id: UUID, name: str, team_id: UUID, at: datetime, queue_id: UUID | None = None
) -> UUID:
    """A queue in which the work of one service waits for one team."""
    return queues.create_queue(
        service_id=service_id, name=name, team_id=team_id, at=at, queue_id=queue_id
    )


def enqueue(
    *,
    subject: str,
    queue_id: UUID,
    priority: int,
    due_at: datetime | None,
    at: datetime,
    inputs: Inputs = NOTHING_MORE,
) -> UUID:
    """Let ``subject`` wait in a queue, once; answers the work item's id."""
    return items.enqueue(
        subject=subject, queue_id=queue_id, priority=priority, due_at=due_at, at=at, inputs=inputs
    )


def enqueue_all(arrivals: Sequence[Arrival]) -> dict[str, UUID]:
    """Let several subjects wait, each once, with as few questions; the ids of their items."""
    return items.enqueue_all(arrivals)


def reprioritise(
    *,
    subject: str,
    priority: int,
    due_at: datetime | None,
    at: datetime,
    why: str = "asked",
    customer_class: CustomerClass | None = None,
    upset_pct: int | None = None,
) -> None:
    """Hand down new inputs of the order, such as a clock that warned."""
    items.reprioritise(
        subject=subject,
        priority=priority,
        due_at=due_at,
        at=at,
        why=why,
        customer_class=customer_class,
        upset_pct=upset_pct,
    )


def park(*, subject: str, at: datetime) -> None:
    """It waits for somebody outside and takes nobody's time until then."""
    items.park(subject=subject, at=at)


def wake(*, subject: str, at: datetime) -> None:
    """It wants attention again; from the queue when whoever had it has no room."""
    items.wake(subject=subject, at=at)


def take(
    *, subject: str | None, queue_ids: Collection[UUID], actor: Actor, at: datetime
) -> str | None:
    """Give ``actor`` one item or the next; answers its subject, None when nothing waits."""
    return taking.take(subject=subject, queue_ids=queue_ids, actor=actor, at=at)


def transfer(
    *,
    subject: str,
    actor: Actor,
    at: datetime,
    to_user: UUID | None = None,
    to_queue: UUID | None = None,
    to_skill: UUID | None = None,
) -> None:
    """Hand an item to a person, to another queue or to whoever has a skill."""
    taking.transfer(
        subject=subject,
        actor=actor,
        at=at,
        to_user=to_user,
        to_queue=to_queue,
        to_skill=to_skill,
    )


def requeue(*, subject: str, at: datetime, why: str, actor: Actor | None = None) -> None:
    """Let an item wait again, with the age it had."""
    items.requeue(subject=subject, at=at, why=why, actor=actor)


def finish(*, subject: str, at: datetime, actor: Actor | None = None) -> None:
    """Nothing is left to do about ``subject``."""
    items.finish(subject=subject, at=at, actor=actor)


def keep_to(*, subject: str, people: Collection[UUID] | None, at: datetime) -> None:
    """From now on only these people may be asked, take it or be given it; None: everybody.

    Whoever else has it, or is being asked, loses it: it waits again with the age it had.
    """
    keeping.keep_to(subject=subject, people=people, at=at)


def owners_of(subjects: Collection[str]) -> dict[str, OwnerView | None]:
    """Who has each subject; None: nobody."""
    return selectors.owners_of(subjects)


def item_of(subject: str) -> ItemView | None:
    """The work item of ``subject``."""
    return selectors.item_of(subject)


def waiting(actor: Actor) -> WaitingView:
    """What waits in the actor's queues, and how much the actor holds."""
    return selectors.waiting_for(actor)


def skills() -> list[SkillView]:
    """All skills, to choose whom something is handed to."""
    return setup.skills()


def queue_ids_of(actor: Actor) -> tuple[UUID, ...]:
    """The queues whose work ``actor`` may take."""
    return tuple(UUID(text) for text in policy.queue_ids(actor))


def set_presence(
    *, user_id: UUID, state: PresenceState, at: datetime, reason_id: UUID | None = None
) -> None:
    """Say whether one is there, and why not."""
    presence.set_presence(user_id=user_id, state=state, at=at, reason_id=reason_id)


def board(*, actor: Actor, at: datetime, queue_id: UUID | None = None) -> Board:
    """The actor's queues (or one of them) and the people who work them, as they are at ``at``."""
    return boards.board(actor=actor, at=at, queue_id=queue_id)


def waiting_rows(
    *,
    actor: Actor,
    queue_id: UUID | None = None,
    after: tuple[datetime, UUID] | None = None,
    most: int = 50,
) -> list[WaitingRow]:
    """What waits in the actor's queues (or one of them), the oldest first."""
    return boards.waiting_rows(actor=actor, queue_id=queue_id, after=after, most=most)


def arrivals(
    *, queue_ids: Collection[UUID] | None, since: datetime, until: datetime
) -> list[ArrivalCount]:
    """Contacts by half hour, of half hours that are over; ``queue_ids`` None: of all queues."""
    return boards.arrivals(queue_ids=queue_ids, since=since, until=until)
