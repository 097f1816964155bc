"""A complaint that speaks of a bill has the law's quick answer from its first word."""

import pytest
from django.urls import reverse

from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.complaints.contracts import LegalTopic
from vinculo.complaints.domain.billing_words import speaks_of_billing
from vinculo.complaints.models import Complaint
from vinculo.complaints.services import legal
from vinculo.complaints.testing import a_complaint
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import TermState
from vinculo.portfolio.testing import a_signed_scope

MARK = "por sus palabras"


@pytest.mark.parametrize(
    "text",
    [
        "Factura de octubre: dos líneas de más",
        "Me han COBRADO dos veces este mes.",
        "Un cargo indebido en mi tarjeta",
        "Me han cargado 30 euros que no reconozco",
        "El recibo de la luz no cuadra",
        "La facturación está mal",
        "The bill for October is wrong",
        "I was charged twice",
        "Wrong invoice",
        "Overcharged again",
    ],
)
def test_words_about_a_bill_are_known(text: str) -> None:
    assert speaks_of_billing(text)


@pytest.mark.parametrize(
    "text",
    [
        "No recibo respuesta desde el lunes.",
        "Guardo el acuse de recibo.",
        "Nadie se hace cargo de la avería.",
        "La persona a cargo me colgó.",
        "El técnico no vino.",
        "Nobody in charge called me back.",
        "My phone does not charge.",
        "Regards, Bill",
        "",
    ],
)
def test_other_words_are_not(text: str) -> None:
    assert not speaks_of_billing(text)


def _filed(**said: str) -> Complaint:
    house = a_house()
    a_signed_scope()
    a_complaint(a_case(**said).id, actor=house.agent)
    run_jobs()
    return Complaint.objects.get()


def _terms(row: Complaint):
    subject = legal.subject_of(row.case_id)
    return {term.duty: term for term in portfolio.terms_of([subject])[subject] if term.is_first}


def _supervisor():
    elena = a_user(Role.SUPERVISOR, Role.OWNER)
    team = organization.teams()[0]
    organization.add_member(team_id=team.id, user_id=elena.id, leads=True)
    return elena


BILL = {"subject": "Factura de octubre", "text": "Hay dos líneas de más."}


def test_its_five_days_run_from_the_filing_marked_as_presumed(db) -> None:
    row = _filed(**BILL)
    assert row.topic == LegalTopic.BILLING
    assert _terms(row)["ES10-5D"].started_at == row.filed_at
    line = EvidenceLine.objects.get(kind="complaints.topic_presumed")
    assert '"billing"' in line.facts
    client = signed_in(_supervisor())
    page = client.get(reverse("complaints:terms", args=[row.pk])).content.decode()
    assert MARK in page


def test_a_person_who_says_the_same_ends_the_presumption_and_no_term(db) -> None:
    row = _filed(**BILL)
    client = signed_in(_supervisor())
    url = reverse("complaints:topic", args=[row.pk])
    assert client.post(url, {"asunto": "billing"}).status_code == 302
    assert _terms(row)["ES10-5D"].state is TermState.RUNNING
    page = client.get(reverse("complaints:terms", args=[row.pk])).content.decode()
    assert MARK not in page
    assert EvidenceLine.objects.filter(kind="complaints.topic").count() == 1
    client.post(url, {"asunto": "billing"})
    assert EvidenceLine.objects.filter(kind="complaints.topic").count() == 1, "said once"


def test_leaving_it_needs_a_reason_and_it_is_not_presumed_again(db) -> None:
    row = _filed(**BILL)
    client = signed_in(_supervisor())
    url = reverse("complaints:topic", args=[row.pk])
    assert client.post(url, {"asunto": "other"}).status_code == 422
    legal.set_topic(
        complaint_id=row.pk,
        topic=LegalTopic.OTHER,
        why="Habla de la forma del papel, no de un cobro.",
        actor=SYSTEM,
        at=row.filed_at,
    )
    assert _terms(row)["ES10-5D"].state is TermState.CANCELLED
    legal.begin_terms(complaint_id=row.pk, at=MORNING, is_first=True)
    row.refresh_from_db()
    assert row.topic == LegalTopic.OTHER


def test_other_words_or_no_such_law_presume_nothing(db) -> None:
    row = _filed()
    assert row.topic == LegalTopic.OTHER
    assert "ES10-5D" not in _terms(row)


def test_without_the_law_that_has_the_five_days_nothing_is_presumed(db) -> None:
    house = a_house()
    a_complaint(a_case(**BILL).id, actor=house.agent)
    run_jobs()
    row = Complaint.objects.get()
    assert row.topic == LegalTopic.OTHER
    a_signed_scope()
    legal.begin_terms(complaint_id=row.pk, at=MORNING, is_first=True)
    assert "ES10-5D" in _terms(row)
    assert legal.set_topic(complaint_id=row.pk, topic=LegalTopic.BILLING, actor=SYSTEM, at=MORNING)
