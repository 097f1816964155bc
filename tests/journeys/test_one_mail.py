"""Whoever writes where a law binds gets one mail: it arrived, and here is the receipt."""

from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from hashlib import sha256

import pytest
from django.apps import apps

from vinculo.cases import api as cases
from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.delivery import api as delivery
from vinculo.delivery.services import outbox as sending
from vinculo.delivery.testing import outbox
from vinculo.delivery.tests.smtp_server import SmtpServer
from vinculo.interactions.testing import MAILBOX, acknowledging_at_once, arrive, mail
from vinculo.kernel import clock
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio.testing import a_signed_scope
from vinculo.statutory.services import receipts

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
NOW = MORNING + HOUR
LUCIA = "lucia@correo.example"
RECEIPT = "statutory.MatterReceipt"


@pytest.fixture
def hands(monkeypatch):
    found = [NOW]
    monkeypatch.setattr(clock, "now", lambda: found[0])
    return found


@pytest.fixture
def server():
    with SmtpServer() as found:
        yield found


@pytest.fixture
def house(db, hands, server, settings):
    settings.SMTP_URL = f"smtp://127.0.0.1:{server.port}"
    found = a_house()
    acknowledging_at_once()
    return found


@pytest.fixture
def bound(house):
    a_signed_scope()
    return house


def taken(server) -> list[EmailMessage]:
    return [message_from_bytes(one.raw, policy=default) for one in server.received]


def text(letter) -> str:
    return letter.get_body(("plain",)).get_content()


def papers(letter) -> list[bytes]:
    return [part.get_payload(decode=True) for part in letter.iter_attachments()]


def row():
    return apps.get_model("statutory", "MatterReceipt").objects.get()


def test_a_query_is_acknowledged_and_receipted_in_one_mail_that_really_leaves(
    bound, server, hands
) -> None:
    case = a_case(at=NOW)
    (letter,) = taken(server)
    receipt = row()
    assert case.key in letter["Subject"]
    assert receipt.blob in text(letter).replace("\n", "")
    assert [sha256(one).hexdigest() for one in papers(letter)] == [receipt.blob]
    assert letter["Auto-Submitted"] == "auto-replied"
    assert (receipt.way, receipt.given_at) == ("mail", NOW)
    assert EvidenceLine.objects.filter(kind__startswith=RECEIPT).count() == 2
    for later in (2, 11, 70):
        hands[0] = NOW + later * MINUTE
        receipts.ask_for_due(at=hands[0])
        run_jobs()
    assert len(server.received) == 1
    message = apps.get_model("interactions", "Message").objects.get(direction="out")
    assert message.message_id == letter["Message-ID"].strip("<>")
    assert receipt.blob in message.text.replace("\n", "")


def test_it_says_the_key_once_and_the_receipt_before_the_signature(bound, server) -> None:
    case = a_case(at=NOW)
    (letter,) = taken(server)
    html = letter.get_body(("html",)).get_content()
    signature = apps.get_model("interactions", "Mailbox").objects.get().name
    for said in (text(letter), html):
        assert said.count(case.key) == 1
        assert said.count("justificante") == 1
        ours, receipt, below = (
            said.index("Si quiere añadir algo"),
            said.index("justificante"),
            said.rindex(signature),
        )
        assert ours < receipt < below


def test_a_reply_to_it_stays_in_its_conversation(bound, server) -> None:
    case = a_case(at=NOW)
    (letter,) = taken(server)
    reply = mail(to=letter["Reply-To"], message_id="<r@correo.example>", text="Añado algo")
    again = arrive(reply, at=NOW + MINUTE)
    run_jobs()
    assert again.conversation_id == case.conversation_id
    assert len(server.received) == 1


def test_who_writes_twice_gets_one_of_each(bound, server) -> None:
    keys = {a_case(at=NOW, subject=one).key for one in ("Una cosa", "Otra cosa")}
    letters = taken(server)
    assert len(letters) == 2
    assert {key for key in keys for one in letters if key in one["Subject"]} == keys
    assert [len(papers(one)) for one in letters] == [1, 1]
    assert papers(letters[0]) != papers(letters[1])


@pytest.mark.parametrize("header", [("Auto-Submitted", "auto-replied"), ("Precedence", "bulk")])
def test_a_machine_gets_none_and_starts_no_loop(bound, server, hands, header) -> None:
    arrive(mail(headers=(header,)), at=NOW)
    run_jobs()
    hands[0] = NOW + HOUR
    receipts.ask_for_due(at=hands[0])
    run_jobs()
    assert server.received == []


def test_our_own_mail_that_comes_back_as_an_answer_starts_no_loop(bound, server) -> None:
    a_case(at=NOW)
    (letter,) = taken(server)
    copy = mail(
        to=MAILBOX,
        message_id="<auto@correo.example>",
        subject=f"Automático: {letter['Subject']}",
        headers=(("Auto-Submitted", "auto-replied"), ("In-Reply-To", letter["Message-ID"])),
    )
    arrive(copy, at=NOW + MINUTE)
    run_jobs()
    assert len(server.received) == 1


def test_without_a_receipt_it_leaves_alone_in_two_minutes_and_the_receipt_by_itself(
    bound, server, hands, monkeypatch
) -> None:
    make = receipts.make
    monkeypatch.setattr(receipts, "make", lambda **_more: None)
    a_case(at=NOW)
    assert server.received == []
    (waiting,) = apps.get_model("delivery", "OutgoingMail").objects.all()
    hands[0] = NOW + 2 * MINUTE
    sending.hand_over(mail_id=waiting.pk, at=hands[0])
    (alone,) = taken(server)
    assert papers(alone) == []
    monkeypatch.setattr(receipts, "make", make)
    hands[0] = NOW + 11 * MINUTE
    receipts.ask_for_due(at=hands[0])
    run_jobs()
    assert [len(papers(one)) for one in taken(server)] == [0, 1]
    assert row().way == "mail"


def test_of_two_texts_at_one_moment_one_joins_it_and_neither_is_lost(
    bound, server, hands, monkeypatch
) -> None:
    monkeypatch.setattr(receipts, "make", lambda **_more: None)
    case = a_case(at=NOW)
    sent = [
        cases.send_by_itself(
            case_id=case.id, html=f"<p>{words}</p>", at=NOW + MINUTE - early, is_duty=True
        )
        for words, early in (("La primera", timedelta()), ("La otra", timedelta(seconds=1)))
    ]
    hands[0] = NOW + 2 * MINUTE
    for waits in apps.get_model("delivery", "OutgoingMail").objects.order_by("pk"):
        sending.hand_over(mail_id=waits.pk, at=hands[0])
    letters = [text(one) for one in taken(server)]
    assert len(set(sent)) == len(letters) == 2
    assert ["La primera" in one for one in letters] == [True, False]
    assert ["La otra" in one for one in letters] == [False, True]


def test_where_no_law_wants_a_receipt_it_leaves_at_once(house, server) -> None:
    a_case(at=NOW)
    (letter,) = taken(server)
    assert papers(letter) == []


def test_one_that_comes_back_gave_no_receipt(bound, server, hands) -> None:
    a_case(at=NOW)
    (letter,) = taken(server)
    hands[0] = NOW + MINUTE
    message_id = letter["Message-ID"].strip("<>")
    delivery.note_bounce(message_id=message_id, refused={LUCIA: "no existe"}, at=hands[0])
    run_jobs()
    assert (row().way, row().given_at) == ("", None)
    assert row().returned_at == hands[0]


def test_what_is_being_handed_over_is_not_changed(bound) -> None:
    a_case(at=NOW)
    (sent,) = apps.get_model("delivery", "OutgoingMail").objects.all()
    message = outbox()[0].message
    assert not delivery.replace(mail_id=sent.pk, message=message, at=NOW)
