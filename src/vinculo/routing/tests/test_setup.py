"""Settings have versions, and what waits stands where the new ones put it."""

from datetime import UTC, datetime, timedelta

import pytest

from vinculo.kernel.actor import Role
from vinculo.kernel.testing import actor
from vinculo.routing import api
from vinculo.routing.contracts import ChannelKind, CustomerClass, Inputs
from vinculo.routing.domain.capacity import Load
from vinculo.routing.domain.order import rank_at
from vinculo.routing.models import WorkItem
from vinculo.routing.selectors import setup as configured
from vinculo.routing.services import setup
from vinculo.routing.testing import a_queue, someone_there

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_new_settings_make_a_version_and_put_what_waits_in_their_order() -> None:
    queue, boss = a_queue(at=AT), actor(Role.ADMINISTRATOR)
    for number, due, customer_class, upset in (
        (1, None, None, None),
        (2, AT + timedelta(hours=5), CustomerClass.A, 80),
        (3, AT - timedelta(hours=5), CustomerClass.B, 0),
        (4, AT + timedelta(days=90), CustomerClass.C, 30),
    ):
        api.enqueue(
            subject=f"thing:{number}", queue_id=queue, priority=50 + number, due_at=due, at=AT,
            inputs=Inputs(customer_class=customer_class, upset_pct=upset),
        )  # fmt: skip
    version = setup.save_settings(
        values={"minutes_per_point": 7, "due_share_pct": 45, "class_points": 8, "mood_points": 2},
        actor=boss, at=AT, why=" Más peso a la espera ",
    )  # fmt: skip
    assert (version, configured.settings_in_force()[0]) == (1, 1)
    _, settings = configured.settings_in_force()
    for item in WorkItem.objects.all():
        assert abs(
            item.rank_at
            - rank_at(
                enqueued_at=item.enqueued_at, priority=item.priority, due_at=item.due_at,
                customer_class=item.customer_class, upset_pct=item.upset_pct, settings=settings,
            )
        ) < timedelta(milliseconds=1)  # fmt: skip
    with pytest.raises(setup.NothingChangedError):
        setup.save_settings(values={"minutes_per_point": 7}, actor=boss, at=AT, why="")
    assert [v.why for v in configured.setting_versions()] == ["Más peso a la espera"]


def test_loads_skills_limits_and_pauses_are_the_companys_to_say() -> None:
    queue = a_queue(at=AT)
    ana = someone_there(queue, at=AT)
    setup.set_load(kind=ChannelKind.CHAT, load=Load(weight_pct=50, cannot_wait=True))
    assert configured.loads()[ChannelKind.CHAT].weight_pct == 50
    assert configured.loads()[ChannelKind.CALL].weight_pct == 100
    fibre = setup.add_skill(name=" Fibra ")
    setup.add_skill(name="Inglés", language="en")
    with pytest.raises(setup.NameTakenError):
        setup.add_skill(name="fibra")
    with pytest.raises(setup.NameTakenError):
        setup.add_skill(name="English", language="en")
    setup.set_level(user_id=ana.user_id, skill_id=fibre, level=2)
    setup.set_level(user_id=ana.user_id, skill_id=fibre, level=4)
    setup.set_limit(user_id=ana.user_id, kind=ChannelKind.CHAT, at_most=1)
    assert configured.skills_of([ana.user_id]) == {ana.user_id: {str(fibre): 4}}
    assert configured.limits_of([ana.user_id]) == {ana.user_id: {"chat": 1}}
    setup.set_level(user_id=ana.user_id, skill_id=fibre, level=None)
    setup.set_limit(user_id=ana.user_id, kind=ChannelKind.CHAT, at_most=None)
    assert not configured.skills_of([ana.user_id])
    setup.keep_pause(name="Comida", max_minutes=45)
    pause = configured.pauses()[0]
    with pytest.raises(setup.NameTakenError):
        setup.keep_pause(name="comida", max_minutes=None)
    setup.keep_pause(name="Comida", max_minutes=60, pause_id=pause.id, is_open=False)
    assert configured.pauses() == []
    assert configured.pauses(all_of_them=True)[0].max_minutes == 60
