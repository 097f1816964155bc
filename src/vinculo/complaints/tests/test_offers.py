"""No offers on any case of a service that a law keeps free of them, but those asked for."""

import pytest
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.cases.testing import (
    MORNING,
    a_case,
    a_house,
    an_offer,
    an_offer_article,
    an_offer_macro,
    offers_counted,
)
from vinculo.complaints import api
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_token, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.errors import DomainError
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio.testing import a_signed_scope

WORDS = "<p>Pásese hoy a la fibra de un giga por solo cinco euros más al mes.</p>"
JSON = {"headers": {"accept": "application/json"}}


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


def counted():
    found = offers_counted(since=MORNING, until=clock.now().replace(year=2030))
    return found.refused, found.asked, found.sent_asked, found.sent_order, found.loose


def sent_with(words):
    return sum(words in str(one.message) for one in outbox())


@pytest.mark.parametrize("is_complaint", [False, True], ids=["a query", "a complaint"])
def test_a_text_that_is_an_offer_is_neither_put_in_nor_sent_on_any_case(house, is_complaint):
    case, text = a_case(), an_offer(WORDS)
    if is_complaint:
        complain(case)
    client = signed_in(house.marta)
    refused = client.post(reverse("cases:put_text", args=[case.id, text]), **JSON)
    assert refused.status_code == 422
    assert refused.json()["code"] == "case_offer_forbidden"
    assert "Fibra" in refused.json()["words"]
    assert "apúntelo antes en «Ofertas»" in refused.json()["words"]
    said = f"<p>Lo sentimos.</p>{WORDS.upper().replace('P>', 'p>')}"
    with pytest.raises(DomainError) as told:
        cases.answer_case(case_id=case.id, html=said, seen=_latest(case), actor=SYSTEM, at=MORNING)
    assert told.value.code == "case_offer_forbidden"
    assert counted() == (2, 0, 0, 0, 0)
    assert sent_with("giga") == 0


def test_a_program_that_answers_by_the_api_sends_no_offer_either(house):
    case, _text = a_case(), an_offer(WORDS)
    headers = {"HTTP_AUTHORIZATION": f"Bearer {a_token(house.marta, 'cases.answer', 'cases.see')}"}
    said = {"text": WORDS[3:-4], "seen": str(_latest(case))}
    answer = house_client(headers).post(
        f"/api/v1/cases/{case.id}/answers", said, content_type="application/json"
    )
    assert answer.status_code == 422, answer.content
    assert answer.json()["code"] == "case_offer_forbidden"
    assert counted()[0] == 1
    assert sent_with("giga") == 0


def house_client(headers):
    from django.test import Client

    return Client(**headers)


def test_an_answer_that_waits_to_leave_is_refused_when_it_is_planned(house):
    case, _text = a_case(), an_offer(WORDS)
    assert cases.take_next(actor=house.agent, at=MORNING) is not None
    client = signed_in(house.marta)
    client.post(
        reverse("cases:answer", args=[case.id]), {"html": WORDS, "seen": str(_latest(case))}
    )
    assert counted()[0] == 1
    run_jobs()
    assert sent_with("giga") == 0


def test_a_customer_who_asks_for_an_offer_in_a_message_gets_it_and_that_is_evidence(house):
    case, text = a_case(text="¿Qué me costaría pasarme a la fibra?"), an_offer(WORDS)
    client = signed_in(house.marta)
    part = client.get(reverse("cases:offers", args=[case.id])).content.decode()
    assert "La ley no deja usar la atención para ofertas" in part
    path = reverse("cases:offer_asked", args=[case.id])
    assert client.get(path).status_code == 405
    other = a_case(sender="Luis <luis@correo.example>")
    client.post(path, {"mensaje": str(_latest(other))})
    client.post(path, {"como": "sí"})
    assert counted()[1] == 0
    assert client.post(path, {"mensaje": str(_latest(case))}).status_code == 302
    assert client.post(reverse("cases:put_text", args=[case.id, text]), **JSON).status_code == 200
    cases.answer_case(case_id=case.id, html=WORDS, seen=_latest(case), actor=SYSTEM, at=MORNING)
    assert counted() == (0, 1, 1, 0, 0)
    line = EvidenceLine.objects.get(kind="cases.offer_asked")
    assert str(_latest_in(case)) in line.facts
    part = client.get(reverse("cases:offers", args=[case.id])).content.decode()
    assert "En este caso puede salir una oferta, porque la pidió" in part
    assert "Qué me costaría pasarme" in part


def test_who_asked_by_word_of_mouth_is_told_in_a_sentence_by_whom_and_an_order_needs_none(house):
    case, text = a_case(), an_offer(WORDS)
    path = reverse("cases:offer_asked", args=[case.id])
    stranger = signed_in(a_user(Role.COLLEAGUE, name="Ana Sol"))
    assert stranger.post(path, {"como": "Me llamó y preguntó por la fibra"}).status_code in {
        403,
        404,
    }
    client = signed_in(house.marta)
    client.post(path, {"como": "Me llamó y preguntó por la fibra"})
    assert client.post(reverse("cases:put_text", args=[case.id, text]), **JSON).status_code == 200
    order = a_case(sender="Luis <luis@correo.example>")
    cases.set_kind(case_id=order.id, kind=CaseKind.ORDER, actor=SYSTEM, at=MORNING)
    cases.answer_case(case_id=order.id, html=WORDS, seen=_latest(order), actor=SYSTEM, at=MORNING)
    assert counted() == (0, 1, 0, 1, 0)


def test_a_macro_and_an_article_that_are_offers_are_refused_too_and_all_of_it_is_shown(house):
    case, macro = a_case(), an_offer_macro()
    article = an_offer_article("Fibra de un giga", "Pásese hoy a la fibra de un giga.")
    client = signed_in(house.marta)
    chosen = client.get(reverse("cases:choose_macro", args=[case.id]), {"macro": str(macro)})
    assert "La ley no deja usar la atención al cliente para ofertas" in chosen.content.decode()
    client.post(
        reverse("cases:run_macro", args=[case.id, macro]), {"seen": str(_latest(case) or "")}
    )
    assert not cases.case(actor=SYSTEM, case_id=case.id).first_answered_at
    refused = client.post(reverse("cases:put_article", args=[case.id, article]), **JSON)
    assert refused.status_code == 422
    with pytest.raises(DomainError):
        cases.answer_case(
            case_id=case.id,
            html="<p>Pásese hoy a la fibra de un giga.</p>",
            seen=_latest(case),
            actor=SYSTEM,
            at=MORNING,
        )
    assert counted() == (3, 0, 0, 0, 0)
    path = reverse("cases:all_offers")
    elena = a_user(Role.DIRECTION, name="Elena Gil")
    page = signed_in(elena).get(path).content.decode()
    assert "Ninguna oferta salió sin que el cliente la pidiera; 3 se quedaron dentro" in page
    assert case.number not in page
    assert client.get(path).status_code == 403


def test_where_no_law_forbids_them_offers_may_be_made_and_nothing_is_counted(db):
    house = a_house()
    case, text = a_case(), an_offer(WORDS)
    complain(case)
    client = signed_in(house.marta)
    assert client.post(reverse("cases:put_text", args=[case.id, text]), **JSON).status_code == 200
    part = client.get(
        reverse("cases:offers", args=[case.id]), headers={"hx-request": "true"}
    ).content.decode()
    assert part.strip() == ""
    assert counted() == (0, 0, 0, 0, 0)


def _latest(case):
    from django.apps import apps

    return apps.get_model("cases", "Case").objects.get(pk=case.id).latest_message_id


def _latest_in(case):
    return next(one.id for one in cases.messages(actor=SYSTEM, case_id=case.id))
