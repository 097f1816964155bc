"""Offers: who gets one, and what becomes of it; nothing is lost on the way."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from vinculo.identity.testing import a_user
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.testing import run_jobs
from vinculo.notices.testing import told
from vinculo.routing import api
from vinculo.routing.contracts import (
    ChannelKind,
    DecisionKind,
    Inputs,
    ItemState,
    OfferState,
    PresenceState,
    Refusal,
)
from vinculo.routing.domain.capacity import NoRoomError
from vinculo.routing.domain.choice import Step
from vinculo.routing.domain.presence import GONE_AFTER
from vinculo.routing.models import (
    AgentSkill,
    Decision,
    Offer,
    PauseReason,
    Presence,
    Skill,
    WorkItem,
)
from vinculo.routing.selectors import presence_of
from vinculo.routing.services import counters, offers, people, presence, queues, stuck
from vinculo.routing.services.dispatch import dispatch
from vinculo.routing.services.take import (
    ItemOfferedError,
    MayNotTakeError,
    PersonAbsentError,
    PersonFullError,
)
from vinculo.routing.testing import a_queue, an_offering_queue, someone_there

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
CHAT, CALL = Inputs(kind=ChannelKind.CHAT), Inputs(kind=ChannelKind.CALL)


@pytest.fixture
def queue() -> UUID:
    return an_offering_queue(at=AT)


def wait(queue: UUID, number: int = 1, *, inputs: Inputs = CHAT, at: datetime = AT) -> str:
    subject = f"thing:{number}"
    api.enqueue(subject=subject, queue_id=queue, priority=50, due_at=None, at=at, inputs=inputs)
    return subject


def offer_to(actor: Actor) -> Offer:
    return Offer.objects.get(user_id=actor.user_id, state=OfferState.OPEN)


def beat(*people: Actor, at: datetime) -> None:
    for actor in people:
        presence.beat(user_id=actor.user_id, at=at)


def agrees() -> bool:
    return counters.kept() == counters.recounted()


def test_what_arrives_is_offered_to_who_is_there_and_taken(queue: UUID) -> None:
    ana = someone_there(queue, at=AT)
    subject = wait(queue)
    assert "routing.dispatch" in run_jobs()
    dispatch(at=AT)
    offer = offer_to(ana)
    assert offers.accept(offer_id=offer.pk, actor=ana, at=offer.made_at + SECOND) == subject
    assert api.owners_of([subject])[subject].user_id == ana.user_id
    offer.refresh_from_db()
    assert offer.state == OfferState.ACCEPTED
    assert agrees()


def test_what_waits_is_never_pushed_to_somebody_absent(queue: UUID) -> None:
    away = someone_there(queue, at=AT)
    gone = someone_there(queue, at=AT - GONE_AFTER - SECOND)
    api.set_presence(user_id=away.user_id, state=PresenceState.AWAY, at=AT)
    wait(queue)
    assert dispatch(at=AT) == 0
    beat(gone, at=AT)  # a sign of life alone is enough before the minute's look
    assert dispatch(at=AT) == 1


def test_a_refused_offer_goes_to_somebody_else_and_not_back_at_once(queue: UUID) -> None:
    ana, luis = someone_there(queue, at=AT), someone_there(queue, at=AT)
    subject = wait(queue)
    dispatch(at=AT)
    first = Offer.objects.get()
    asked, other = (ana, luis) if first.user_id == ana.user_id else (luis, ana)
    offers.refuse(offer_id=first.pk, refusal=Refusal.NOT_MINE, actor=asked, at=AT)
    dispatch(at=AT)
    second = offer_to(other)
    offers.refuse(offer_id=second.pk, refusal=Refusal.BREAK, actor=other, at=AT)
    assert presence_of(other.user_id, AT).state is PresenceState.AWAY
    assert dispatch(at=AT) == 0
    with pytest.raises(offers.OfferGoneError):
        offers.refuse(offer_id=first.pk, refusal=Refusal.BUSY, actor=asked, at=AT)
    later = AT + 11 * MINUTE
    beat(asked, at=later)
    assert dispatch(at=later) == 1
    assert offer_to(asked).item.subject == subject
    assert agrees()


def test_an_offer_that_nobody_answers_ends_and_twice_makes_a_pause(queue: UUID) -> None:
    lead = a_user(Role.SUPERVISOR)
    ana = someone_there(queue, at=AT)
    for number in (1, 2):
        wait(queue, number, inputs=CALL)
    dispatch(at=AT)
    assert offers.expire(at=AT + 30 * SECOND) == 0
    assert offers.expire(at=AT + 31 * SECOND) == 1
    dispatch(at=AT + 32 * SECOND)
    assert offers.expire(at=AT + 63 * SECOND) == 1
    assert presence_of(ana.user_id, AT + 64 * SECOND).state is PresenceState.AWAY
    assert len(told(lead.id, "routing.unanswered")) == 1
    assert WorkItem.objects.filter(state=ItemState.WAITING, offered_to__isnull=True).count() == 2
    assert agrees()


def test_an_expired_offer_that_is_accepted_says_so_and_loses_nothing(queue: UUID) -> None:
    ana = someone_there(queue, at=AT)
    subject = wait(queue)
    dispatch(at=AT)
    offer = offer_to(ana)
    with pytest.raises(offers.OfferExpiredError):
        offers.accept(offer_id=offer.pk, actor=ana, at=offer.expires_at + SECOND)
    offers.expire(at=offer.expires_at + SECOND)
    with pytest.raises(offers.OfferExpiredError):
        offers.accept(offer_id=offer.pk, actor=ana, at=offer.expires_at + 2 * SECOND)
    assert api.item_of(subject).state is ItemState.WAITING
    stranger = someone_there(queue, at=AT)
    with pytest.raises(offers.OfferGoneError):
        offers.accept(offer_id=offer.pk, actor=stranger, at=AT)


def test_nobody_gets_more_than_they_can_attend(queue: UUID) -> None:
    ana = someone_there(queue, at=AT)
    for number in range(5):
        wait(queue, number)
    while dispatch(at=AT):
        for offer in Offer.objects.filter(state=OfferState.OPEN):
            offers.accept(offer_id=offer.pk, actor=ana, at=AT)
    assert WorkItem.objects.filter(owner_id=ana.user_id).count() == 3
    with pytest.raises(NoRoomError):
        api.take(subject=None, queue_ids=[queue], actor=ana, at=AT)
    assert Presence.objects.get(pk=ana.user_id).load_pct == 99
    assert agrees()


def test_a_chat_that_wakes_where_there_is_no_room_waits_for_whoever_had_it(queue: UUID) -> None:
    ana = someone_there(queue, at=AT)
    subjects = [wait(queue, number) for number in range(4)]
    for subject in subjects[:3]:
        api.take(subject=subject, queue_ids=[queue], actor=ana, at=AT)
    api.park(subject=subjects[0], at=AT)
    api.take(subject=subjects[3], queue_ids=[queue], actor=ana, at=AT)
    api.wake(subject=subjects[0], at=AT)
    assert api.item_of(subjects[0]).state is ItemState.WAITING
    api.park(subject=subjects[1], at=AT)
    api.park(subject=subjects[1], at=AT)
    api.wake(subject=subjects[1], at=AT)
    api.wake(subject=subjects[1], at=AT)
    assert api.owners_of([subjects[1]])[subjects[1]].user_id == ana.user_id
    assert agrees()


def test_somebody_elses_offer_cannot_be_taken_and_some_queues_only_give(queue: UUID) -> None:
    ana = someone_there(queue, at=AT, name="Ana")
    subject = wait(queue)
    dispatch(at=AT)
    luis = someone_there(queue, at=AT)
    with pytest.raises(ItemOfferedError) as refused:
        api.take(subject=subject, queue_ids=[queue], actor=luis, at=AT)
    assert refused.value.params == {"person": "Ana"}
    assert api.take(subject=None, queue_ids=[queue], actor=luis, at=AT) is None
    assert api.take(subject=None, queue_ids=[queue], actor=ana, at=AT) == subject
    queues.set_giving(queue_id=queue, giving=queues.Giving(offers=True, may_take=False))
    other = wait(queue, 2)
    assert api.take(subject=None, queue_ids=[queue], actor=luis, at=AT) is None
    with pytest.raises(MayNotTakeError):
        api.take(subject=other, queue_ids=[queue], actor=luis, at=AT)
    with pytest.raises(queues.NobodyServedError):
        queues.set_giving(queue_id=queue, giving=queues.Giving(offers=False, may_take=False))


def test_what_somebody_leaves_behind_waits_again(queue: UUID) -> None:
    ana = someone_there(queue, at=AT)
    call, letter = wait(queue, inputs=CALL), wait(queue, 2, inputs=Inputs())
    api.take(subject=letter, queue_ids=[queue], actor=ana, at=AT)
    luis = someone_there(queue, at=AT)
    dispatch(at=AT)
    assert offer_to(luis).item.subject == call
    offers.accept(offer_id=offer_to(luis).pk, actor=luis, at=AT)
    chat = wait(queue, 3)
    dispatch(at=AT)
    assert offer_to(ana).item.subject == chat
    gone = AT + GONE_AFTER + SECOND
    assert presence.mark_gone(at=gone) == 2
    assert Offer.objects.filter(state=OfferState.WITHDRAWN).count() == 1
    assert presence.give_back_what_cannot_wait(at=gone) == 0
    assert presence.give_back_what_cannot_wait(at=gone + 3 * MINUTE) == 1
    states = {s: api.item_of(s).state for s in (call, letter, chat)}
    assert states == {call: "waiting", letter: "taken", chat: "waiting"}
    assert agrees()


def test_a_call_leaves_time_to_finish_and_a_long_pause_is_told_once(queue: UUID) -> None:
    lead, ana = a_user(Role.SUPERVISOR), someone_there(queue, at=AT)
    call = wait(queue, inputs=CALL)
    api.take(subject=call, queue_ids=[queue], actor=ana, at=AT)
    api.finish(subject=call, at=AT)
    assert presence_of(ana.user_id, AT + SECOND).state is PresenceState.WRAP_UP
    wait(queue, 2)
    assert dispatch(at=AT + SECOND) == 0
    assert presence.end_wrap_ups(at=AT + 60 * SECOND) == 1
    assert dispatch(at=AT + 60 * SECOND) == 1
    lunch = PauseReason.objects.create(name="Comida", max_minutes=30)
    api.set_presence(
        user_id=ana.user_id, state=PresenceState.AWAY, at=AT + MINUTE, reason_id=lunch.pk
    )
    assert presence_of(ana.user_id, AT + MINUTE).reason == "Comida"
    assert presence.tell_of_long_pauses(at=AT + 31 * MINUTE) == 0
    assert presence.tell_of_long_pauses(at=AT + 32 * MINUTE) == 1
    assert presence.tell_of_long_pauses(at=AT + 33 * MINUTE) == 0
    assert [said["minutes"] for said in told(lead.id, "routing.pause_too_long")] == [30]
    with pytest.raises(presence.NoSuchPauseError):
        presence.set_presence(
            user_id=ana.user_id, state=PresenceState.AWAY, at=AT, reason_id=UUID(int=9)
        )


def test_what_nobody_can_do_is_said_to_the_supervisor_once_until_somebody_can(queue: UUID) -> None:
    lead, ana = a_user(Role.SUPERVISOR), someone_there(queue, at=AT)
    fibre = Skill.objects.create(name="Fibra")
    queues.ask_skill(queue_id=queue, skill_id=fibre.pk, min_level=3)
    subject = wait(queue)
    assert dispatch(at=AT) == 0
    assert (stuck.look(at=AT), stuck.look(at=AT)) == (1, 1)
    assert [said["missing"] for said in told(lead.id, "routing.stuck")] == ["Fibra 3"]
    assert Decision.objects.filter(kind=DecisionKind.STUCK).count() == 1
    AgentSkill.objects.create(user_id=ana.user_id, skill=fibre, level=4)
    assert stuck.look(at=AT) == 0
    assert WorkItem.objects.get(subject=subject).stuck_at is None
    assert dispatch(at=AT) == 1
    queues.ask_skill(queue_id=queue, skill_id=fibre.pk, min_level=None)


def test_the_ladder_opens_another_teams_doors_after_a_while(queue: UUID) -> None:
    help_queue = a_queue(at=AT)
    helper = someone_there(help_queue, at=AT)
    queues.add_step(queue_id=queue, step=Step(after=5 * MINUTE, to_queue=help_queue))
    with pytest.raises(queues.StepTakenError):
        queues.add_step(queue_id=queue, step=Step(after=5 * MINUTE, lower_by=1))
    with pytest.raises(queues.StepDoesNothingError):
        queues.add_step(queue_id=queue, step=Step(after=6 * MINUTE))
    wait(queue)
    assert dispatch(at=AT) == 0
    beat(helper, at=AT + 5 * MINUTE)
    assert dispatch(at=AT + 5 * MINUTE) == 1
    queues.remove_step(queue_id=queue, after_minutes=5)


def test_a_closed_queue_gives_nothing_out(queue: UUID) -> None:
    from vinculo.organization.testing import a_calendar

    someone_there(queue, at=AT)
    calendar = a_calendar(name="Horario")
    queues.set_giving(queue_id=queue, giving=queues.Giving(offers=True, calendar_id=calendar))
    night = datetime(2026, 11, 20, 2, tzinfo=UTC)
    wait(queue, at=night)
    for user_id in Presence.objects.values_list("pk", flat=True):
        presence.beat(user_id=user_id, at=night)
    assert dispatch(at=night) == 0
    for user_id in Presence.objects.values_list("pk", flat=True):
        presence.beat(user_id=user_id, at=AT)
    assert dispatch(at=AT) == 1


def test_the_first_to_come_does_not_get_the_whole_night(queue: UUID) -> None:
    for number in range(8):
        wait(queue, number, inputs=Inputs(), at=AT - MINUTE * 600)
    early = someone_there(queue, at=AT)
    assert all_that_comes_to(early, at=AT) == 2  # a quarter of eight
    wait(queue, 9, inputs=Inputs(), at=AT + SECOND)
    assert all_that_comes_to(early, at=AT + SECOND) == 1  # what comes now is theirs
    beat(early, at=AT + 31 * MINUTE)
    assert all_that_comes_to(early, at=AT + 31 * MINUTE) == 6


def all_that_comes_to(actor: Actor, *, at: datetime) -> int:
    """One after another, each accepted: nobody is asked about two things at once."""
    accepted = 0
    while dispatch(at=at):
        offers.accept(offer_id=offer_to(actor).pk, actor=actor, at=at)
        accepted += 1
    return accepted


def test_something_is_handed_to_a_skill_or_to_somebody_with_room(queue: UUID) -> None:
    ana, luis = someone_there(queue, at=AT), someone_there(queue, at=AT, name="Luis")
    fibre = Skill.objects.create(name="Fibra")
    AgentSkill.objects.create(user_id=luis.user_id, skill=fibre, level=3)
    call = wait(queue, inputs=CALL)
    api.take(subject=call, queue_ids=[queue], actor=ana, at=AT)
    api.transfer(subject=call, actor=ana, at=AT, to_skill=fibre.pk)
    dispatch(at=AT)
    assert offer_to(luis).item.subject == call
    with pytest.raises(people.NoSuchSkillError):
        api.transfer(subject=call, actor=ana, at=AT, to_skill=UUID(int=4))
    another = wait(queue, 2, inputs=CALL)
    api.take(subject=another, queue_ids=[queue], actor=ana, at=AT)
    with pytest.raises(PersonFullError) as refused:
        api.transfer(subject=another, actor=ana, at=AT, to_user=luis.user_id)
    assert refused.value.params == {"person": "Luis"}
    offers.withdraw_from(luis.user_id, at=AT)
    api.set_presence(user_id=luis.user_id, state=PresenceState.OFFLINE, at=AT)
    with pytest.raises(PersonAbsentError):
        api.transfer(subject=another, actor=ana, at=AT, to_user=luis.user_id)
    assert agrees()


def test_a_decision_keeps_the_ten_best_and_counts_who_was_left_out(queue: UUID) -> None:
    for _ in range(11):
        someone_there(queue, at=AT)
    away = someone_there(queue, at=AT)
    api.set_presence(user_id=away.user_id, state=PresenceState.AWAY, at=AT)
    wait(queue)
    dispatch(at=AT)
    decision = Decision.objects.get(kind=DecisionKind.OFFERED)
    assert len(decision.inputs["best"]) == 10
    assert decision.inputs["candidates"] == 11
    assert decision.inputs["left_out"] == {"paused": 1}
    assert decision.inputs["settings"] == 0
    assert set(decision.inputs["best"][0]["terms"]) >= {"skill", "idle", "free", "care"}


def test_whoever_had_something_that_comes_back_is_asked_first(queue: UUID) -> None:
    ana, luis = someone_there(queue, at=AT), someone_there(queue, at=AT)
    subject = wait(queue)
    api.take(subject=subject, queue_ids=[queue], actor=luis, at=AT)
    api.finish(subject=subject, at=AT)
    wait(queue)
    dispatch(at=AT)
    assert offer_to(luis).item.subject == subject
    assert not Offer.objects.filter(user_id=ana.user_id).exists()


def test_counters_add_up_after_they_are_folded(queue: UUID) -> None:
    for number in range(3):
        wait(queue, number)
    counters.fold()
    counters.fold()
    other = a_queue(at=AT)
    api.transfer(subject="thing:1", actor=someone_there(queue, at=AT), at=AT, to_queue=other)
    assert agrees()
    assert counters.kept().queues == {queue: (2, 0), other: (1, 0)}


def test_what_nobody_can_take_now_hides_nothing_however_much_of_it_there_is(queue: UUID) -> None:
    ana = someone_there(queue, at=AT)
    for number in range(30):
        skill = str(Skill.objects.create(name=f"Rara {number}").pk)
        wait(queue, number, inputs=Inputs(skills={skill: 3}), at=AT - 60 * MINUTE)
    last = wait(queue, 99, at=AT)
    assert dispatch(at=AT) == 1
    assert offer_to(ana).item.subject == last


def test_a_pause_instead_of_an_answer_asks_nothing_more(queue: UUID) -> None:
    ana = someone_there(queue, at=AT)
    for number in (1, 2):
        wait(queue, number)
    assert dispatch(at=AT) == 1
    offers.refuse(offer_id=offer_to(ana).pk, refusal=Refusal.BREAK, actor=ana, at=AT)
    assert dispatch(at=AT) == 0
    assert not Offer.objects.filter(state=OfferState.OPEN).exists()
    assert agrees()


def test_what_waits_outside_weighs_again_when_it_is_handed_to_the_same_person(queue: UUID) -> None:
    ana = someone_there(queue, at=AT)
    parked, call = wait(queue, 1), wait(queue, 2, inputs=CALL)
    for subject in (parked, call):
        api.take(subject=subject, queue_ids=[queue], actor=ana, at=AT)
        api.park(subject=subject, at=AT)
    api.wake(subject=call, at=AT)
    with pytest.raises(PersonFullError):
        api.transfer(subject=parked, actor=ana, at=AT, to_user=ana.user_id)
    api.finish(subject=call, at=AT)
    api.transfer(subject=parked, actor=ana, at=AT + 2 * MINUTE, to_user=ana.user_id)
    assert agrees()
