"""N1 to N4, N6, N7: nobody becomes somebody else by what stands in a mail."""

from uuid import UUID, uuid4

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from vinculo.cases.testing import MORNING, House, a_house
from vinculo.delivery.testing import outbox
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Joined
from vinculo.interactions.testing import MAILBOX, arrive, mail
from vinculo.kernel.testing import run_jobs

LUCIA = "lucia@correo.example"
MALLORY = "mallory@otra.example"


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def thread(house: House) -> UUID:
    """Lucía wrote, and Marta answered."""
    taken = arrive(mail(), at=MORNING)
    run_jobs()
    assert taken.conversation_id is not None
    interactions.send_answer(
        conversation_id=taken.conversation_id, html="<p>Vamos</p>", by=house.agent, at=MORNING
    )
    run_jobs()
    return taken.conversation_id


def answer() -> dict[str, str]:
    return {name.lower(): str(value) for name, value in outbox()[-1].message.items()}


def joined(raw: bytes) -> tuple[UUID | None, Joined]:
    taken = arrive(raw, at=MORNING)
    run_jobs()
    assert taken.conversation_id is not None
    last = next(m for m in interactions.messages(taken.conversation_id) if m.id == taken.message_id)
    return taken.conversation_id, last.joined


def test_n1_a_changed_signature_opens_nothing(thread: UUID) -> None:
    good = answer()["reply-to"]
    local, _, domain = good.partition("@")
    for forged in (
        f"{local[:-1]}{'a' if local[-1] != 'a' else 'b'}@{domain}",
        f"{local[:-26]}{'a' * 26}@{domain}",
        f"{local[:-26]}@{domain}",
    ):
        where, why = joined(mail(to=forged, message_id=f"<{forged}>", text=forged))
        assert where != thread
        assert why == Joined.OPENED


def test_n1_the_threads_own_number_in_a_message_id_proves_nothing(thread: UUID) -> None:
    headers = (("In-Reply-To", f"<{thread}@fibra.example>"), ("References", f"<{thread}>"))
    where, _ = joined(mail(sender=MALLORY, message_id="<x@otra.example>", headers=headers))
    assert where != thread


def test_n2_mail_from_a_colleague_is_no_action_of_a_colleague(house: House, thread: UUID) -> None:
    case_before = len(outbox())
    marta = f"Marta Ruiz <{house.marta.email}>"
    _, why = joined(mail(sender=marta, to=answer()["reply-to"], message_id="<m@fibra.example>"))
    assert why == Joined.UNCONFIRMED
    assert len(outbox()) == case_before, "nothing of it leaves to the customer"


def test_n3_a_stranger_who_knows_number_and_references_starts_apart(thread: UUID) -> None:
    case_number = interactions.conversation(thread).reference
    headers = (("In-Reply-To", answer()["message-id"]), ("References", answer()["message-id"]))
    where, why = joined(
        mail(
            sender=MALLORY,
            subject=f"Re: [{case_number}] Sin conexión",
            message_id="<n@otra.example>",
            headers=headers,
        )
    )
    assert (where == thread, why) == (False, Joined.FOLLOW_UP)
    assert where is not None
    assert interactions.conversation(where).follows == thread


def test_n3_a_good_signature_does_not_help_a_sender_who_is_forged(thread: UUID) -> None:
    said = ("Authentication-Results", "mx.fibra.example; dmarc=fail header.from=correo.example")
    raw = mail(to=answer()["reply-to"], message_id="<f@correo.example>", headers=(said,))
    with override_settings(MAIL_AUTHORITY="mx.fibra.example"):
        assert joined(raw) == (thread, Joined.UNCONFIRMED)


def test_n3_without_signature_a_forged_sender_starts_apart(thread: UUID) -> None:
    headers = (
        ("Authentication-Results", "mx.fibra.example; dmarc=fail"),
        ("Authentication-Results", "mx.fibra.example; dmarc=pass"),
        ("In-Reply-To", answer()["message-id"]),
    )
    with override_settings(MAIL_AUTHORITY="mx.fibra.example"):
        where, why = joined(mail(message_id="<g@correo.example>", headers=headers))
    assert (where == thread, why) == (False, Joined.FOLLOW_UP)


def test_n4_who_is_in_copy_or_unconfirmed_is_never_written_to(house: House, thread: UUID) -> None:
    copied = (("Cc", f"{MALLORY}, otra@otra.example"),)
    joined(mail(to=answer()["reply-to"], message_id="<c@correo.example>", headers=copied))
    joined(mail(sender=MALLORY, to=answer()["reply-to"], message_id="<u@otra.example>"))
    interactions.send_answer(
        conversation_id=thread, html="<p>Listo</p>", by=house.agent, at=MORNING
    )
    assert outbox()[-1].recipients == (LUCIA,)


def test_n6_a_storm_of_first_messages_writes_to_nobody_by_default(house: House) -> None:
    for number in range(10):
        arrive(mail(message_id=f"<{number}@x>", text=str(number)), at=MORNING)
    run_jobs()
    assert outbox() == []


INJECTED = st.text(
    alphabet=st.sampled_from('a\r\n:,<>@"\\ñ \t\x00\u2028\u202e'), min_size=1, max_size=40
)


@given(name=INJECTED, subject=INJECTED)
def test_n7_nothing_in_a_name_or_a_subject_becomes_a_header(name: str, subject: str) -> None:
    from datetime import UTC, datetime
    from email import message_from_bytes
    from email.policy import SMTP

    from vinculo.interactions.domain.compose import Answer, compose
    from vinculo.interactions.domain.headers import Address

    composed = compose(
        Answer(
            sender=Address(name=name, address=MAILBOX),
            reply_to=MAILBOX,
            to=[Address(name=name, address=LUCIA)],
            cc=(),
            subject=subject,
            html="<p>Hola</p>",
            language="es",
            message_id="a@fibra.example",
            in_reply_to=f"x>\r\nBcc: {MALLORY}",
            references=[subject],
            instance="x",
            at=datetime(2026, 11, 18, tzinfo=UTC),
        )
    )
    again = message_from_bytes(composed.message.as_bytes(policy=SMTP), policy=SMTP)
    assert "Bcc" not in again
    assert [a.addr_spec for a in again["To"].addresses] == [LUCIA]
    assert set(again.keys()) <= {
        "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
        "X-Vinculo-Instance", "MIME-Version", "Content-Type",
    }  # fmt: skip


@given(
    sender=st.sampled_from([LUCIA, MALLORY, ""]),
    issued_to=st.sampled_from([LUCIA, MALLORY]),
    sent_to=st.frozensets(st.sampled_from([LUCIA, MALLORY])),
    readers=st.frozensets(st.sampled_from([LUCIA, MALLORY])),
    is_forged=st.booleans(),
    is_signed=st.booleans(),
)
def test_nobody_joins_without_being_a_reader_or_the_one_it_was_issued_to(
    sender: str,
    issued_to: str,
    sent_to: frozenset[str],
    readers: frozenset[str],
    *,
    is_forged: bool,
    is_signed: bool,
) -> None:
    from vinculo.interactions.domain.threading import SentMessage, SignedReply, place

    thread_id = uuid4()
    signed = [SignedReply(conversation_id=thread_id, issued_to=issued_to)] if is_signed else []
    referred = [SentMessage(conversation_id=thread_id, sent_to=sent_to, readers=readers)]
    found = place(sender=sender, signed=signed, referred=referred, is_forged=is_forged)
    entitled = bool(sender) and not is_forged
    by_signature = is_signed and issued_to == sender
    by_reference = sender in sent_to and sender in readers
    joins = found.joined in {Joined.SIGNED, Joined.REFERENCED}
    assert joins == (entitled and (by_signature or by_reference))
    assert found.joined != Joined.UNCONFIRMED or is_signed
