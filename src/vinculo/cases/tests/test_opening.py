"""A message becomes a case: number, clocks, queue, access, once."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps

from vinculo.cases import api
from vinculo.cases.contracts import CaseKind, CaseStatus, EntryKind, Outcome
from vinculo.cases.domain.drafts import EmptyTextError
from vinculo.cases.domain.lifecycle import REOPEN_GRACE
from vinculo.cases.models import Case, CaseEntry, CaseMessage
from vinculo.cases.selectors import page
from vinculo.cases.services import hands, story
from vinculo.cases.services.hearing import Heard, hear_message, hear_messages
from vinculo.cases.services.resolve import close_old
from vinculo.cases.testing import MORNING, House, a_case, a_house, acting
from vinculo.clocks import api as clocks
from vinculo.identity.testing import a_user
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.models import LiveEvent
from vinculo.kernel.testing import actor, run_jobs
from vinculo.routing import api as routing

HOUR = timedelta(hours=1)


def again(case, *, at, headers=()):
    """The same customer writes into the same thread."""
    view = interactions.conversation(case.conversation_id)
    sent = interactions.messages(case.conversation_id)
    raw = mail(
        sender="Lucía Romero <lucia@correo.example>",
        subject=f"Re: {view.subject}",
        text="¿Hay novedades?",
        message_id=f"<{uuid4()}@correo.example>",
        headers=(("In-Reply-To", f"<{answer_id(sent)}>"), *headers),
    )
    taken = arrive(raw, at=at)
    run_jobs()
    assert taken.conversation_id == case.conversation_id
    return api.case_of(case.conversation_id)


def answer_id(sent):
    ours = [m.id for m in sent if m.direction == "out"]
    return apps.get_model("interactions", "Message").objects.get(pk=ours[-1]).message_id


def answer(case, house, at):
    """Marta answers, having seen everything."""
    latest = Case.objects.get(pk=case.id).latest_message_id
    api.answer_case(
        case_id=case.id, html="<p>Va un técnico.</p>", seen=latest, actor=house.agent, at=at
    )


def kinds(case_id) -> list[str]:
    return list(
        CaseEntry.objects.filter(case_id=case_id).order_by("pk").values_list("kind", flat=True)
    )


def test_a_message_opens_a_case(house: House) -> None:
    case = a_case()
    assert case.number == "2026-000001" or case.number.startswith("2026-")
    assert (case.status, case.kind, case.service_id) == (
        CaseStatus.NEW,
        CaseKind.QUERY,
        house.service_id,
    )
    conversation = interactions.conversation(case.conversation_id)
    assert (conversation.reference, conversation.key) == (case.number, case.key)
    item = routing.item_of(f"case:{case.id}")
    assert (item.queue_id, item.due_at) == (house.queue_id, MORNING + 4 * HOUR)
    started = clocks.clocks_of([f"case:{case.id}"])[f"case:{case.id}"]
    assert {clock.kind for clock in started} == {"first_answer", "resolution"}
    assert kinds(case.id) == [EntryKind.OPENED, EntryKind.MESSAGE]
    row = Case.objects.get()
    assert row.access_keys == sorted([f"queue:{house.queue_id}", f"service:{house.service_id}"])
    assert f"queue:{house.queue_id}" in LiveEvent.objects.filter(
        kind="cases.changed", ref=case.id
    ).values_list("topic", flat=True)


def test_hearing_a_message_twice_changes_nothing(house: House) -> None:
    case = a_case()
    message = CaseMessage.objects.get()
    heard = Heard(
        message_id=message.message_id,
        conversation_id=case.conversation_id,
        service_id=house.service_id,
        key=case.key,
        received_at=MORNING,
    )
    assert hear_message(heard) == case.id
    assert Case.objects.count() == 1
    assert kinds(case.id) == [EntryKind.OPENED, EntryKind.MESSAGE]


def test_numbers_follow_each_other_and_a_new_year_begins_at_one(house: House) -> None:
    first = a_case(sender="Uno <uno@correo.example>")
    second = a_case(sender="Dos <dos@correo.example>")
    assert int(second.number[5:]) == int(first.number[5:]) + 1
    new_year = MORNING + timedelta(days=45)
    third = a_case(sender="Tres <tres@correo.example>", at=new_year)
    assert third.number == "2027-000001"


def test_the_year_is_the_companys_own(house: House) -> None:
    half_past_midnight_in_madrid = MORNING.replace(month=12, day=31, hour=23, minute=30)
    assert a_case(at=half_past_midnight_in_madrid).number.startswith("2027-")


def test_a_second_message_goes_on_with_the_case(house: House) -> None:
    case = a_case()
    answer(case, house, MORNING + HOUR)
    same = again(case, at=MORNING + 2 * HOUR)
    assert same.id == case.id
    assert kinds(case.id)[-1] == EntryKind.MESSAGE


def test_a_reply_ends_the_waiting(house: House) -> None:
    from vinculo.cases.services.answer import set_waiting

    case = a_case()
    answer(case, house, MORNING + HOUR)
    set_waiting(case_id=case.id, until=None, actor=house.agent, at=MORNING + HOUR)
    assert Case.objects.get().due_at is None
    assert again(case, at=MORNING + 2 * HOUR).status is CaseStatus.OPEN
    assert Case.objects.get().due_at is not None


def test_a_reply_within_three_days_reopens(house: House) -> None:
    case = a_case()
    answer(case, house, MORNING + HOUR)
    api.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + HOUR)
    assert routing.owners_of([f"case:{case.id}"])[f"case:{case.id}"] is None
    same = again(case, at=MORNING + HOUR + REOPEN_GRACE)
    assert (same.id, same.status, same.resolved_at) == (case.id, CaseStatus.OPEN, None)
    assert Case.objects.get().reopened_count == 1
    running = [
        c for c in clocks.clocks_of([f"case:{case.id}"])[f"case:{case.id}"] if not c.stopped_at
    ]
    assert [clock.kind for clock in running] == ["resolution"]
    assert routing.waiting(house.agent).total == 1


def test_a_later_reply_opens_a_case_that_follows(house: House) -> None:
    case = a_case()
    answer(case, house, MORNING + HOUR)
    api.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + HOUR)
    later = MORNING + HOUR + REOPEN_GRACE + HOUR
    assert close_old(at=later) == 1
    assert close_old(at=later) == 0
    new = again(case, at=later)
    assert new.id != case.id
    assert new.key != case.key
    assert Case.objects.get(pk=new.id).follows_id == case.id
    assert EntryKind.FOLLOWED_UP in kinds(new.id)
    assert Case.objects.get(pk=case.id).status == CaseStatus.CLOSED
    page_of_new = page.case_page(actor=house.agent, case_id=new.id, at=later)
    assert len(page_of_new.messages) == 1


def test_an_absence_notice_does_not_reopen(house: House) -> None:
    case = a_case()
    answer(case, house, MORNING + HOUR)
    api.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + HOUR)
    same = again(case, at=MORNING + 2 * HOUR, headers=(("Auto-Submitted", "auto-replied"),))
    assert (same.id, same.status) == (case.id, CaseStatus.RESOLVED)


def test_any_colleague_registers_a_matter_and_sees_it(house: House) -> None:
    carmen = acting(a_user(Role.COLLEAGUE, name="Carmen Gil"))
    case_id = api.open_case(
        actor=carmen,
        service_id=house.service_id,
        customer_id=None,
        kind=CaseKind.REQUEST,
        subject="Cambiar la cita",
        text="Me lo dijo en la tienda.",
        at=MORNING,
    )
    assert api.case(actor=carmen, case_id=case_id).subject == "Cambiar la cita"
    assert api.case(actor=house.agent, case_id=case_id) is not None
    assert api.case(actor=acting(a_user(Role.COLLEAGUE)), case_id=case_id) is None
    assert kinds(case_id) == [EntryKind.REGISTERED, EntryKind.NOTE]


def test_a_matter_without_words_is_refused(house: House) -> None:
    given = {"service_id": house.service_id, "customer_id": None, "kind": CaseKind.QUERY}
    with pytest.raises(EmptyTextError):
        api.open_case(actor=house.agent, subject="Algo", text=" ", at=MORNING, **given)
    with pytest.raises(NotAllowedError):
        api.open_case(actor=actor(Role.AUDITOR), subject="a", text="b", at=MORNING, **given)
    assert Case.objects.count() == 0


def test_mail_for_no_service_goes_to_a_service_with_a_queue(house: House) -> None:
    case = a_case()
    Case.objects.filter(pk=case.id).update(conversation=None)
    CaseMessage.objects.exclude(pk=None)
    conversation_id = case.conversation_id
    heard = Heard(
        message_id=interactions.messages(conversation_id)[0].id,
        conversation_id=conversation_id,
        service_id=None,
        key="otra-clave",
        received_at=MORNING,
    )
    assert hear_message(heard) == case.id


def test_acting_on_an_older_case_takes_nobodys_sight_of_the_conversation(house: House) -> None:
    first = a_case()
    answer(first, house, MORNING)
    api.resolve_case(case_id=first.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + HOUR)
    second = again(first, at=MORNING + REOPEN_GRACE + 2 * HOUR)
    assert second.id != first.id
    other = a_user(Role.AGENT, name="Nuria Gil")
    hands.transfer_case(
        case_id=second.id, actor=house.agent, at=MORNING + REOPEN_GRACE + 3 * HOUR, to_user=other.id
    )
    story.share(Case.objects.get(pk=first.id))
    keys = apps.get_model("interactions", "Conversation").objects.get(pk=first.conversation_id)
    held = {key for case in Case.objects.all() for key in case.access_keys}
    assert f"person:{other.id}" in held
    assert set(keys.access_keys) == held


@pytest.mark.django_db
def test_messages_heard_at_once_open_their_cases_and_go_on_in_their_order() -> None:
    """A second message of one conversation finds the case of the first."""
    a_house()
    views = [
        arrive(mail(sender=f"{name} <{name}@correo.example>", message_id=f"<{name}@x.example>"))
        for name in ("ana", "berta", "carla")
    ]
    first, *_ = heard = [
        Heard(
            message_id=view.message_id,
            conversation_id=view.conversation_id,
            service_id=None,
            key=view.key,
            received_at=MORNING + timedelta(seconds=number),
        )
        for number, view in enumerate(views)
    ]
    second = replace(heard[1], conversation_id=first.conversation_id)
    cases = hear_messages([first, second, heard[2]])
    assert cases[first.message_id] == cases[second.message_id] != cases[heard[2].message_id]
    kinds = CaseEntry.objects.filter(case=cases[first.message_id]).order_by("at", "id")
    assert [(e.kind, e.ref) for e in kinds] == [
        (EntryKind.OPENED, None),
        (EntryKind.MESSAGE, first.message_id),
        (EntryKind.MESSAGE, second.message_id),
    ]
    numbers = Case.objects.order_by("opened_at").values_list("number", flat=True)
    assert list(numbers) == sorted(numbers)
    assert hear_messages(heard) == cases
