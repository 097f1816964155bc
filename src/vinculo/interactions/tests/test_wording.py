"""Signatures, logos and templates: places are filled, unknown ones refused, nothing leaks in."""

import io
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api
from vinculo.interactions.contracts import Acknowledgement
from vinculo.interactions.domain.placeholders import (
    UnknownPlaceholderError,
    check_places,
    filled_html,
    filled_line,
    split_at_signature,
)
from vinculo.interactions.models import Mailbox, MailTemplate
from vinculo.interactions.services.wording import Wording, said_with
from vinculo.interactions.testing import MAILBOX, arrive, mail, mailbox
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import actor
from vinculo.organization.testing import a_company

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


@given(st.text(max_size=60))
def test_what_fills_a_place_is_text_and_nothing_else(value: str) -> None:
    filled = filled_html("<p>{agente}</p>", {"agente": value})
    inner = filled.removeprefix("<p>").removesuffix("</p>")
    assert "<" not in inner.replace("<br>", "")
    assert filled_line("{agente}", {"agente": value}) == value


def test_unknown_places_are_refused_with_those_that_there_are() -> None:
    with pytest.raises(UnknownPlaceholderError) as refused:
        check_places("Hola {nombre}", {"clave", "empresa"})
    assert refused.value.params == {"place": "{nombre}", "known": "{clave}, {empresa}"}
    check_places("Llaves sin cerrar { y vacías {\n}", {"clave"})


def a_picture() -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (12, 6), "teal").save(drawn, format="PNG")
    return SimpleUploadedFile("logo.png", drawn.getvalue(), content_type="image/png")


def written(subject: str = "No tengo línea {clave} {agente}") -> bytes:
    return mail(
        sender="Lucía <lucia@correo.example>",
        to=MAILBOX,
        subject=subject,
        text="Texto con {clave} y {empresa}.",
        message_id="<w1@correo.example>",
    )


@pytest.mark.django_db
def test_an_answer_carries_the_signature_of_its_mailbox_and_its_logo_inside() -> None:
    a_company()
    mailbox()
    box = Mailbox.objects.get()
    admin = signed_in(a_user(Role.ADMINISTRATOR))
    page = reverse("interactions:identity", args=[box.pk])
    wrong = admin.post(page, {"signature": "<p>{jefe}</p>", "signature_format": "html"})
    assert wrong.status_code == 422
    assert "no se puede rellenar aquí" in wrong.content.decode()
    signature = "<p>Un saludo, {agente}</p><p>{equipo}</p><script>alert(1)</script>"
    admin.post(page, {"signature": signature, "signature_format": "html", "logo": a_picture()})
    assert "Quitar el logotipo que hay" in admin.get(page).content.decode()

    taken = arrive(written(), at=AT)
    by = actor(Role.AGENT)
    api.send_answer(conversation_id=taken.conversation_id, html="<p>Hola {clave}</p>", by=by, at=AT)
    (sent,) = [one for one in outbox() if "saludo" in one.message.as_string()]
    html = sent.message.get_body(("html",)).get_content()
    assert "Un saludo, Prueba" in html
    assert "Hola {clave}" in html
    assert "<script" not in html
    assert 'src="cid:logo@inline"' in html
    picture = next(p for p in sent.message.walk() if p.get_content_type() == "image/png")
    assert picture["Content-ID"] == "<logo@inline>"
    assert "Un saludo, Prueba" in sent.message.get_body(("plain",)).get_content()


@pytest.mark.django_db
def test_an_acknowledgement_says_the_companys_words_and_never_the_senders() -> None:
    a_company()
    mailbox()
    Mailbox.objects.update(acknowledgement=Acknowledgement.AT_ONCE)
    user = a_user(Role.ADMINISTRATOR)
    admin = signed_in(user)
    page = reverse("interactions:template", args=["acknowledgement", "es"])
    text = "<p>Anotado con la clave {clave}.</p><p>{siguiente_paso}</p>"
    words = {"subject": "Anotado: {clave}", "html": text, "html_format": "html"}
    wrong = admin.post(page, words | {"subject": "{asunto}", "step": "save"})
    assert wrong.status_code == 422
    assert "{buzon}, {clave}, {empresa}, {siguiente_paso}" in wrong.content.decode()
    tried = admin.post(page, words | {"step": "test"})
    assert 'value="Anotado: {clave}"' in tried.content.decode(), "a trial loses nothing"
    (test,) = outbox()
    assert test.recipients == (user.email,)
    strange = words | {"step": "save", "service": str(user.id)}
    assert admin.post(page, strange).status_code == 404, "never the words of all services"
    assert not MailTemplate.objects.exists()
    admin.post(page, words | {"step": "save"})
    assert "suyas" in admin.get(reverse("interactions:templates")).content.decode()

    taken = arrive(written(), at=AT)
    said = outbox()[-1].message
    key = api.conversation(taken.conversation_id).key
    assert str(said["Subject"]) == f"Anotado: {key}"
    assert "No tengo línea" not in said.as_string()
    admin.post(page, words | {"step": "drop"})
    assert not MailTemplate.objects.exists()


@pytest.mark.parametrize(
    ("html", "signature"),
    [
        pytest.param("<p>Hola</p><p>{buzon}</p>", "<p>{buzon}</p>", id="the mailbox"),
        pytest.param(
            "<p>Hola</p><p>Un saludo,<br>{Empresa}</p>\n",
            "<p>Un saludo,<br>{Empresa}</p>\n",
            id="the company with a greeting",
        ),
        pytest.param("<p>{empresa}</p><p>Hola</p>", "", id="it does not stand last"),
        pytest.param("<p>Hola</p><p>{buzon}: {clave}</p>", "", id="it says something too"),
        pytest.param("<p>Hola</p><p>{buzon}</p><ul><li>a</li></ul>", "", id="a list stands last"),
        pytest.param("Hola {buzon}", "", id="no paragraph"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_last_paragraph_signs_where_it_says_no_more_than_who_writes(html, signature) -> None:
    assert split_at_signature(html) == (html.removesuffix(signature), signature)


def test_what_joins_a_mail_stands_before_its_signature_and_repeats_no_key() -> None:
    values = {"clave": "abc", "buzon": "Averías"}
    joined = "<p>Va el justificante.</p><p>Su clave es abc.</p>"
    words = Wording(subject="{clave}", html="<p>Clave {clave}</p><p>{buzon}</p>")
    _subject, html = said_with(words, values, more=joined)
    assert html == "<p>Clave abc</p><p>Va el justificante.</p><p>Averías</p>"
    silent = Wording(subject="Hola", html="<p>Hola</p><p>{buzon}</p>")
    _subject, html = said_with(silent, values, more=joined)
    assert html == f"<p>Hola</p>{joined}<p>Averías</p>", "words without the key leave it there"
