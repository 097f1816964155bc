"""Where a message belongs, when two are the same, and mails that we write, without a database."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from uuid import UUID

import pytest

from vinculo.interactions.contracts import Joined
from vinculo.interactions.domain.compose import OutgoingFile, _stand_in_text
from vinculo.interactions.domain.forms.definition import NO, YES, Field, FieldKind
from vinculo.interactions.domain.forms.problems import values_of
from vinculo.interactions.domain.mail import parse, with_envelope
from vinculo.interactions.domain.practice import ReceivedAnswer, first_mail, reply_to
from vinculo.interactions.domain.reply_address import signed_text
from vinculo.interactions.domain.threading import SentMessage, SignedReply, place
from vinculo.interactions.domain.written import Written, written_mail

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
HERE, THERE = UUID(int=1), UUID(int=2)
ANA, EVA = "ana@x.example", "eva@x.example"
SIGNED = SignedReply(conversation_id=HERE, issued_to=ANA)
SENT = SentMessage(conversation_id=THERE, sent_to=frozenset({ANA}), readers=frozenset({ANA}))
RAW = (
    b"From: Ana <ana@x.example>\r\nTo: averias@fibra.example\r\nCc: jefe@fibra.example\r\n"
    b"Delivered-To: averias@fibra.example\r\nSubject: Sin linea\r\nMessage-ID: <m1@x.example>\r\n"
    b"In-Reply-To: <b@f.example>\r\nReferences: <a@f.example> <b@f.example>\r\n"
    b"Return-Path: <old@x.example>\r\n\r\nHola.\r\n"
)


def test_a_signature_issued_to_the_sender_joins() -> None:
    found = place(sender=ANA, signed=[SIGNED], referred=[SENT])
    assert (found.conversation_id, found.joined) == (HERE, Joined.SIGNED)


def test_an_answer_to_what_we_sent_to_this_address_joins() -> None:
    found = place(sender=ANA, signed=[], referred=[SENT])
    assert (found.conversation_id, found.joined) == (THERE, Joined.REFERENCED)


def test_a_signature_of_somebody_else_keeps_the_message_unconfirmed() -> None:
    found = place(sender=EVA, signed=[SIGNED], referred=[SENT])
    assert (found.conversation_id, found.joined) == (HERE, Joined.UNCONFIRMED)


def test_a_forged_sender_never_joins() -> None:
    signed = place(sender=ANA, signed=[SIGNED], referred=[], is_forged=True)
    assert signed.joined is Joined.UNCONFIRMED
    referred = place(sender=ANA, signed=[], referred=[SENT], is_forged=True)
    assert (referred.conversation_id, referred.follows) == (None, THERE)


@pytest.mark.parametrize(
    ("sender", "sent"),
    [(EVA, SENT), ("", SENT), (ANA, replace(SENT, readers=frozenset()))],
)
def test_a_stranger_who_refers_to_us_opens_a_following_conversation(
    sender: str, sent: SentMessage
) -> None:
    found = place(sender=sender, signed=[], referred=[sent])
    assert (found.conversation_id, found.joined, found.follows) == (None, Joined.FOLLOW_UP, THERE)


def test_a_message_without_evidence_opens_a_conversation() -> None:
    found = place(sender=ANA, signed=[], referred=[])
    assert (found.conversation_id, found.joined, found.follows) == (None, Joined.OPENED, None)


def test_addresses_and_references_are_told_once_the_nearest_first() -> None:
    mail = parse(RAW)
    assert mail.addressed_to == ("averias@fibra.example", "jefe@fibra.example")
    assert mail.referred_to == ("b@f.example", "a@f.example")
    assert replace(mail, in_reply_to="").referred_to == ("b@f.example", "a@f.example")


def test_the_same_message_is_known_again_whatever_was_stamped_on_its_way() -> None:
    stamped = parse(b"Received: from a by b; Fri, 20 Nov 2026 09:00:00 +0000\r\n" + RAW)
    assert stamped.fingerprint("one") == parse(RAW).fingerprint("other")


def test_the_same_id_with_other_content_is_another_message() -> None:
    other = parse(RAW.replace(b"Hola.", b"Adios."))
    assert other.fingerprint("one") != parse(RAW).fingerprint("one")


def test_without_an_id_only_the_same_bytes_are_the_same_message() -> None:
    nameless = replace(parse(RAW), message_id="")
    assert nameless.fingerprint("one") == nameless.fingerprint("one")
    assert nameless.fingerprint("one") != nameless.fingerprint("other")


def test_the_envelope_knows_better_than_the_header() -> None:
    taken = with_envelope(parse(RAW), sender="new@x.example", recipients=["LUZ@fibra.example", ""])
    assert taken.marks["return-path"] == "<new@x.example>"
    assert set(taken.delivered_to) == {"LUZ@fibra.example".lower(), "averias@fibra.example"}
    kept = with_envelope(parse(RAW), sender=None, recipients=[])
    assert kept.marks["return-path"] == "<old@x.example>"


def test_a_learners_reply_refers_to_the_answer_and_quotes_it() -> None:
    answer = ReceivedAnswer(
        reply_to="averias+k@fibra.example",
        message_id="b@f.example",
        references=("a@f.example",),
        subject="Sin línea",
        text="Vamos mañana.\n\nFibra",
        sent_at=AT,
    )
    raw = reply_to(answer, name="Ana", address=ANA, text="Gracias", at=AT)
    mail = message_from_bytes(raw, policy=default)
    assert mail["Subject"] == "Re: Sin línea"
    assert mail["References"].split() == ["<a@f.example>", "<b@f.example>"]
    assert mail["In-Reply-To"] == "<b@f.example>"
    assert "> Vamos mañana.\n>\n> Fibra" in mail.get_content().replace("\r\n", "\n")
    again = replace(answer, subject="RE: Sin línea", sent_at=None)
    mail = message_from_bytes(
        reply_to(again, name="Ana", address=ANA, text="Gracias", at=AT), policy=default
    )
    assert mail["Subject"] == "RE: Sin línea"


def test_a_first_mail_begins_without_references() -> None:
    raw = first_mail(
        name="Ana\r\nBcc: x@y.example", address=ANA, to="a@f.example", subject="S\nX: 1",
        text=" Hola ", at=AT,
    )  # fmt: skip
    mail = message_from_bytes(raw, policy=default)
    assert mail["References"] is mail["Bcc"] is mail["X"] is None
    assert mail.get_content().strip() == "Hola"
    assert mail["Message-ID"].endswith("@x.example>")


def test_what_is_written_on_a_page_becomes_a_mail_that_starts_no_header() -> None:
    raw = written_mail(
        Written(
            address=ANA, name="Ana\r\nBcc: x@y.example", to="averias+k@fibra.example",
            subject="Hola\r\nX-Loop: 1", text="Sin línea", message_id="m@f.example", at=AT,
            files=[
                OutgoingFile(name="foto.png", media_type="image/png", content=b"1"),
                OutgoingFile(name="rara", media_type="raro", content=b"2"),
            ],
        )
    )  # fmt: skip
    mail = message_from_bytes(raw, policy=default)
    assert mail["Bcc"] is mail["X-Loop"] is None
    assert mail["From"].addresses[0].addr_spec == ANA
    kinds = [(f.get_content_type(), f.get_content()) for f in mail.iter_attachments()]
    assert kinds == [("image/png", b"1"), ("application/octet-stream", b"2")]


def test_a_picture_has_no_place_in_a_message_without_html() -> None:
    plain = EmailMessage()
    plain.set_content("Hola")
    with pytest.raises(TypeError, match="without HTML"):
        _stand_in_text(plain, OutgoingFile(name="a", media_type="image/png", content=b"1"))


def test_a_signature_covers_the_conversation_and_the_address() -> None:
    assert signed_text(HERE, ANA) == f"{HERE}:{ANA}"


def test_a_condition_may_ask_a_yes_no_field_for_either_and_a_text_for_nothing() -> None:
    assert values_of(Field(key="a", kind=FieldKind.YES_NO, label={})) == (YES, NO)
    assert values_of(Field(key="a", kind=FieldKind.LONG, label={})) == ()
