"""What is granted after the decision was told is told by itself, and limits look at the cost."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.complaints.domain.remedies import OverLimitError, counted
from vinculo.complaints.models import Complaint, ComplaintStep, Remedy, RemedyKind
from vinculo.complaints.selectors.page import complaint_page
from vinculo.complaints.services import answering, remedying, telling
from vinculo.complaints.testing import a_complaint, a_limit, a_remedy_kind, answer_complaint
from vinculo.delivery.testing import outbox
from vinculo.identity import api as identity
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.work import api as work

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
LATER = MORNING + HOUR


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def elena(house):
    a_limit(Role.AGENT, "30")
    a_limit(Role.SUPERVISOR, "500")
    user = a_user(Role.SUPERVISOR, name="Elena Gil")
    organization.add_member(team_id=organization.teams()[0].id, user_id=user.id, leads=True)
    return identity.actor_for(user.id)


def _claim(text="Me han cobrado dos veces la misma factura y quiero que lo arreglen."):
    return a_complaint(a_case(text=text).id)


def _asked(claim, house, *, words="", at=MORNING):
    kind = a_remedy_kind("Una cuota")
    wanted = remedying.Wanted(kind_id=kind, words=words)
    return remedying.grant(complaint_id=claim, wanted=wanted, actor=house.agent, asks=True, at=at)


def _approve(remedy, elena, *, is_granted=True):
    said = {"is_granted": is_granted, "reason": "" if is_granted else "No procede"}
    remedying.decide(remedy_id=remedy, actor=elena, at=LATER, **said)
    run_jobs()


def _mails(words):
    return [
        one.message for one in outbox() if words in one.message.get_body(("plain",)).get_content()
    ]


def _told(claim):
    rows = ComplaintStep.objects.filter(complaint_id=claim, what="remedy_told")
    return list(rows.order_by("pk").values_list("words", "code"))


def test_what_is_approved_after_the_answer_is_told_once_by_mail_and_on_their_page(house, elena):
    claim = _claim()
    remedy = _asked(claim, house, words="Le devolvemos la cuota de octubre")
    answer_complaint(claim, actor=house.agent)
    run_jobs()
    assert _mails("cuota de octubre") == []
    _approve(remedy, elena)
    (mail,) = _mails("Le devolvemos la cuota de octubre")
    body = mail.get_body(("plain",)).get_content()
    assert "39,90" in body
    assert _told(claim) == [("Una cuota", "mail")]
    told_at = Remedy.objects.get(pk=remedy).told_at
    assert told_at is not None
    telling.tell_remedy(remedy_id=remedy, at=LATER + HOUR)
    run_jobs()
    assert len(_mails("Le devolvemos la cuota de octubre")) == 1
    assert Remedy.objects.get(pk=remedy).told_at == told_at
    (seen,) = complaint_page(actor=house.agent, complaint_id=claim, at=LATER).remedies
    assert seen.told_at == told_at
    page = signed_in(house.marta).get(f"/reclamaciones/{claim}/").content.decode()
    assert "Se le comunicó al cliente un remedio" in page
    import re

    token = re.search(r"/seguimiento/([^/\s]+)/", body)[1]
    theirs = Client().get(f"/seguimiento/{token}/", follow=True).content.decode()
    assert "Lo que hacemos" in theirs
    assert "Le devolvemos la cuota de octubre" in theirs


def test_it_is_told_in_the_language_in_which_they_complained(house, elena):
    claim = _claim("You have charged me twice for the same month and I want my money back, please.")
    assert Complaint.objects.get().filed_language == "en"
    remedy = _asked(claim, house)
    answer_complaint(claim, actor=house.agent)
    _approve(remedy, elena)
    assert len(_mails("Besides what we told you in our answer")) == 1


def test_what_stands_in_the_answer_is_not_told_again(house, elena):
    claim = _claim()
    remedy = _asked(claim, house, words="Le devolvemos la cuota de octubre")
    remedying.decide(remedy_id=remedy, is_granted=True, reason="", actor=elena, at=MORNING)
    answer_complaint(claim, actor=house.agent)
    run_jobs()
    assert len(_mails("cuota de octubre")) == 1
    assert _told(claim) == []
    assert Remedy.objects.get(pk=remedy).told_at == Complaint.objects.get().answered_at


def test_what_somebody_grants_alone_after_the_answer_is_told_and_what_is_refused_is_not(
    house, elena
):
    claim = _claim()
    refused = _asked(claim, house, words="Le devolvemos la cuota de octubre")
    answer_complaint(claim, actor=house.agent)
    _approve(refused, elena, is_granted=False)
    assert _mails("cuota de octubre") == []
    kind = a_remedy_kind("Un mes de cine", amount="10")
    wanted = remedying.Wanted(kind_id=kind)
    remedying.grant(complaint_id=claim, wanted=wanted, actor=house.agent, at=LATER)
    run_jobs()
    assert len(_mails("Un mes de cine")) == 1


def test_who_asked_for_another_look_reads_it_in_the_second_answer_only(house, elena):
    claim = _claim()
    remedy = _asked(claim, house, words="Le devolvemos la cuota de octubre")
    answer_complaint(claim, actor=house.agent)
    answering.look_again(complaint_id=claim, why="No lo acepta", actor=elena, at=LATER)
    _approve(remedy, elena)
    assert _mails("cuota de octubre") == []
    assert Remedy.objects.get(pk=remedy).told_at is None


def test_who_has_no_address_is_told_by_whoever_accompanies_them(house, elena):
    case_id = cases.open_case(
        actor=house.agent,
        service_id=house.service_id,
        customer_id=None,
        kind=CaseKind.QUERY,
        subject="Reclama por teléfono",
        text="Le cobran dos veces",
        at=MORNING,
    )
    claim = a_complaint(case_id, actor=house.agent)
    remedy = _asked(claim, house, words="Le devolvemos la cuota de octubre")
    answer_complaint(claim, actor=house.agent)
    _approve(remedy, elena)
    telling.tell_remedy(remedy_id=remedy, at=LATER)
    row = Remedy.objects.get(pk=remedy)
    assert row.told_at is None
    (task,) = [one for one in work.tasks_on(f"complaint:{claim}") if one.id == row.told_task_id]
    assert task.owner_id == house.marta.id
    assert "Le devolvemos la cuota de octubre" in task.details
    work.complete(task_id=task.id, by=house.agent, at=LATER + HOUR)
    run_jobs()
    assert Remedy.objects.get(pk=remedy).told_at == LATER + HOUR
    assert _told(claim) == [("Una cuota", "task"), ("Una cuota", "spoken")]


@pytest.mark.parametrize(
    ("amount", "cost", "expected"),
    [
        pytest.param("20", "35", "35", id="dearer for the company than for them"),
        pytest.param("20", "5", "20", id="cheaper for the company"),
        pytest.param("20", None, "20", id="nobody knows what it costs"),
    ],
)
def test_a_limit_counts_the_higher_of_what_they_get_and_what_it_costs(amount, cost, expected):
    known = Decimal(cost) if cost is not None else None
    assert counted(Decimal(amount), known) == Decimal(expected)


def test_the_limit_of_a_case_sums_what_remedies_cost_the_company(house):
    claim = _claim()
    a_limit(Role.AGENT, "60")
    kind = a_remedy_kind("Visita del técnico", amount="0")
    RemedyKind.objects.filter(pk=kind).update(cost=Decimal(45))
    wanted = remedying.Wanted(kind_id=kind)
    said = {"complaint_id": claim, "wanted": wanted, "actor": house.agent, "at": MORNING}
    remedying.grant(**said)
    assert remedying.used_on(claim, "EUR") == 45
    page = complaint_page(actor=house.agent, complaint_id=claim, at=MORNING)
    assert [one.used for one in page.limits] == [45]
    (offered,) = page.offered
    assert (offered.is_within, offered.counts) == (False, 45)
    with pytest.raises(OverLimitError) as refused:
        remedying.grant(**said)
    assert refused.value.args[1] == {"room": "15,00 €", "amount": "45,00 €"}


def test_who_approves_needs_a_limit_that_reaches_the_cost(house, elena):
    claim = _claim()
    a_limit(Role.SUPERVISOR, "100")
    kind = a_remedy_kind("Router nuevo", amount="10")
    RemedyKind.objects.filter(pk=kind).update(cost=Decimal(120))
    wanted = remedying.Wanted(kind_id=kind)
    said = {"complaint_id": claim, "wanted": wanted, "actor": house.agent, "at": MORNING}
    with pytest.raises(remedying.NobodyApprovesError):
        remedying.grant(**said, asks=True)
    a_limit(Role.SUPERVISOR, "120")
    remedy = remedying.grant(**said, asks=True)
    a_limit(Role.SUPERVISOR, "100")
    with pytest.raises(OverLimitError):
        _approve(remedy, elena)
