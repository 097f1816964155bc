"""Forms on paper: the sheet, the poster, and letters that come back."""

from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api
from vinculo.interactions.contracts import Channel
from vinculo.interactions.models import FormAnswer, RawMessage, StagedFile
from vinculo.interactions.testing import a_form, mailbox
from vinculo.interactions.web.forms import papers
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs
from vinculo.organization.testing import a_company
from vinculo.portfolio.testing import a_service

pytestmark = pytest.mark.django_db


def test_the_poster_and_the_sheet_are_set_on_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    a_company()
    form = a_form()
    for address, reader in (
        (f"/ajustes/formularios/{form.id}/cartel.pdf", signed_in(a_user(Role.ADMINISTRATOR))),
        (f"/f/{form.slug}/papel.pdf?idioma=en", Client()),
    ):
        answer = reader.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF")
    assert Client().get("/f/otro/papel.pdf").status_code == 404
    monkeypatch.setattr(papers, "MOST_SHEETS", 1)
    assert Client().get(f"/f/{form.slug}/papel.pdf").status_code == 429


def test_a_letter_is_a_message_of_the_day_it_came_with_its_scan() -> None:
    a_company()
    service = a_service()
    mailbox(service_id=service.id)
    form = a_form(service_id=service.id)
    client = signed_in(a_user(Role.AGENT, name="Marta Ruiz"))
    came = timezone.localdate() - timedelta(days=3)
    written = {
        "request_id": str(uuid4()),
        "received_on": came.isoformat(),
        "service": str(service.id),
        "name": "Ana <b>Gil</b>",
        "address": "Calle Mayor 1",
        "language": "es",
        "subject": "Reclamación por carta",
        "text": "Les escribo por tercera vez.",
        "c_tipo": "queja",
        "c_que": "",
    }
    path = f"/contactos/carta/?formulario={form.slug}"
    scans = [SimpleUploadedFile(n, b"%PDF-1.4") for n in ("carta.pdf", "otra.pdf", "virus.exe")]
    refused = client.post(path, {**written, "scans": scans})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Les escribo por tercera vez." in page
    assert "«virus.exe» no es" in page
    assert "carta.pdf" in page
    token = StagedFile.objects.get(name="otra.pdf").token
    assert "otra.pdf" not in client.post(path, {**written, "quitar": token}).content.decode()
    for _ in range(2):
        assert client.post(path, written).status_code == 302
    assert not StagedFile.objects.exists()
    run_jobs()
    raw = RawMessage.objects.get()
    zone = ZoneInfo("Europe/Madrid")
    assert raw.received_at.astimezone(zone).date() == came
    conversation_id = api.intake(raw.pk).conversation_id
    assert conversation_id is not None
    assert api.conversation(conversation_id).channel is Channel.LETTER
    message = api.messages(conversation_id)[0]
    assert [f.name for f in message.attachments] == ["carta.pdf"]
    said = {line.question: line.answer for line in message.answers}
    assert said["La ha registrado"] == "Marta Ruiz"
    assert said["Texto"] == "Les escribo por tercera vez."
    assert said["¿De qué se trata?"] == "Quiero reclamar"
    assert FormAnswer.objects.get().at == raw.received_at


def test_a_letter_of_tomorrow_or_of_years_ago_is_a_mistake() -> None:
    a_company()
    client = signed_in(a_user(Role.AGENT))
    for days, words in ((1, "no ha llegado todavía"), (-400, "Hace más de un año")):
        day = timezone.localdate() + timedelta(days=days)
        answer = client.post("/contactos/carta/", {"received_on": day.isoformat()})
        assert words in answer.content.decode()
