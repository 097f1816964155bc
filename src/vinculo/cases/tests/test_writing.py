"""The first message to somebody who has not written: a case, a key, and a reply that comes back."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from vinculo.cases.models import Case
from vinculo.cases.testing import MORNING, House
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel import clock
from vinculo.kernel.testing import run_jobs

AT = MORNING + timedelta(hours=1)


@pytest.fixture
def marta(house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    def now() -> datetime:
        return AT

    monkeypatch.setattr(clock, "now", now)
    return signed_in(house.marta)


def given(house: House, **more: object) -> dict[str, object]:
    return {
        "to": "nuria@correo.example",
        "name": "Nuria Castaño",
        "mailbox": interactions.mailboxes()[0].id,
        "service": house.service_id,
        "subject": "Cambio de su contrato",
        "html": "<p>Buenos días, Nuria.</p>",
        "html_format": "html",
        **more,
    }


def test_the_customer_is_entered_the_key_is_told_and_the_reply_joins(
    house: House, marta: Client
) -> None:
    pdf = SimpleUploadedFile("contrato.pdf", b"%PDF-1", content_type="application/pdf")
    shown = marta.post(reverse("cases:write"), given(house, files=pdf), follow=True)
    case = Case.objects.get()
    text = shown.content.decode()
    assert case.number in text
    assert case.key in text
    (sent,) = outbox()
    assert sent.message["Subject"] == "Cambio de su contrato"
    assert sent.message["In-Reply-To"] is None
    assert [p.get_content_type() for p in sent.message.walk()][-1] == "application/pdf"
    (who,) = customers.identify(kind=ContactKind.EMAIL, value="nuria@correo.example")
    assert case.customer_id == who.customer_id

    reply = mail(
        sender="Nuria Castaño <nuria@correo.example>",
        to=str(sent.message["Reply-To"]),
        subject="Re: Cambio de su contrato",
        text="De acuerdo.",
        message_id="<r1@correo.example>",
    )
    taken = arrive(reply, at=AT)
    run_jobs()
    assert taken.conversation_id == case.conversation_id
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"to": "nuria"}, "no es una dirección de correo"),
        ({"to": "nuria@correo.example\r\nBcc: x@y.example"}, "no es una dirección de correo"),
        ({"to": "averias@fibra.example"}, "es un buzón de la empresa"),
        ({"html": ""}, "Falta el texto"),
    ],
)
def test_what_must_be_corrected_keeps_text_and_files_and_opens_no_case(
    house: House, marta: Client, wrong: dict[str, str], words: str
) -> None:
    files = {} if "html" in wrong else {"files": SimpleUploadedFile("contrato.pdf", b"%PDF-1")}
    shown = marta.post(reverse("cases:write"), given(house, **wrong, **files))
    text = shown.content.decode()
    assert shown.status_code == 422
    assert words in text
    assert "Cambio de su contrato" in text
    assert not Case.objects.exists()
    if files:
        assert "contrato.pdf" in text
        kept = shown.context["kept"]
        marta.post(reverse("cases:write"), given(house, kept=kept))
        (sent,) = outbox()
        assert "contrato.pdf" in sent.message.as_string()


def test_a_customer_who_is_known_is_found_and_keeps_the_case(house: House, marta: Client) -> None:
    known = customers.register(
        name="Nuria Castaño", kind=ContactKind.EMAIL, value="nuria@correo.example", at=AT
    )
    found = marta.get(reverse("cases:write"), {"q": "Nuria"}).content.decode()
    assert f"?cliente={known}" in found
    filled = marta.get(reverse("cases:write"), {"cliente": str(known)}).content.decode()
    assert 'value="nuria@correo.example"' in filled
    marta.post(reverse("cases:write"), given(house, customer=known))
    assert Case.objects.get().customer_id == known
