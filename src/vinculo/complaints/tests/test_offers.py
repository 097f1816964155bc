"""No offers on an open complaint where a law forbids them, whichever way they are written."""

import pytest
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.testing import MORNING, a_case, a_house, an_offer, an_offer_macro
from vinculo.complaints import api
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.complaints.models import Complaint
from vinculo.identity.testing import signed_in
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio.testing import a_signed_scope

WORDS = "<p>Pásese hoy a la fibra de un giga por solo cinco euros más al mes.</p>"


@pytest.fixture
def house(db):
    found = a_house()
    a_signed_scope()
    return found


def complain(case):
    api.file(
        case_id=case.id, kind=ComplaintKind.CLAIM, origin=Origin.AGENT, actor=SYSTEM, at=MORNING
    )
    run_jobs()


def test_a_text_that_is_an_offer_is_neither_put_in_nor_sent_on_an_open_complaint(house):
    case, text = a_case(), an_offer(WORDS)
    client = signed_in(house.marta)
    url = reverse("cases:put_text", args=[case.id, text])
    json = {"headers": {"accept": "application/json"}}
    assert client.post(url, **json).status_code == 200
    complain(case)
    refused = client.post(url, **json)
    assert refused.status_code == 422
    assert refused.json()["code"] == "case_offer_forbidden"
    assert "Fibra" in refused.json()["words"]
    said = f"<p>Lo sentimos.</p>{WORDS.upper().replace('P>', 'p>')}"
    with pytest.raises(DomainError) as told:
        cases.answer_case(case_id=case.id, html=said, seen=_latest(case), actor=SYSTEM, at=MORNING)
    assert told.value.code == "case_offer_forbidden"
    Complaint.objects.update(
        state="closed", decision="upheld", reasons="Sí.", said="accepted",
        answered_at=MORNING, closed_at=MORNING,
    )  # fmt: skip
    assert client.post(url, **json).status_code == 200


def test_a_macro_that_is_an_offer_does_nothing_on_an_open_complaint_and_says_so(house):
    case, macro = a_case(), an_offer_macro()
    complain(case)
    client = signed_in(house.marta)
    chosen = client.get(reverse("cases:choose_macro", args=[case.id]), {"macro": str(macro)})
    assert "la ley no deja mezclarla con ofertas" in chosen.content.decode()
    client.post(
        reverse("cases:run_macro", args=[case.id, macro]), {"seen": str(_latest(case) or "")}
    )
    assert not cases.case(actor=SYSTEM, case_id=case.id).first_answered_at


def test_where_no_law_forbids_them_offers_may_be_made(db):
    house = a_house()
    case, text = a_case(), an_offer(WORDS)
    complain(case)
    url = reverse("cases:put_text", args=[case.id, text])
    answer = signed_in(house.marta).post(url, headers={"accept": "application/json"})
    assert answer.status_code == 200


def _latest(case):
    from django.apps import apps

    return apps.get_model("cases", "Case").objects.get(pk=case.id).latest_message_id
