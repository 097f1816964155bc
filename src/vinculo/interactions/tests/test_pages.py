"""N8 to N10: strangers' content does nothing on our pages; and what pages of mail do."""

from email.message import EmailMessage
from uuid import UUID

import pytest
from django.test import Client

from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api
from vinculo.interactions.models import Attachment, Conversation, Message, RawMessage
from vinculo.interactions.testing import arrive, mail, mailbox
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs

pytestmark = pytest.mark.django_db

EVIL = """<html><head><style>body{background:url(https://t.example/a.png)}</style></head><body
onload="alert(1)"><p onclick="alert(1)" style="color:red;position:fixed;background:url(x)">Hola</p>
<script>alert(1)</script><svg onload="alert(1)"></svg><img src="https://t.example/pixel.gif">
<img src="cid:foto@x"><img src=x onerror="alert(1)"><a href="javascript:alert(1)">a</a>
<a href="https://x.example" target="_top">b</a><form action="https://x.example"><input></form>
<iframe src="https://x.example"></iframe><base href="https://x.example"><meta http-equiv=refresh>
<math><mtext></p><style><img src=x onerror=alert(1)></style></math></body></html>"""
PIXEL = b"\x89PNG\r\n\x1a\n" + b"0" * 30


def evil_mail() -> bytes:
    message = EmailMessage()
    message["From"] = "m@otra.example"
    message["To"] = "averias@fibra.example"
    message["Subject"] = '<script>alert("asunto")</script>'
    message["Message-ID"] = "<evil@otra.example>"
    message.set_content("Hola")
    message.add_alternative(EVIL, subtype="html")
    message.get_payload()[1].add_related(PIXEL, "image", "png", cid="<foto@x>")
    message.add_attachment(
        b"<script>alert(1)</script>", "text", "html", filename="../../factura.html"
    )
    message.add_attachment(b"<svg onload=alert(1)/>", "image", "svg+xml", filename="a.svg")
    return message.as_bytes()


@pytest.fixture
def agent() -> Client:
    mailbox()
    user = a_user(Role.AGENT)
    client = signed_in(user)
    client.key = f"person:{user.id}"
    return client


@pytest.fixture
def message(agent: Client) -> Message:
    taken = arrive(evil_mail())
    api.set_access(taken.conversation_id, [agent.key])
    return Message.objects.get(pk=taken.message_id)


def test_html_is_shown_without_anything_that_acts(agent: Client, message: Message) -> None:
    response = agent.get(f"/mensajes/{message.pk}/html/")
    shown = response.content.decode()
    for word in (
        "<script", "onload", "onclick", "onerror", "javascript:", "<form", "<iframe", "<base",
        "http-equiv", "t.example", "position", "url(", "_top", "<svg", "<math",
    ):  # fmt: skip
        assert word not in shown, word
    assert "No se muestra" in shown
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "img-src 'self';" in policy
    assert "frame-ancestors 'self'" in policy
    assert "allow-scripts" not in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_inline_pictures_come_from_us(agent: Client, message: Message) -> None:
    picture = Attachment.objects.get(message=message, content_id="foto@x")
    shown = agent.get(f"/mensajes/{message.pk}/html/").content.decode()
    assert f'src="/adjuntos/{picture.pk}/?inline=1"' in shown
    response = agent.get(f"/adjuntos/{picture.pk}/?inline=1")
    assert response["Content-Disposition"].startswith("inline")
    assert response["Content-Type"] == "image/png"


def test_remote_pictures_are_shown_only_when_asked_for(agent: Client, message: Message) -> None:
    response = agent.get(f"/mensajes/{message.pk}/html/?imagenes=1")
    assert 'src="https://t.example/pixel.gif"' in response.content.decode()
    assert "img-src 'self' https:" in response["Content-Security-Policy"]


def test_files_are_saved_and_never_run(agent: Client, message: Message) -> None:
    for file in Attachment.objects.filter(message=message, content_id=""):
        for address in (f"/adjuntos/{file.pk}/", f"/adjuntos/{file.pk}/?inline=1"):
            response = agent.get(address)
            assert response["Content-Disposition"].startswith("attachment")
            assert response["X-Content-Type-Options"] == "nosniff"
            assert response["Content-Type"] not in {"text/html", "image/svg+xml"}
            assert ".." not in response["Content-Disposition"]


@pytest.mark.parametrize("what", ["html", "original", "adjunto"])
def test_strangers_and_colleagues_without_the_key_get_nothing(what: str, message: Message) -> None:
    file = Attachment.objects.filter(message=message).first()
    address = f"/adjuntos/{file.pk}/" if what == "adjunto" else f"/mensajes/{message.pk}/{what}/"
    assert Client().get(address).status_code == 302
    assert signed_in(a_user(Role.AGENT)).get(address).status_code == 404
    assert signed_in(a_user(Role.ANALYST)).get(address).status_code == 403


def test_the_original_is_what_arrived(agent: Client, message: Message) -> None:
    response = agent.get(f"/mensajes/{message.pk}/original/")
    assert response["X-Vinculo-File"] == message.raw.blob
    assert response["Content-Disposition"].startswith("attachment")


@pytest.fixture
def put_aside() -> UUID:
    return arrive(b"esto no es un correo").id


def test_quarantine_tells_the_reason_and_tries_again(put_aside: UUID) -> None:
    chief = signed_in(a_user(Role.SUPERVISOR))
    assert "No tiene forma de correo." in chief.get("/cuarentena/").content.decode()
    response = chief.post(f"/cuarentena/{put_aside}/reintentar/")
    assert response.status_code == 302
    assert RawMessage.objects.get(pk=put_aside).state == "stored"
    run_jobs()
    assert RawMessage.objects.get(pk=put_aside).state == "quarantined"
    original = chief.get(f"/cuarentena/{put_aside}/original/")
    assert original["Content-Disposition"].startswith("attachment")
    assert original["X-Content-Type-Options"] == "nosniff"


def test_quarantine_is_not_for_agents(agent: Client, put_aside: UUID) -> None:
    assert agent.get("/cuarentena/").status_code == 403
    assert agent.get(f"/cuarentena/{put_aside}/original/").status_code == 403


def test_quarantine_shows_no_message_that_was_understood(agent: Client) -> None:
    taken = arrive(mail())
    chief = signed_in(a_user(Role.SUPERVISOR))
    assert chief.get(f"/cuarentena/{taken.id}/original/").status_code == 404


def test_practice_is_closed_in_a_real_company(agent: Client) -> None:
    assert agent.get("/practica/").status_code in {403, 404}


def test_a_newcomer_plays_the_customer_by_real_mail(agent: Client, settings: object) -> None:
    settings.PRACTICE = True
    assert agent.get("/practica/").status_code == 200
    sent = agent.post("/practica/nuevo/", {"name": "Ana Ruiz", "address": "Ana@nueva.example"})
    response = agent.post(sent.url, {"subject": "Hola", "text": "No va la tele."}, follow=True)
    assert response.status_code == 200
    run_jobs()
    opened = Conversation.objects.get()
    api.send_answer(
        conversation_id=opened.pk, html="<p>Voy.</p>", by=_nobody(), at=opened.opened_at
    )
    run_jobs()
    page = agent.get(sent.url)
    (arrived,) = page.context["inbox"]
    assert "Voy." in page.content.decode()
    address = sent.url.replace("/practica/", "/practica/responder/")
    agent.post(address, {"mail": arrived.id, "text": "Gracias, ya va."})
    run_jobs()
    joined = [m.joined for m in api.messages(opened.pk)]
    assert joined == ["opened", "ours", "signed"]


def _nobody() -> object:
    from vinculo.kernel.testing import actor

    return actor(Role.AGENT)


def test_what_was_typed_is_kept_on_an_error(agent: Client, settings: object) -> None:
    settings.PRACTICE = True
    address = "/practica/?de=ana%40nueva.example&nombre=Ana"
    response = agent.post(address, {"subject": "", "text": "Lo que escribí"})
    assert response.status_code == 422
    assert "Lo que escribí" in response.content.decode()
