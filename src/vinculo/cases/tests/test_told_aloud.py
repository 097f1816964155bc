"""What somebody tells a customer by phone or in person answers the case like a letter does."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.cases import api
from vinculo.cases.contracts import CaseKind, CaseStatus, EntryKind, Outcome
from vinculo.cases.events import CustomerTold
from vinculo.cases.models import Case, CaseEntry, Note
from vinculo.cases.services import notes
from vinculo.cases.services.answer import set_waiting
from vinculo.cases.services.opening import register_case
from vinculo.cases.testing import MORNING, House, a_case, acting
from vinculo.clocks import api as clocks
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.models import EvidenceLine

HOUR = timedelta(hours=1)


def registered(house: House, *, is_told: bool = False):
    return register_case(
        actor=house.agent,
        service_id=house.service_id,
        customer_id=None,
        kind=CaseKind.QUERY,
        subject="No le llega el wifi",
        text="Le he dicho cómo mover el router.",
        at=MORNING,
        is_told=is_told,
    )


def clock_states(case_id) -> dict[str, str]:
    subject = f"case:{case_id}"
    return {clock.kind: clock.state.value for clock in clocks.clocks_of([subject])[subject]}


def kinds(case_id) -> list[str]:
    return list(
        CaseEntry.objects.filter(case_id=case_id)
        .order_by("at", "id")
        .values_list("kind", flat=True)
    )


def test_a_matter_answered_in_the_same_talk_waits_for_no_first_answer(house: House) -> None:
    case_id = registered(house, is_told=True)
    case = Case.objects.get(pk=case_id)
    assert (case.status, case.first_answered_at) == (CaseStatus.OPEN, MORNING)
    assert clock_states(case_id) == {"first_answer": "kept", "resolution": "running"}
    assert EntryKind.TOLD in kinds(case_id)
    assert clock_states(registered(house))["first_answer"] == "running"


def test_a_note_that_says_what_was_told_answers_and_is_evidence(house: House) -> None:
    case_id = registered(house)
    note_id = api.add_note(
        case_id=case_id, text="Le llamé.", actor=house.agent, at=MORNING + HOUR, is_told=True
    )
    assert Case.objects.get(pk=case_id).first_answered_at == MORNING + HOUR
    assert Note.objects.get(pk=note_id).text == "Le llamé."
    told = EvidenceLine.objects.filter(kind=CustomerTold.name, subject=f"case:{case_id}")
    assert told.count() == 1
    again = MORNING + 2 * HOUR
    api.add_note(case_id=case_id, text="Otra vez.", actor=house.agent, at=again, is_told=True)
    assert Case.objects.get(pk=case_id).first_answered_at == MORNING + HOUR


def test_a_case_that_waited_for_the_customer_goes_on_with_its_clock(house: House) -> None:
    case_id = registered(house, is_told=True)
    set_waiting(case_id=case_id, until=None, actor=house.agent, at=MORNING + HOUR)
    assert clock_states(case_id)["resolution"] == "paused"
    api.add_note(
        case_id=case_id, text="Ya vino.", actor=house.agent, at=MORNING + 2 * HOUR, is_told=True
    )
    assert clock_states(case_id)["resolution"] == "running"
    assert Case.objects.get(pk=case_id).status == CaseStatus.OPEN


def test_a_plain_note_answers_nobody(house: House) -> None:
    case_id = registered(house)
    notes.add_note(case_id=case_id, text="Ojo.", actor=house.agent, at=MORNING + HOUR)
    assert Case.objects.get(pk=case_id).first_answered_at is None


def test_what_is_said_after_the_end_is_kept_and_opens_nothing(house: House) -> None:
    case_id = registered(house, is_told=True)
    api.resolve_case(case_id=case_id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + HOUR)
    api.add_note(
        case_id=case_id, text="Le avisé.", actor=house.agent, at=MORNING + 2 * HOUR, is_told=True
    )
    assert Case.objects.get(pk=case_id).status == CaseStatus.RESOLVED
    assert kinds(case_id)[-1] == EntryKind.TOLD


def test_who_may_not_answer_may_not_say_so(house: House) -> None:
    user = a_user(Role.COLLEAGUE, name="Carmen Gil")
    carmen = acting(user)
    given = {"service_id": house.service_id, "customer_id": None, "kind": CaseKind.QUERY}
    with pytest.raises(NotAllowedError):
        register_case(actor=carmen, subject="a", text="b", at=MORNING, is_told=True, **given)
    case_id = register_case(actor=carmen, subject="a", text="b", at=MORNING, **given)
    with pytest.raises(NotAllowedError):
        api.add_note(case_id=case_id, text="Se lo dije.", actor=carmen, at=MORNING, is_told=True)
    assert not Note.objects.filter(text="Se lo dije.").exists()
    page = signed_in(user).get(reverse("cases:register"))
    assert "Ya se le ha contestado" not in page.content.decode()


def test_the_page_takes_it_and_keeps_it_when_refused(house: House) -> None:
    marta: Client = signed_in(house.marta)
    case = a_case().id
    address = reverse("cases:note", args=[case])
    page = marta.get(reverse("cases:page", args=[case])).content.decode()
    assert 'name="told"' in page
    marta.post(address, {"text": "Hablé con ella.", "told": "on"})
    assert Case.objects.get(pk=case).first_answered_at is not None
    assert (
        "se lo dijo al cliente de palabra"
        in marta.get(reverse("cases:page", args=[case])).content.decode()
    )
