"""Somebody who wrote by another person's reply address takes part once a person says so."""

import pytest
from django.urls import reverse

from vinculo.cases.contracts import CaseStatus, CaseView, EntryKind, Outcome
from vinculo.cases.models import Case, CaseEntry
from vinculo.cases.selectors import page
from vinculo.cases.services.customer import confirm_sender
from vinculo.cases.services.resolve import resolve_case
from vinculo.cases.services.story import NoSuchCaseError
from vinculo.cases.testing import MORNING, House, a_case, acting
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import MessageView
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import DomainError
from vinculo.kernel.testing import run_jobs

JEFE = "jefe@correo.example"


def a_stranger_in(case: CaseView, house: House) -> MessageView:
    """The customer forwarded our answer, and who got it wrote to its reply address."""
    interactions.send_answer(
        conversation_id=case.conversation_id, html="Va.", by=house.agent, at=MORNING
    )
    to = str(outbox()[-1].message["Reply-To"])
    arrive(mail(sender=JEFE, to=to, text="Soy su jefe.", message_id="<j@correo.example>"))
    run_jobs()
    (found,) = [m for m in interactions.messages(case.conversation_id) if not m.is_confirmed]
    return found


def test_an_agent_lets_a_sender_in(house: House) -> None:
    case = a_case()
    stranger = a_stranger_in(case, house)
    client = signed_in(house.marta)
    page = reverse("cases:page", args=[case.id])
    assert "Dejarle entrar" in client.get(page).content.decode()
    given = {"message": str(stranger.id)}
    answer = client.post(reverse("cases:confirm_sender", args=[case.id]), given, follow=True)
    shown = answer.content.decode()
    assert "Dejarle entrar" not in shown
    assert "dejó entrar a quien escribió" in shown
    assert CaseEntry.objects.latest("pk").kind == EntryKind.SENDER_CONFIRMED
    interactions.send_answer(
        conversation_id=case.conversation_id, html="Hola.", by=house.agent, at=MORNING
    )
    assert JEFE in outbox()[-1].recipients
    with pytest.raises(DomainError):
        confirm_sender(case_id=case.id, message_id=stranger.id, actor=house.agent, at=MORNING)


def test_a_message_of_another_case_is_not_let_in_from_here(house: House) -> None:
    case, other = a_case(), a_case(sender="Otra <otra@correo.example>")
    stranger = a_stranger_in(case, house)
    with pytest.raises(NoSuchCaseError):
        confirm_sender(case_id=other.id, message_id=stranger.id, actor=house.agent, at=MORNING)


@pytest.mark.parametrize("role", [Role.OWNER, Role.AUDITOR, Role.COLLEAGUE, Role.AGENT])
def test_who_does_not_work_the_case_lets_nobody_in(house: House, role: Role) -> None:
    case = a_case()
    stranger = a_stranger_in(case, house)
    with pytest.raises(DomainError):
        confirm_sender(
            case_id=case.id, message_id=stranger.id, actor=acting(a_user(role)), at=MORNING
        )
    assert not interactions.messages(case.conversation_id)[-1].is_confirmed


def test_a_stranger_does_not_reopen_a_case_and_is_heard_all_the_same(house: House) -> None:
    case = a_case()
    interactions.send_answer(
        conversation_id=case.conversation_id, html="Va.", by=house.agent, at=MORNING
    )
    to = str(outbox()[-1].message["Reply-To"])
    resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    arrive(mail(sender=JEFE, to=to, text="Soy su jefe.", message_id="<j@correo.example>"))
    run_jobs()
    first, second = Case.objects.filter(conversation=case.conversation_id).order_by("opened_at")
    assert (first.status, first.reopened_count) == (CaseStatus.RESOLVED, 0)
    assert (second.status, second.follows_id) == (CaseStatus.NEW, first.pk)
    assert page.case_page(actor=house.agent, case_id=second.pk, at=MORNING).messages
