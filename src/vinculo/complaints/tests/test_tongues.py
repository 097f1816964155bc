"""The customer is written to wholly in the language in which they complained."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from vinculo.cases.testing import a_case, a_house
from vinculo.complaints.domain.saying import speaks
from vinculo.complaints.models import Complaint
from vinculo.complaints.services import answering, receipts
from vinculo.complaints.testing import a_complaint, answer_complaint
from vinculo.delivery.testing import outbox
from vinculo.kernel import clock

HOUR = timedelta(hours=1)
ENGLISH = (
    "Good morning. I have been without internet since yesterday afternoon and nobody answers the"
    " telephone. I want my money back for these days and an explanation of what went wrong."
)
SPANISH = re.compile(
    r"Hemos|Gracias|Adjuntamos|justificante|huella|Aquí|enlace|Recibido|Su clave|reclam|Número"
    r"|Asunto|Servicio:|Tipo|Qué pasa|contestamos|Lo que|desacuerdo|acuerdo|también"
)


@pytest.fixture
def claim(db):
    house = a_house()
    case = a_case(at=clock.now() - HOUR, text=ENGLISH, subject="No internet")
    made = a_complaint(case.id, actor=house.agent, at=clock.now() - HOUR)
    row = Complaint.objects.select_related("case", "service").get(pk=made)
    row.agent = house.agent
    return row


def _plain(mail):
    return mail.get_body(("plain",)).get_content()


def test_one_writes_as_the_customer_did_where_the_product_speaks_it():
    known = ("es", "en")
    assert speaks("en", known=known, company="es") == "en"
    assert speaks("other", known=known, company="es") == "es"
    assert speaks("", known=known, company="en") == "en"


def test_the_mail_of_the_receipt_its_frame_and_its_file_are_in_the_language_of_the_complaint(claim):
    assert claim.filed_language == "en"
    mail = outbox()[-1].message
    assert "SHA-256" in _plain(mail)
    assert SPANISH.findall(_plain(mail)) == []
    html = mail.get_body(("html",)).get_content()
    assert 'lang="en"' in html
    assert [p.get_filename() for p in mail.iter_attachments()] == [
        f"receipt-{claim.case.number}.pdf"
    ]


def test_the_paper_its_date_and_its_words_are_in_that_language(claim):
    paper = receipts.paper_of(claim)
    assert paper["language"] == "en"
    words = " ".join([paper["title"], paper["key_words"], paper["next_title"], paper["foot"]])
    facts = " ".join(name for name, _value in paper["facts"])
    assert SPANISH.findall(words + facts + " ".join(paper["next"])) == []
    assert " de " not in dict(paper["facts"])["Received on"]


def test_the_decision_is_told_in_that_language_with_its_frame(claim):
    answer_complaint(claim.pk, actor=claim.agent, reasons="You are right.", at=clock.now())
    claim.refresh_from_db()
    claim.ways_named = "arbitration"
    assert SPANISH.findall(answering.letter(claim)) == []
    plain = _plain(outbox()[-1].message)
    assert "You are right." in plain
    assert "Here you can see" in plain


def test_the_page_of_the_key_speaks_it_until_the_customer_chooses_another(claim):
    token = re.search(r"/seguimiento/([^/\s]+)/", _plain(outbox()[-1].message))[1]
    client = Client(headers={"Accept-Language": "es"})
    page = client.get(f"/seguimiento/{token}/", follow=True)
    assert '<html lang="en"' in page.content.decode()
    own = page.redirect_chain[0][0].partition("?")[0]
    paper = client.get(f"{own}parte/reclamacion/archivo/")
    assert f"receipt-{claim.case.number}.pdf" in paper["Content-Disposition"]
    ticket = re.search(r'name="pase" value="([^"]+)"', page.content.decode())[1]
    client.post(f"{own}idioma/", {"pase": ticket, "language": "es"})
    assert '<html lang="es"' in client.get(own).content.decode()
