"""The delivery promises, against a mail server that speaks, refuses, delays and drops."""

import hashlib
import os
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

import psycopg
import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from vinculo.delivery import api
from vinculo.delivery.contracts import DeliveryState, Outcome, OutgoingKind
from vinculo.delivery.domain.errors import NothingToRetryError
from vinculo.delivery.labels import REASONS
from vinculo.delivery.models import Attempt, OutgoingMail
from vinculo.delivery.services import outbox as services
from vinculo.delivery.testing import outbox
from vinculo.delivery.tests.smtp_server import SmtpServer
from vinculo.kernel import blobs, events
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import actor, run_jobs

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
ANSWER, NOTICE = OutgoingKind.ANSWER, OutgoingKind.NOTICE


def a_mail(to: str = "lucia@correo.example", text: str = "Hola.\n.punto\n") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Averías <averias@fibra.example>"
    message["To"] = to
    message["Subject"] = "Avería ñ"
    message.set_content(text)
    return message


def queue(kind: OutgoingKind = ANSWER, to: str = "lucia@correo.example") -> UUID:
    return api.send(message=a_mail(to), kind=kind, reference="test:x", at=AT)


def state(mail_id: UUID) -> DeliveryState:
    return api.state_of([mail_id])[mail_id]


def send_to(server: SmtpServer, settings: object, mail_id: UUID, at: datetime = AT) -> None:
    settings.SMTP_URL = f"smtp://127.0.0.1:{server.port}"
    services.hand_over(mail_id=mail_id, at=at)


def test_a_mail_leaves_whole(settings: object) -> None:
    mail_id = queue(to="lucia@correo.example, jefe@correo.example")
    with SmtpServer() as server:
        send_to(server, settings, mail_id)
    (got,) = server.received
    assert state(mail_id) == DeliveryState.SENT
    assert got.sender == "averias@fibra.example"
    assert got.recipients == ["lucia@correo.example", "jefe@correo.example"]
    assert b"\r\n.punto\r\n" in got.raw
    assert b"Message-ID: <" in got.raw


def test_what_was_sent_is_not_sent_again(settings: object) -> None:
    mail_id = queue()
    with SmtpServer() as server:
        send_to(server, settings, mail_id)
        send_to(server, settings, mail_id)
    assert len(server.received) == 1


def test_hidden_recipients_stay_hidden(settings: object) -> None:
    message = a_mail()
    message["Bcc"] = "oculta@correo.example"
    mail_id = api.send(message=message, kind=NOTICE, reference="", at=AT)
    with SmtpServer() as server:
        send_to(server, settings, mail_id)
    assert "oculta@correo.example" in server.received[0].recipients
    assert b"oculta" not in server.received[0].raw


def test_the_same_message_id_is_the_same_mail() -> None:
    message = a_mail()
    message["Message-ID"] = "<uno@fibra.example>"
    first = api.send(message=message, kind=ANSWER, reference="", at=AT)
    assert api.send(message=message, kind=ANSWER, reference="", at=AT) == first


@pytest.mark.parametrize("moment", ["greeting", "MAIL", "DATA"])
@pytest.mark.parametrize("kind", [ANSWER, NOTICE])
def test_a_line_that_breaks_before_the_body_is_tried_again(
    moment: str, kind: OutgoingKind, settings: object
) -> None:
    mail_id = queue(kind)
    with SmtpServer(drop_after=moment) as server:
        send_to(server, settings, mail_id)
    mail = OutgoingMail.objects.get(pk=mail_id)
    assert (mail.state, mail.next_attempt_at) == ("queued", AT + timedelta(minutes=1))


def test_an_answer_in_doubt_is_sent_again_with_the_same_id_and_marked(settings: object) -> None:
    mail_id = queue(ANSWER)
    with SmtpServer(drop_after="body") as server:
        send_to(server, settings, mail_id)
        assert state(mail_id) == DeliveryState.QUEUED
        server.drop_after = ""
        send_to(server, settings, mail_id, AT + timedelta(minutes=2))
    first, second = server.received
    assert first.raw == second.raw
    assert state(mail_id) == DeliveryState.UNSURE


def test_a_notice_in_doubt_is_not_repeated(settings: object) -> None:
    mail_id = queue(NOTICE)
    with SmtpServer(drop_after="body") as server:
        send_to(server, settings, mail_id)
        server.drop_after = ""
        send_to(server, settings, mail_id, AT + timedelta(minutes=2))
        services.sweep(at=AT + timedelta(hours=1))
        run_jobs()
    assert len(server.received) == 1
    assert state(mail_id) == DeliveryState.UNSURE


@pytest.mark.parametrize(
    ("kind", "expected", "arrived"),
    [(ANSWER, DeliveryState.UNSURE, 1), (NOTICE, DeliveryState.UNSURE, 0)],
)
def test_after_a_death_while_sending(
    kind: OutgoingKind, expected: DeliveryState, arrived: int, settings: object
) -> None:
    """The attempt was committed before the connection, so the next one knows."""
    mail_id = queue(kind)

    def dies() -> None:
        raise SystemExit

    settings.SMTP_URL = "smtp://127.0.0.1:1"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vinculo.delivery.transports.smtp.SmtpTransport.send", lambda *_: dies())
        with pytest.raises(SystemExit):
            services.hand_over(mail_id=mail_id, at=AT)
    assert state(mail_id) == DeliveryState.SENDING
    assert Attempt.objects.get(mail=mail_id).outcome == ""
    with SmtpServer() as server:
        send_to(server, settings, mail_id, AT + timedelta(minutes=1))
    assert (state(mail_id), len(server.received)) == (expected, arrived)
    assert Attempt.objects.filter(mail=mail_id, outcome=Outcome.LOST).count() == 1


def test_refused_for_now_waits_longer_each_time_and_then_fails(settings: object) -> None:
    mail_id = queue()
    at, waits = AT, []
    with SmtpServer(answers={"MAIL": "451 later"}) as server:
        while state(mail_id) == DeliveryState.QUEUED:
            send_to(server, settings, mail_id, at)
            following = OutgoingMail.objects.get(pk=mail_id).next_attempt_at
            waits.append(following - at if following else None)
            at = following or at
    assert waits == [*sorted(waits[:-1]), None]
    mail = OutgoingMail.objects.get(pk=mail_id)
    assert (mail.state, mail.reason) == ("failed", "451 later")


def test_refused_for_good_is_told_at_once(
    settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[events.Event] = []
    monkeypatch.setattr(events, "publish", told.append)
    mail_id = queue()
    with SmtpServer(answers={"RCPT": "550 no such user"}) as server:
        send_to(server, settings, mail_id)
    assert [event.name for event in told] == ["delivery.DeliveryChanged", "delivery.DeliveryFailed"]
    assert told[-1].reason == "550 no such user"


def test_each_recipient_is_asked_until_it_said_yes_or_no(settings: object) -> None:
    mail_id = queue(to="si@a.example, no@a.example, luego@a.example")
    answers = {"RCPT no@a.example": "550 no", "RCPT luego@a.example": "450 later"}
    with SmtpServer(answers=answers) as server:
        send_to(server, settings, mail_id)
        mail = OutgoingMail.objects.get(pk=mail_id)
        assert (mail.pending, mail.refused) == (["luego@a.example"], ["no@a.example"])
        del answers["RCPT luego@a.example"]
        send_to(server, settings, mail_id, AT + timedelta(minutes=2))
    assert [got.recipients for got in server.received] == [["si@a.example"], ["luego@a.example"]]
    assert state(mail_id) == DeliveryState.FAILED


def test_nobody_else_sends_while_one_is_sending(settings: object) -> None:
    mail_id = queue()
    number = int.from_bytes(hashlib.sha256(mail_id.bytes).digest()[:8], "big", signed=True)
    with psycopg.connect(os.environ["DATABASE_APP_URL"]) as other, SmtpServer() as server:
        other.execute("SELECT pg_advisory_lock(%s)", [number])
        send_to(server, settings, mail_id)
        assert server.connections == 0


def test_without_a_server_mail_waits_and_leaves_when_there_is_one(settings: object) -> None:
    settings.SMTP_URL = ""
    mail_id = queue()
    run_jobs()
    assert state(mail_id) == DeliveryState.WAITING
    with SmtpServer() as server:
        settings.SMTP_URL = f"smtp://127.0.0.1:{server.port}"
        assert services.sweep(at=AT + timedelta(hours=1)) == 1
        run_jobs()
    assert state(mail_id) == DeliveryState.SENT


def test_a_practice_company_writes_to_nobody(settings: object) -> None:
    settings.PRACTICE = True
    mail_id = queue()
    with SmtpServer() as server:
        settings.SMTP_URL = f"smtp://127.0.0.1:{server.port}"
        run_jobs()
    assert server.connections == 0
    assert [mail.id for mail in api.mails_to("lucia@correo.example")] == [mail_id]


def test_a_person_can_ask_for_another_try(settings: object) -> None:
    mail_id = queue()
    with SmtpServer(answers={"RCPT": "550 no"}) as server:
        send_to(server, settings, mail_id)
        assert state(mail_id) == DeliveryState.FAILED
        server.answers = {}
        services.retry(mail_id=mail_id, by=actor(Role.ADMINISTRATOR), at=AT)
        send_to(server, settings, mail_id)
    assert state(mail_id) == DeliveryState.SENT
    with pytest.raises(NothingToRetryError):
        services.retry(mail_id=mail_id, by=actor(Role.ADMINISTRATOR), at=AT)


def test_mail_of_a_change_that_was_taken_back_never_leaves() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        queue()
        raise RuntimeError
    assert outbox() == []
    assert run_jobs() == []


def test_djangos_own_mail_takes_the_same_way(settings: object) -> None:
    settings.EMAIL_BACKEND = "vinculo.delivery.backend.OutboxBackend"
    email = EmailMultiAlternatives(
        "Invitación", "Entre aquí", "Fibra <hola@fibra.example>", ["Ana <ana@fibra.example>"]
    )
    email.attach_alternative("<p>Entre aquí</p>", "text/html")
    assert email.send() == 1
    (queued,) = outbox()
    assert queued.recipients == ("ana@fibra.example",)
    assert queued.message["Auto-Submitted"] == "auto-generated"
    assert OutgoingMail.objects.get().kind == OutgoingKind.LOGIN


@pytest.mark.parametrize("before", [DeliveryState.QUEUED, DeliveryState.SENDING])
def test_a_mail_whose_bytes_are_gone_fails_for_good_and_says_why(
    settings: object, before: DeliveryState
) -> None:
    mail_id = queue()
    mail = OutgoingMail.objects.get(pk=mail_id)
    OutgoingMail.objects.filter(pk=mail_id).update(state=before)
    path = blobs.path_of(mail.blob)
    kept = path.read_bytes()
    path.unlink()
    with SmtpServer() as server:
        send_to(server, settings, mail_id)
        assert server.received == []
        assert state(mail_id) == DeliveryState.FAILED
        mail.refresh_from_db()
        assert (mail.reason, mail.pending, mail.refused) == ("bytes_gone", [], mail.recipients)
        assert services.sweep(at=AT + timedelta(hours=1)) == 0
        assert mail.reason in REASONS, "the outbox says it in words"

        path.write_bytes(kept)
        services.retry(mail_id=mail_id, by=actor(Role.ADMINISTRATOR), at=AT)
        send_to(server, settings, mail_id)
    assert [got.recipients for got in server.received] == [mail.recipients]
    assert state(mail_id) == DeliveryState.SENT


def test_a_mail_that_has_left_stays_sent_though_its_bytes_are_gone(settings: object) -> None:
    mail_id = queue()
    with SmtpServer() as server:
        send_to(server, settings, mail_id)
        blobs.path_of(OutgoingMail.objects.get(pk=mail_id).blob).unlink()
        send_to(server, settings, mail_id)
    assert state(mail_id) == DeliveryState.SENT
