"""A message handed on to a supplier: a thread beside the customer's, and never one within it."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from vinculo.cases import api
from vinculo.cases.contracts import CaseStatus, CaseView
from vinculo.cases.models import PlannedAnswer
from vinculo.cases.selectors.page import messages_seen
from vinculo.cases.services.answer import Answer, answer_case, set_waiting
from vinculo.cases.services.planned import send_planned
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import MAILBOX, arrive, mail
from vinculo.kernel import clock
from vinculo.kernel.testing import run_jobs

SUPPLIER = "taller@repuestos.example"
LUCIA = "lucia@correo.example"
WORDS = "<p>¿Tienen la pieza?</p><blockquote><p>No tengo internet</p></blockquote>"


@pytest.fixture
def marta(house: House) -> Client:
    return signed_in(house.marta)


def with_files() -> CaseView:
    """A case whose message brought two files."""
    plain = mail(text="Mire la foto del aparato.", message_id=f"<{uuid4()}@x>")
    raw = message_from_bytes(plain, policy=default)
    raw.make_mixed()  # type: ignore[attr-defined]
    for name in ("foto.png", "contrato.pdf"):
        raw.add_attachment(b"x" * 9, maintype="application", subtype="pdf", filename=name)  # type: ignore[attr-defined]
    taken = arrive(raw.as_bytes(), at=MORNING)
    run_jobs()
    found = api.case_of(taken.conversation_id)  # type: ignore[arg-type]
    assert found is not None
    return found


def handed_on(marta: Client, case: CaseView, **more: object) -> str:
    """Marta hands the case's message on; the address of the thread that begins."""
    typed = {"to": f"Taller <{SUPPLIER}>", "subject": "Pieza", "html": WORDS, "html_format": "html"}
    answer = marta.post(f"/casos/{case.id}/reenviar/", {**typed, **more})
    assert answer.status_code == 302, answer.content.decode()
    run_jobs()
    return str(answer["Location"])


def supplied(text: str, *, sender: str = SUPPLIER, to: str = "") -> None:
    """The supplier replies to what was sent last."""
    sent = outbox()[-1].message
    arrive(
        mail(
            sender=sender,
            to=to or str(sent["Reply-To"]),
            subject=f"Re: {sent['Subject']}",
            text=text,
            message_id=f"<{uuid4()}@repuestos.example>",
            headers=(("In-Reply-To", str(sent["Message-ID"])),),
        ),
        at=MORNING,
    )
    run_jobs()


def test_a_message_leaves_with_our_words_its_quote_and_the_files_that_were_chosen(
    house: House, marta: Client
) -> None:
    case = with_files()
    page = marta.get(f"/casos/{case.id}/reenviar/").content.decode()
    assert "Le reenviamos lo que nos escribe un cliente" in page
    assert "Mire la foto del aparato." in page
    assert LUCIA not in page.partition("<textarea")[2].partition("</textarea>")[0]
    message = next(iter(messages_seen(actor=house.agent, case_id=case.id) or ()))
    photo = next(file for file in message.attachments if file.name == "foto.png")
    plan = SimpleUploadedFile("plano.pdf", b"%PDF", content_type="application/pdf")
    handed_on(marta, case, file=[str(photo.id)], files=[plan])
    (sent,) = outbox()
    assert (sent.recipients, sent.message["Subject"]) == ((SUPPLIER,), "Pieza")
    assert [part.get_filename() for part in sent.message.iter_attachments()] == [
        "foto.png",
        "plano.pdf",
    ]
    assert sent.message["In-Reply-To"] is None
    text = sent.message.get_body(("plain",)).get_content()
    assert "/seguimiento/" not in text
    assert case.key not in sent.message.as_string()


def test_what_the_supplier_replies_stays_beside_and_neither_reads_the_other(
    house: House, marta: Client
) -> None:
    case = a_case()
    beside = handed_on(marta, case)
    supplied("La pieza llega el lunes.")
    page = marta.get(f"/casos/{case.id}/").content.decode()
    assert "La pieza llega el lunes." in page
    assert 'name="to" value="&quot;Lucía Romero&quot; &lt;lucia@correo.example&gt;"' in page
    assert SUPPLIER not in page.partition('data-compose-form="respuesta"')[2]
    main = interactions.messages(case.conversation_id)  # type: ignore[arg-type]
    assert [one.sender_address for one in main] == [LUCIA]
    answer = Answer(html="<p>El lunes.</p>", seen=_latest(case))
    answer_case(case_id=case.id, answer=answer, actor=house.agent, at=MORNING)
    assert outbox()[-1].recipients == (LUCIA,)
    assert "pieza" not in outbox()[-1].message.as_string()
    assert "La pieza llega el lunes." in marta.get(beside).content.decode()
    marta.post(beside, {"html": "<p>Gracias.</p>", "html_format": "html"})
    last = outbox()[-1]
    assert last.recipients == (SUPPLIER,)
    assert "El lunes." not in last.message.as_string()
    assert last.message["References"]


def test_a_reply_beside_wakes_the_case_and_reopens_nothing(house: House, marta: Client) -> None:
    case = a_case()
    handed_on(marta, case)
    set_waiting(case_id=case.id, until=None, actor=house.agent, at=MORNING)
    supplied("Mañana va.")
    assert api.case_of(case.conversation_id).status is CaseStatus.OPEN  # type: ignore[union-attr,arg-type]
    marta.post(f"/casos/{case.id}/resolver/", {"outcome": "answered"})
    supplied("Se me olvidó el precio.")
    after = api.case_of(case.conversation_id)  # type: ignore[arg-type]
    assert after is not None
    assert (after.id, after.status) == (case.id, CaseStatus.RESOLVED)
    assert "Se me olvidó el precio." in marta.get(f"/casos/{case.id}/").content.decode()


def test_whoever_learns_the_suppliers_address_waits_unconfirmed_beside(
    house: House, marta: Client
) -> None:
    case = a_case()
    beside = handed_on(marta, case)
    supplied("Soy Lucía.", sender=LUCIA)
    found = marta.get(beside).content.decode()
    assert "remitente sin confirmar" in found
    marta.post(beside, {"html": "<p>¿Precio?</p>", "html_format": "html"})
    assert outbox()[-1].recipients == (SUPPLIER,)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"to": LUCIA}, "ya lee la conversación del cliente"),
        ({"to": "nadie"}, "no es una dirección de correo"),
        ({"to": MAILBOX}, "es un buzón de la empresa"),
        ({"html": "<p> </p>"}, "Escriba"),
    ],
)
def test_what_cannot_be_handed_on_is_said_and_nothing_typed_is_lost(
    house: House, marta: Client, wrong: dict[str, str], words: str
) -> None:
    case = a_case()
    plan = SimpleUploadedFile("plano.pdf", b"%PDF", content_type="application/pdf")
    typed = {"to": SUPPLIER, "subject": "Pieza rota", "html": WORDS, "html_format": "html"}
    answer = marta.post(f"/casos/{case.id}/reenviar/", {**typed, **wrong, "files": plan})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Pieza rota" in page
    assert "plano.pdf" in page
    assert outbox() == []
    assert marta.get(f"/casos/{case.id}/aparte/")["Location"] == f"/casos/{case.id}/"


def test_what_is_handed_on_comes_back_for_ten_seconds_with_all_of_it_and_leaves_once(
    house: House, marta: Client, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.UNDO_SECONDS = 10
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    soon, case = MORNING + timedelta(seconds=11), with_files()
    message = next(iter(messages_seen(actor=house.agent, case_id=case.id) or ()))
    photo = next(file for file in message.attachments if file.name == "foto.png")
    plan = SimpleUploadedFile("plano.pdf", b"%PDF", content_type="application/pdf")
    handed_on(marta, case, file=[str(photo.id)], files=[plan], cc="copia@repuestos.example")
    waiting = PlannedAnswer.objects.get()
    page = marta.get(f"/casos/{case.id}/").content.decode()
    assert "sale en 10 segundos" in page
    assert "Mensaje aparte de Marta Ruiz" in page
    assert not send_planned(planned_id=waiting.pk, at=MORNING)
    back = marta.post(f"/casos/por-salir/{waiting.pk}/deshacer/", follow=True)
    form = back.content.decode()
    for kept in (SUPPLIER, "copia@repuestos.example", "Pieza", "plano.pdf", "¿Tienen la pieza?"):
        assert kept in form, kept
    assert [file.name for file, is_taken in back.context["offered"] if is_taken] == ["foto.png"]
    assert not send_planned(planned_id=waiting.pk, at=soon)
    assert "Seguir escribiendo" in marta.get(f"/casos/{case.id}/").content.decode()
    assert outbox() == []
    address = back.redirect_chain[-1][0]
    again = {"to": SUPPLIER, "subject": "Pieza 2", "html": WORDS, "html_format": "html"}
    kept_files = {"file": [str(photo.id)], "kept": back.context["kept"]}
    assert marta.post(address, again | kept_files).status_code == 302
    assert marta.post(address, again | kept_files).status_code == 422
    assert send_planned(planned_id=PlannedAnswer.objects.get().pk, at=soon)
    (sent,) = outbox()
    assert (sent.recipients, sent.message["Subject"]) == ((SUPPLIER,), "Pieza 2")
    names = [part.get_filename() for part in sent.message.iter_attachments()]
    assert names == ["foto.png", "plano.pdf"]
    beside = f"/casos/{case.id}/aparte/"
    marta.post(beside, {"html": "<p>¿Y el precio?</p>", "html_format": "html"})
    second = PlannedAnswer.objects.get()
    form = marta.post(f"/casos/por-salir/{second.pk}/deshacer/", follow=True).content.decode()
    assert "¿Y el precio?" in form
    assert "Seguir escribiendo" in marta.get("/casos/por-salir/").content.decode()
    marta.post(f"/casos/por-salir/{second.pk}/descartar/")
    assert not PlannedAnswer.objects.exists()
    assert len(outbox()) == 1


def _latest(case: CaseView) -> object:
    from vinculo.cases.models import Case

    return Case.objects.get(pk=case.id).latest_message_id
