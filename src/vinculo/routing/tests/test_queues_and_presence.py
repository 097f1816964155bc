"""Queues, the keys they give, and who is there."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import SYSTEM, Role, keys_of
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.testing import actor
from vinculo.organization import api as organization
from vinculo.routing import api, policy
from vinculo.routing.contracts import PresenceState
from vinculo.routing.domain.presence import GONE_AFTER
from vinculo.routing.models import WorkItem
from vinculo.routing.selectors import presence_of, queues_seen_by
from vinculo.routing.services.presence import beat, mark_gone
from vinculo.routing.services.queues import (
    NoSuchQueueError,
    QueueNameMissingError,
    QueueNameTakenError,
    ServiceHasQueueError,
    change_queue,
)
from vinculo.routing.testing import a_queue, an_agent_of

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_a_service_feeds_one_queue() -> None:
    service, team = uuid4(), organization.create_team(name="Averías", at=AT)
    queue = api.create_queue(service_id=service, name=" Averías ", team_id=team, at=AT)
    found = api.queue_for(service)
    assert (found.id, found.name, found.team_id) == (queue, "Averías", team)
    with pytest.raises(ServiceHasQueueError):
        api.create_queue(service_id=service, name="Otra", team_id=team, at=AT)
    with pytest.raises(QueueNameTakenError):
        api.create_queue(service_id=uuid4(), name="averías", team_id=team, at=AT)
    with pytest.raises(QueueNameMissingError):
        api.create_queue(service_id=uuid4(), name=" ", team_id=team, at=AT)
    with pytest.raises(api.NoQueueError):
        api.queue_for(uuid4())


def test_a_queue_gets_another_name_and_team() -> None:
    queue, other = a_queue(at=AT, name="Averías"), a_queue(at=AT, name="Altas")
    team = organization.create_team(name="Noche", at=AT)
    change_queue(queue_id=queue, name="Averías y citas", team_id=team)
    changed = next(q for q in api.all_queues() if q.id == queue)
    assert (changed.name, changed.team_id) == ("Averías y citas", team)
    with pytest.raises(QueueNameTakenError):
        change_queue(queue_id=other, name="averías y citas", team_id=team)
    with pytest.raises(QueueNameMissingError):
        change_queue(queue_id=other, name="", team_id=team)
    with pytest.raises(NoSuchQueueError):
        change_queue(queue_id=uuid4(), name="x", team_id=team)


@pytest.mark.parametrize(
    ("role", "holds"), [(Role.AGENT, True), (Role.SUPERVISOR, True), (Role.ANALYST, False)]
)
def test_members_of_the_team_hold_the_queues_key(role: Role, holds: bool) -> None:
    team = organization.create_team(name="Averías", at=AT)
    queue = api.create_queue(service_id=uuid4(), name="Averías", team_id=team, at=AT)
    user = a_user(role)
    organization.add_member(team_id=team, user_id=user.id)
    assert (f"queue:{queue}" in keys_of(user.id, frozenset({role}))) is holds
    assert f"queue:{queue}" not in keys_of(a_user(role).id, frozenset({role}))


def test_people_see_the_queues_they_work_and_administrators_all() -> None:
    mine, other = a_queue(at=AT), a_queue(at=AT)
    assert [q.id for q in queues_seen_by(an_agent_of(mine))] == [mine]
    assert {q.id for q in queues_seen_by(actor(Role.ADMINISTRATOR))} == {mine, other}
    assert api.queue_ids_of(an_agent_of(mine)) == (mine,)


def test_items_are_seen_in_ones_queues_and_when_they_are_ones_own() -> None:
    mine, other = a_queue(at=AT), a_queue(at=AT)
    for number, queue in enumerate((mine, other)):
        api.enqueue(subject=f"case:{number}", queue_id=queue, priority=50, due_at=None, at=AT)
    seen = WorkItem.objects.filter(policy.visible(an_agent_of(mine)))
    assert [item.subject for item in seen] == ["case:0"]
    assert WorkItem.objects.filter(policy.visible(SYSTEM)).count() == 2
    assert WorkItem.objects.filter(policy.visible(actor(Role.ANALYST))).count() == 0


def test_the_system_takes_no_work() -> None:
    with pytest.raises(NotAllowedError):
        api.take(subject=None, queue_ids=[], actor=SYSTEM, at=AT)


def test_who_falls_silent_is_taken_for_gone() -> None:
    marta, javier = a_user().id, a_user().id
    for user in (marta, javier):
        api.set_presence(user_id=user, state=PresenceState.AVAILABLE, at=AT)
    later = AT + GONE_AFTER + timedelta(seconds=1)
    beat(user_id=javier, at=later)
    assert presence_of(marta, later).state is PresenceState.OFFLINE
    assert mark_gone(at=later) == 1
    assert mark_gone(at=later) == 0
    assert presence_of(javier, later).state is PresenceState.AVAILABLE
    assert presence_of(marta, later).since == later


def test_saying_the_same_again_keeps_the_time_since() -> None:
    user = a_user().id
    assert presence_of(user, AT).state is PresenceState.OFFLINE
    for minutes in (0, 5):
        moment = AT + timedelta(minutes=minutes)
        api.set_presence(user_id=user, state=PresenceState.AWAY, at=moment)
    assert presence_of(user, AT).since == AT
    api.set_presence(user_id=user, state=PresenceState.AVAILABLE, at=moment)
    assert presence_of(user, moment).since == moment


def test_a_supervisor_sees_queues_and_is_told_that_making_them_is_not_theirs(db: None) -> None:
    supervisor = signed_in(a_user(Role.SUPERVISOR))
    page = reverse("routing:queues")
    assert supervisor.get(page).status_code == 200
    assert supervisor.post(page, {"name": "Otra"}).status_code == 403


def test_who_is_in_which_team_is_asked_once_for_all_keys() -> None:
    user = a_user(Role.AGENT)
    team_id = organization.create_team(name="Averías", at=AT)
    organization.add_member(team_id=team_id, user_id=user.id)
    queue_id = api.create_queue(service_id=uuid4(), name="Averías", team_id=team_id, at=AT)
    with CaptureQueriesContext(connection) as asked:
        keys = keys_of(user.id, frozenset({Role.AGENT}))
    assert {f"team:{team_id}", f"queue:{queue_id}"} <= keys
    assert sum("organization_membership" in query["sql"] for query in asked) == 1
    assert f"queue:{queue_id}" not in keys_of(user.id, frozenset({Role.OWNER}))
