"""Work items: once in a queue, with one owner, each decision explained."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from vinculo.identity.testing import a_user
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.models import LiveEvent
from vinculo.routing import api
from vinculo.routing.contracts import DecisionKind, ItemState
from vinculo.routing.domain.items import IllegalItemActionError, ItemTakenError
from vinculo.routing.models import Decision, WorkItem
from vinculo.routing.services.items import NoSuchItemError
from vinculo.routing.services.queues import NoSuchQueueError
from vinculo.routing.testing import a_queue, an_agent_of

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def queue() -> UUID:
    return a_queue(at=AT)


@pytest.fixture
def marta(queue: UUID) -> Actor:
    return an_agent_of(queue, user_id=a_user(Role.AGENT, name="Marta Ruiz").id)


@pytest.fixture
def javier(queue: UUID) -> Actor:
    return an_agent_of(queue, user_id=a_user(Role.AGENT, name="Javier Mora").id)


def put(queue: UUID, subject: str, **how: object) -> UUID:
    given = {"priority": 50, "due_at": None, "at": AT} | how
    return api.enqueue(subject=subject, queue_id=queue, **given)


def take(actor: Actor, queue: UUID, subject: str | None = None) -> str | None:
    return api.take(subject=subject, queue_ids=[queue], actor=actor, at=AT + HOUR)


def decisions(subject: str) -> list[str]:
    return list(
        Decision.objects.filter(item__subject=subject).order_by("pk").values_list("kind", flat=True)
    )


def test_asking_twice_makes_one_item(queue: UUID) -> None:
    assert put(queue, "case:1") == put(queue, "case:1", priority=90)
    assert WorkItem.objects.get().priority == 50
    assert decisions("case:1") == [DecisionKind.ENQUEUED]


def test_a_finished_item_waits_anew(queue: UUID, marta: Actor) -> None:
    item = put(queue, "case:1")
    take(marta, queue)
    api.finish(subject="case:1", at=AT + HOUR, actor=marta)
    assert put(queue, "case:1", at=AT + 2 * HOUR) == item
    row = WorkItem.objects.get()
    assert (row.state, row.owner_id, row.finished_at) == (ItemState.WAITING, None, None)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ({"priority": 70}, {"priority": 50}, "priority"),
        ({"due_at": AT + HOUR}, {"due_at": AT + 2 * HOUR}, "due_sooner"),
        ({"due_at": AT + HOUR}, {"due_at": None}, "due_sooner"),
        ({"at": AT - HOUR}, {"at": AT}, "waited_longer"),
    ],
)
def test_the_next_is_the_most_urgent_and_says_why(
    queue: UUID, marta: Actor, first: dict, second: dict, why: str
) -> None:
    put(queue, "case:second", **second)
    put(queue, "case:first", **first)
    assert take(marta, queue) == "case:first"
    taken = Decision.objects.get(kind=DecisionKind.TAKEN)
    assert (taken.why, taken.actor_id) == (why, marta.user_id)
    assert taken.inputs["waiting"] == 2
    assert len(taken.inputs["next_best"]) == 1


def test_nothing_waits_in_an_empty_queue(queue: UUID, marta: Actor) -> None:
    assert take(marta, queue) is None


def test_an_item_has_one_owner(queue: UUID, marta: Actor, javier: Actor) -> None:
    put(queue, "case:1")
    assert take(marta, queue, "case:1") == "case:1"
    with pytest.raises(ItemTakenError) as refused:
        take(javier, queue, "case:1")
    assert refused.value.params == {"owner": "Marta Ruiz"}
    assert take(javier, queue) is None
    owner = api.owners_of(["case:1", "case:2"])
    assert owner["case:1"].user_id == marta.user_id
    assert owner["case:2"] is None


def test_taking_ones_own_again_changes_nothing(queue: UUID, marta: Actor) -> None:
    put(queue, "case:1")
    take(marta, queue, "case:1")
    take(marta, queue, "case:1")
    assert decisions("case:1") == [DecisionKind.ENQUEUED, DecisionKind.TAKEN]


def test_nobody_takes_from_a_queue_of_others(queue: UUID, marta: Actor) -> None:
    put(a_queue(at=AT), "case:1")
    with pytest.raises(NoSuchItemError):
        take(marta, queue, "case:1")
    assert take(marta, queue) is None


def test_a_finished_item_cannot_be_taken(queue: UUID, marta: Actor) -> None:
    put(queue, "case:1")
    api.finish(subject="case:1", at=AT)
    api.finish(subject="case:1", at=AT)
    with pytest.raises(IllegalItemActionError):
        take(marta, queue, "case:1")


def test_an_item_is_handed_to_a_person(queue: UUID, marta: Actor, javier: Actor) -> None:
    put(queue, "case:1")
    take(marta, queue)
    api.transfer(subject="case:1", actor=marta, at=AT + HOUR, to_user=javier.user_id)
    assert api.item_of("case:1").owner_id == javier.user_id
    topics = set(LiveEvent.objects.values_list("topic", flat=True))
    assert {f"person:{marta.user_id}", f"person:{javier.user_id}", f"queue:{queue}"} <= topics


def test_an_item_keeps_its_age_in_another_queue(queue: UUID, marta: Actor) -> None:
    put(queue, "case:1")
    take(marta, queue)
    other = a_queue(at=AT)
    api.transfer(subject="case:1", actor=marta, at=AT + HOUR, to_queue=other)
    item = api.item_of("case:1")
    assert (item.queue_id, item.state, item.owner_id) == (other, ItemState.WAITING, None)
    assert item.enqueued_at == AT


def test_a_transfer_names_one_target(queue: UUID, marta: Actor) -> None:
    put(queue, "case:1")
    with pytest.raises(ValueError, match="one of them"):
        api.transfer(subject="case:1", actor=marta, at=AT)
    with pytest.raises(NoSuchQueueError):
        api.transfer(subject="case:1", actor=marta, at=AT, to_queue=uuid4())


def test_an_item_given_back_waits_for_anybody(queue: UUID, marta: Actor, javier: Actor) -> None:
    put(queue, "case:1")
    take(marta, queue)
    api.requeue(subject="case:1", at=AT + HOUR, why="given_back", actor=marta)
    api.requeue(subject="case:1", at=AT + HOUR, why="given_back", actor=marta)
    assert take(javier, queue) == "case:1"
    assert decisions("case:1").count(DecisionKind.REQUEUED) == 1


def test_urgency_changes_once_and_never_after_the_end(queue: UUID) -> None:
    put(queue, "case:1")
    for _ in range(2):
        api.reprioritise(subject="case:1", priority=90, due_at=AT, at=AT, why="broken")
    api.finish(subject="case:1", at=AT)
    api.reprioritise(subject="case:1", priority=10, due_at=AT, at=AT)
    assert WorkItem.objects.get().priority == 90
    assert decisions("case:1").count(DecisionKind.REPRIORITISED) == 1


def test_what_nobody_enqueued_is_said(queue: UUID) -> None:
    with pytest.raises(NoSuchItemError):
        api.finish(subject="case:none", at=AT)
    assert api.item_of("case:none") is None


def test_waiting_counts_only_ones_own_queues(queue: UUID, marta: Actor) -> None:
    put(queue, "case:1")
    put(queue, "case:2", at=AT - HOUR)
    put(queue, "case:3")
    put(a_queue(at=AT), "case:4")
    take(marta, queue, "case:3")
    found = api.waiting(marta)
    assert (found.total, found.mine, found.queues[0].oldest_at) == (2, 1, AT - HOUR)
