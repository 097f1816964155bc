"""Acknowledgements: key and next step, nothing of theirs, seldom, in the morning, once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings

from vinculo.delivery.testing import QueuedMail, outbox
from vinculo.identity.testing import a_member
from vinculo.interactions import api
from vinculo.interactions.contracts import Acknowledgement, Joined
from vinculo.interactions.models import Mailbox, Message
from vinculo.interactions.services import acknowledging, mailboxes
from vinculo.interactions.testing import MAILBOX, arrive, mail
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs
from vinculo.organization.testing import a_calendar, a_company

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 18, 23, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _company() -> None:
    a_company()
    a_calendar()
    wants(Acknowledgement.AT_ONCE)


def wants(when: Acknowledgement, **texts: str) -> None:
    mailboxes.save(
        mailboxes.MailboxDraft(
            address=MAILBOX,
            name="Averías",
            language=texts.get("language", "es"),
            service_id=None,
            acknowledgement=when,
            next_step=texts.get("next_step", ""),
            out_of_hours_text=texts.get("closed", ""),
        )
    )


def the_only() -> QueuedMail:
    (found,) = outbox()
    return found


def body(found: QueuedMail) -> str:
    part = found.message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_it_tells_key_and_next_step_and_marks_itself() -> None:
    wants(Acknowledgement.AT_ONCE, next_step="Le llamamos antes de las 14 h.")
    taken = arrive(mail(), at=MORNING)
    found = the_only()
    assert taken.key in body(found)
    assert taken.key in found.message["Subject"]
    assert "Le llamamos antes de las 14 h." in body(found)
    assert found.message["Auto-Submitted"] == "auto-replied"
    assert found.recipients == ("lucia@correo.example",)


def test_a_reply_to_it_stays_in_its_conversation() -> None:
    taken = arrive(mail(), at=MORNING)
    reply = mail(to=the_only().message["Reply-To"], message_id="<r@correo.example>", text="Añado")
    again = arrive(reply, at=MORNING)
    assert again.conversation_id == taken.conversation_id
    assert Message.objects.get(pk=again.message_id).joined == Joined.SIGNED
    assert len(outbox()) == 1, "only what opens a conversation is acknowledged"


def test_nothing_that_the_sender_wrote_is_in_it() -> None:
    poison = "COMPRE-YA http://malo.example"
    sender = f'"{poison}" <victima@correo.example>'
    arrive(mail(sender=sender, subject=poison, text=poison), at=MORNING)
    raw = the_only().message.as_string()
    assert "COMPRE-YA" not in raw
    assert "malo.example" not in raw


@pytest.mark.parametrize(
    "header",
    [
        ("Auto-Submitted", "auto-generated"),
        ("Precedence", "bulk"),
        ("X-Auto-Response-Suppress", "OOF"),
        ("List-Unsubscribe", "<mailto:x@y.example>"),
        ("Return-Path", "<>"),
    ],
)
def test_machines_get_none(header: tuple[str, str]) -> None:
    arrive(mail(headers=(header,)), at=MORNING)
    assert outbox() == []


def test_a_forged_sender_gets_none() -> None:
    said = ("Authentication-Results", "mx.fibra.example; dmarc=fail")
    with override_settings(MAIL_AUTHORITY="mx.fibra.example"):
        arrive(mail(headers=(said,)), at=MORNING)
    assert outbox() == []


def test_the_same_recipient_is_told_three_times_a_day_and_no_more() -> None:
    for number in range(6):
        arrive(mail(message_id=f"<n{number}@x>", text=f"Mensaje {number}"), at=MORNING)
    assert len(outbox()) == acknowledging.MOST_A_DAY
    arrive(mail(message_id="<next@x>", text="Otro día"), at=MORNING + timedelta(days=1))
    assert len(outbox()) == acknowledging.MOST_A_DAY + 1


def test_at_night_it_waits_for_the_morning_when_the_company_says_so() -> None:
    wants(Acknowledgement.OPEN_HOURS, closed="Estamos cerrados.")
    arrive(mail(), at=NIGHT)
    run_jobs()
    found = the_only()
    assert found.state == "queued"
    assert "Estamos cerrados." not in body(found), "by then we are open"


def test_at_night_the_closed_text_is_said_when_it_leaves_at_once() -> None:
    wants(Acknowledgement.AT_ONCE, closed="Estamos cerrados hasta las 9.")
    arrive(mail(), at=NIGHT)
    assert "Estamos cerrados hasta las 9." in body(the_only())


def test_by_day_the_closed_text_is_not_said() -> None:
    wants(Acknowledgement.AT_ONCE, closed="Estamos cerrados hasta las 9.")
    arrive(mail(), at=MORNING)
    assert "Estamos cerrados" not in body(the_only())


def test_understanding_again_sends_no_second_one() -> None:
    taken = arrive(mail(), at=MORNING)
    api.understand(taken.id, MORNING)
    arrive(mail(), at=MORNING)
    assert len(outbox()) == 1


def test_it_speaks_the_language_of_its_mailbox() -> None:
    wants(Acknowledgement.AT_ONCE, language="en")
    arrive(mail(), at=MORNING)
    assert "We have received your message" in body(the_only())


def test_without_a_wish_nothing_is_sent() -> None:
    wants(Acknowledgement.NONE)
    arrive(mail(), at=MORNING)
    assert outbox() == []


def test_the_mailbox_is_set_in_the_browser() -> None:
    client = a_member(Role.ADMINISTRATOR)
    values = {"address": "Citas@fibra.example", "name": "Citas", "language": "es", "service": "",
              "acknowledgement": "open_hours", "next_step": "Le llamamos.",
              "out_of_hours_text": ""}  # fmt: skip
    assert client.post("/ajustes/buzones/", values).status_code == 302
    made = Mailbox.objects.get(address="citas@fibra.example")
    assert (made.acknowledgement, made.next_step) == ("open_hours", "Le llamamos.")
    page = f"/ajustes/buzones/?buzon={made.pk}"
    assert b"Le llamamos." in client.get(page).content
    assert client.post(page, values | {"address": "otra@x.example"}).status_code == 302
    assert Mailbox.objects.count() == 2, "the address of a mailbox stays"
    assert client.post("/ajustes/buzones/", values | {"address": "ñ"}).status_code == 422
    assert client.get("/ajustes/buzones/?buzon=no").status_code == 404
