import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.testing import a_case, a_house
from vinculo.complaints import subscribers
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.complaints.models import Complaint, FormKind, Handling
from vinculo.complaints.selectors import reading
from vinculo.complaints.services import asking
from vinculo.complaints.testing import a_complaint
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_token, signed_in
from vinculo.interactions import api as interactions
from vinculo.kernel import clock
from vinculo.kernel.demo import demo_parts, demo_secrets

HERE = Path(subscribers.__file__).parent
BLAMES = re.compile(r"conflictiv|problemátic|quejica|molest[oa]s? client|ataque|culpa del cliente")
HOUR = timedelta(hours=1)
PARTS = ("identity", "organization", "portfolio", "customers", "interactions", "routing", "cases")


def test_the_words_on_screen_take_a_complaint_for_an_explanation_and_blame_nobody():
    files = [*HERE.glob("templates/**/*.html"), *HERE.glob("labels/*.py"), HERE / "navigation.py"]
    assert [file.name for file in files if BLAMES.search(file.read_text("utf-8"))] == []
    said = (HERE / "templates/complaints/file.html").read_text("utf-8")
    assert "nos explica algo que no fue bien" in said


@pytest.mark.django_db
def test_the_customer_has_the_receipt_on_their_page_and_answers_three_questions_once():
    house, now = a_house(), clock.now()
    case = a_case(at=now - HOUR)
    claim = a_complaint(case.id, actor=house.agent, at=now - HOUR)
    mail = outbox()[-1].message
    assert [part.get_filename() for part in mail.iter_attachments()] == [
        f"justificante-{case.number}.pdf"
    ]
    body = mail.get_body(("plain",)).get_content()
    assert "SHA-256" in body
    token = re.search(r"/seguimiento/([^/\s]+)/", body)[1]
    client = Client()
    page = client.get(f"/seguimiento/{token}/", follow=True)
    own = page.redirect_chain[0][0].partition("?")[0]
    assert "Su justificante" in page.content.decode()
    assert "¿Cómo le hemos tratado?" not in page.content.decode()
    paper = client.get(f"{own}parte/reclamacion/archivo/")
    assert paper.status_code == 200
    assert client.get(f"{own}parte/otra/archivo/").status_code == 404
    Handling.objects.create(complaint_id=claim, asked_at=now)
    assert "¿Cómo le hemos tratado?" not in client.get(own).content.decode()
    Complaint.objects.update(
        state="closed", decision="upheld", reasons="Sí.", said="accepted",
        answered_at=now, closed_at=now,
    )  # fmt: skip
    cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=now)
    page = client.get(own).content.decode()
    assert "¿Cómo le hemos tratado?" in page
    ticket = re.search(r'name="pase" value="([^"]+)"', page)[1]
    said = {"pase": ticket, "proceso": "4", "trato": "5", "palabras": "Amables"}
    assert client.post(f"{own}parte/reclamacion/", said).status_code == 422
    assert client.post(f"{own}parte/reclamacion/", said | {"resultado": "3"}).status_code == 302
    found = Handling.objects.get()
    assert (found.process, found.treatment, found.result, found.words) == (4, 5, 3, "Amables")
    assert "Gracias por decirnos" in client.get(own).content.decode()
    with pytest.raises(asking.NotAskedError):
        asking.answer_questions(case_id=case.id, process=1, treatment=1, result=1, words="", at=now)


@pytest.mark.django_db
def test_what_comes_in_by_a_form_for_claims_is_one_and_the_api_files_reads_and_lists():
    house = a_house()
    case, other = a_case(), a_case(sender="Luis <luis@correo.example>")
    source = interactions.conversation(case.conversation_id).source
    FormKind.objects.create(source=source, kind=ComplaintKind.CLAIM)
    assert reading.kind_by_form(case.id, reading.form_kinds()) is ComplaintKind.CLAIM
    FormKind.objects.all().delete()
    token = a_token(house.marta, "complaints.see", "complaints.file")
    headers = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    client = Client(**headers)
    made = client.post(
        "/api/v1/complaints",
        {"case_id": str(other.id), "kind": "complaint"},
        content_type="application/json",
    )
    assert made.status_code == 201, made.content
    assert made.json()["state"] == "received"
    assert client.get(f"/api/v1/complaints/{made.json()['id']}").json()["number"] == other.number
    assert len(client.get("/api/v1/complaints?state=received").json()["items"]) == 1
    row = Complaint.objects.get()
    assert (row.kind, row.origin) == (ComplaintKind.COMPLAINT, Origin.AGENT)
    assert signed_in(house.marta).get(f"/casos/{other.id}/").status_code == 200
    assert CaseKind.CLAIM in subscribers.KINDS


@pytest.mark.django_db
def test_the_practice_company_has_a_complaint_in_each_part_of_its_way(settings):
    settings.PRACTICE = True
    demo_secrets.password = "laguna-verde-27"
    at = datetime(2026, 11, 19, 17, 0, tzinfo=UTC)
    for part in (*PARTS, "complaints"):
        demo_parts[part](at)
    states = Complaint.objects.order_by("filed_at").values_list("state", "learned_at")
    assert [(state, learned is not None) for state, learned in states] == [
        ("closed", False),
        ("closed", False),
        ("closed", True),
        ("answered", False),
        ("assessed", False),
        ("received", False),
    ]
