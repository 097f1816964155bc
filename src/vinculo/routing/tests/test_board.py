"""Counters of queues agree with a recount, and what came is counted half hour by half hour."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import DomainError
from vinculo.routing import api
from vinculo.routing.contracts import PresenceState
from vinculo.routing.domain.slots import slot_of
from vinculo.routing.models import Arrivals, QueueChange, Recount
from vinculo.routing.selectors.board import arrivals, counters
from vinculo.routing.services.arrivals import fold
from vinculo.routing.services.recount import recount
from vinculo.routing.testing import a_queue, an_agent_of, someone_there

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 9, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("moment", "slot"),
    [
        pytest.param(AT, AT.replace(minute=0), id="first half"),
        pytest.param(AT.replace(minute=30), AT.replace(minute=30), id="on the half"),
        pytest.param(AT.replace(minute=59, second=59), AT.replace(minute=30), id="last second"),
    ],
)
def test_a_half_hour_begins_where_it_does(moment: datetime, slot: datetime) -> None:
    assert slot_of(moment) == slot


MOVES = st.lists(
    st.tuples(st.sampled_from(["enter", "take", "give_back", "finish", "park", "wake"]),
              st.integers(0, 5)),
    max_size=25,
)  # fmt: skip


@given(moves=MOVES)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_counters_agree_with_a_recount_after_any_moves(moves: list[tuple[str, int]]) -> None:
    queue_id = a_queue(at=AT)
    agent = someone_there(queue_id, at=AT)
    run = uuid4().hex[:6]
    for place, (move, number) in enumerate(moves):
        at, subject = AT + place * MINUTE, f"case:{run}-{number}"
        try:
            if move == "enter":
                api.enqueue(subject=subject, queue_id=queue_id, priority=50, due_at=None, at=at)
            elif move == "take":
                api.take(subject=subject, queue_ids=[queue_id], actor=agent, at=at)
            elif move == "give_back":
                api.requeue(subject=subject, at=at, why="given_back")
            else:
                getattr(api, move)(subject=subject, at=at)
        except DomainError:
            continue
    assert recount(at=AT + timedelta(days=1, seconds=Recount.objects.count())) == 0


def test_a_wrong_counter_is_put_right_and_said(db: None) -> None:
    queue_id = a_queue(at=AT)
    api.enqueue(subject="case:1", queue_id=queue_id, priority=50, due_at=None, at=AT)
    QueueChange.objects.create(queue_id=queue_id, waiting=3, held=-1)
    agent = someone_there(queue_id, at=AT)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE routing_presence SET load_pct = 40 WHERE user_id = %s", [agent.user_id]
        )
    ana = a_user(Role.ADMINISTRATOR, name="Ana Soto")
    assert recount(at=AT) == 2
    assert counters([queue_id]) == {queue_id: (1, 0)}
    assert recount(at=AT + MINUTE) == 0
    assert [row.wrong for row in Recount.objects.order_by("at")] == [2, 0]
    bell = signed_in(ana).get("/avisos/").content.decode()
    assert "encontró mal 2 de" in bell


def test_what_came_is_written_down_once_its_half_hour_is_over() -> None:
    queue_id = a_queue(at=AT)
    for minutes in (0, 5, 25, 40):
        api.enqueue(
            subject=f"case:{minutes}", queue_id=queue_id, priority=50, due_at=None,
            at=AT + minutes * MINUTE,
        )  # fmt: skip
    later = AT + 45 * MINUTE
    fold(at=later)
    since = AT - timedelta(days=1)
    found = arrivals(queue_ids=None, since=since, until=later)
    assert [(row.starts_at, row.n) for row in found] == [(AT.replace(minute=0), 2)]
    assert Arrivals.objects.count() == 1, "the half hour that runs is counted where it is shown"
    supervisor = an_agent_of(queue_id, role=Role.SUPERVISOR)
    (queue,) = api.board(actor=supervisor, at=later).queues
    assert (queue.waiting, queue.oldest_at) == (4, AT)
    fold(at=later + 30 * MINUTE)
    fold(at=later + 31 * MINUTE)
    assert [row.n for row in Arrivals.objects.order_by("starts_at")] == [2, 2]


def test_what_waits_is_listed_oldest_first_page_by_page() -> None:
    queue_id, other = a_queue(at=AT), a_queue(at=AT)
    for number in range(3):
        api.enqueue(
            subject=f"case:{number}", queue_id=queue_id, priority=50, due_at=None,
            at=AT + number * MINUTE,
        )  # fmt: skip
    api.enqueue(subject="case:other", queue_id=other, priority=50, due_at=None, at=AT)
    reader = an_agent_of(queue_id)
    first = api.waiting_rows(actor=reader, most=2)
    assert [row.subject for row in first] == ["case:0", "case:1"]
    end = (first[-1].enqueued_at, first[-1].item_id)
    assert [r.subject for r in api.waiting_rows(actor=reader, after=end)] == ["case:2"]
    assert api.waiting_rows(actor=reader, queue_id=other) == []


def test_people_are_free_busy_or_away() -> None:
    queue_id = a_queue(at=AT)
    free, busy = (someone_there(queue_id, at=AT, name=name) for name in ("Inés", "Omar"))
    away = someone_there(queue_id, at=AT, name="Sofía")
    api.set_presence(user_id=away.user_id, state=PresenceState.AWAY, at=AT)
    api.enqueue(subject="case:1", queue_id=queue_id, priority=50, due_at=None, at=AT)
    api.take(subject="case:1", queue_ids=[queue_id], actor=busy, at=AT)
    people = {p.name: p for p in api.board(actor=free, at=AT).people}
    assert [people[n].is_free for n in ("Inés", "Omar", "Sofía")] == [True, False, False]
    assert all(person.is_there for person in people.values())
    assert people["Omar"].held == {"mail": 1}
