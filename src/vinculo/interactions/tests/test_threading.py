"""N1 to N4: nothing a stranger can write puts a message into somebody's conversation."""

from collections.abc import Callable
from uuid import UUID

import pytest

from vinculo.delivery.testing import outbox
from vinculo.interactions import api
from vinculo.interactions.contracts import Joined
from vinculo.interactions.domain.errors import NobodyToAnswerError
from vinculo.interactions.models import Conversation, Message, Participant
from vinculo.interactions.testing import AT, arrive, mail, mailbox
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import actor

pytestmark = pytest.mark.django_db

LUCIA = "lucia@correo.example"
MALLORY = "mallory@otra.example"


@pytest.fixture
def thread() -> UUID:
    """Lucía wrote, and we answered."""
    mailbox()
    taken = arrive(mail())
    assert taken.conversation_id
    api.send_answer(
        conversation_id=taken.conversation_id,
        html="<p>Lo miramos.</p>",
        by=actor(Role.AGENT),
        at=AT,
    )
    return taken.conversation_id


def answer() -> dict[str, str]:
    """The headers of the answer that Lucía got."""
    return {name.lower(): str(value) for name, value in outbox()[-1].message.items()}


def where(raw: bytes) -> Message:
    taken = arrive(raw)
    return Message.objects.get(pk=taken.message_id)


def test_a_signed_reply_from_whom_it_was_issued_to_joins(thread: UUID) -> None:
    reply = where(mail(to=answer()["reply-to"], message_id="<dos@correo.example>"))
    assert (reply.conversation_id, reply.joined) == (thread, Joined.SIGNED)


def test_an_address_in_capitals_still_joins(thread: UUID) -> None:
    reply = where(mail(to=answer()["reply-to"].upper(), message_id="<dos@correo.example>"))
    assert (reply.conversation_id, reply.joined) == (thread, Joined.SIGNED)


def test_a_good_signature_from_two_authors_is_kept_unconfirmed(thread: UUID) -> None:
    raw = mail(to=answer()["reply-to"], message_id="<dos@correo.example>")
    reply = where(raw.replace(b"From: ", b"From: mallory@otra.example\r\nFrom: ", 1))
    raw = mail(to=answer()["reply-to"], message_id="<tres@correo.example>")
    other = where(raw.replace(b"From: ", b"From: " + LUCIA.encode() + b", x@otra.example, ", 1))
    assert [m.joined for m in (reply, other)] == [Joined.UNCONFIRMED] * 2


def test_a_good_signature_from_somebody_else_is_kept_unconfirmed(thread: UUID) -> None:
    reply = where(mail(sender=MALLORY, to=answer()["reply-to"], message_id="<m@otra.example>"))
    assert (reply.conversation_id, reply.joined) == (thread, Joined.UNCONFIRMED)
    assert not reply.is_confirmed
    assert not Participant.objects.filter(conversation=thread, address=MALLORY).exists()


def test_who_is_unconfirmed_receives_nothing(thread: UUID) -> None:
    where(mail(sender=MALLORY, to=answer()["reply-to"], message_id="<m@otra.example>"))
    api.send_answer(conversation_id=thread, html="Listo", by=actor(Role.AGENT), at=AT)
    assert outbox()[-1].recipients == (LUCIA,)
    assert "m@otra.example" not in answer().get("references", "")


def test_who_is_confirmed_by_an_agent_becomes_a_reader(thread: UUID) -> None:
    api.set_access(thread, ["queue:a"])
    stranger = where(mail(sender=MALLORY, to=answer()["reply-to"], message_id="<m@otra.example>"))
    api.confirm_sender(stranger.pk, by=actor(Role.AGENT, keys=("queue:a",)), at=AT)
    assert Participant.objects.get(conversation=thread, address=MALLORY).is_reader
    assert Message.objects.get(pk=stranger.pk).is_confirmed


@pytest.mark.parametrize(
    "tampered",
    [
        lambda token: token[:-1],
        lambda token: token[1:] + "a",
        lambda token: token[:-1] + ("b" if token[-1] == "a" else "a"),
        lambda token: token[:-1] + chr(ord(token[-1]) + 1),
    ],
    ids=["shorter", "shifted", "another end", "spare bits"],
)
def test_a_tampered_signature_is_none(thread: UUID, tampered: Callable[[str], str]) -> None:
    local, _, domain = answer()["reply-to"].partition("@")
    name, _, token = local.partition("+")
    reply = where(
        mail(sender=MALLORY, to=f"{name}+{tampered(token)}@{domain}", message_id="<m@x.example>")
    )
    assert reply.conversation_id != thread


def test_the_thread_in_a_reply_address_without_signature_opens_nothing(thread: UUID) -> None:
    key = Conversation.objects.get(pk=thread).reply_key
    reply = where(mail(to=f"averias+{key}@fibra.example", message_id="<dos@correo.example>"))
    assert reply.conversation_id != thread


def test_a_stranger_who_quotes_our_message_id_starts_a_conversation_of_his_own(
    thread: UUID,
) -> None:
    reply = where(
        mail(
            sender=MALLORY,
            message_id="<m@otra.example>",
            headers=(
                ("In-Reply-To", answer()["message-id"]),
                ("References", answer()["message-id"]),
            ),
        )
    )
    assert reply.conversation_id != thread
    assert reply.joined == Joined.FOLLOW_UP
    assert Conversation.objects.get(pk=reply.conversation_id).follows_id == thread


def test_who_was_written_to_and_refers_to_it_joins_without_signature(thread: UUID) -> None:
    reply = where(
        mail(message_id="<dos@correo.example>", headers=(("References", answer()["message-id"]),))
    )
    assert (reply.conversation_id, reply.joined) == (thread, Joined.REFERENCED)


def test_the_same_subject_alone_joins_nothing(thread: UUID) -> None:
    assert (
        where(mail(subject="Re: Sin conexión", message_id="<dos@a.example>")).conversation_id
        != thread
    )


def test_a_reference_to_the_customers_own_message_joins_nothing(thread: UUID) -> None:
    reply = where(
        mail(message_id="<dos@a.example>", headers=(("In-Reply-To", "<uno@correo.example>"),))
    )
    assert reply.conversation_id != thread


def test_copies_do_not_become_readers() -> None:
    mailbox()
    taken = arrive(mail(headers=(("Cc", "jefe@otra.example, vecina@otra.example"),)))
    view = api.conversation(taken.conversation_id)
    assert [(p.address, p.is_reader) for p in view.participants] == [(LUCIA, True)]
    sent = api.send_answer(
        conversation_id=taken.conversation_id, html="Hola", by=actor(Role.AGENT), at=AT
    )
    assert [r.address for r in sent.recipients] == [LUCIA]


def test_two_customers_never_meet_by_answering_the_same_newsletter() -> None:
    mailbox()
    first = arrive(
        mail(message_id="<1@a.example>", headers=(("In-Reply-To", "<news@fibra.example>"),))
    )
    second = arrive(
        mail(
            sender=MALLORY,
            message_id="<2@a.example>",
            headers=(("In-Reply-To", "<news@fibra.example>"),),
        )
    )
    assert first.conversation_id != second.conversation_id


def test_mail_from_an_address_of_ours_is_put_aside_and_says_nothing_to_customers(
    thread: UUID,
) -> None:
    taken = arrive(
        mail(sender="averias@fibra.example", to=answer()["reply-to"], message_id="<f@x>")
    )
    assert (taken.outcome, taken.reason) == ("quarantined", "own_address")
    assert len(outbox()) == 1


def test_who_cannot_be_written_to_is_left_out_and_alone_is_said(thread: UUID) -> None:
    where(mail(to=answer()["reply-to"], message_id="<l2@correo.example>"))
    Participant.objects.create(
        conversation_id=thread, address="josé@otra.example", since=AT, is_reader=True
    )
    api.send_answer(conversation_id=thread, html="Listo", by=actor(Role.AGENT), at=AT)
    assert outbox()[-1].recipients == (LUCIA,)
    alone = arrive(mail(sender="josé@otra.example", message_id="<j@otra.example>"))
    with pytest.raises(NobodyToAnswerError):
        api.send_answer(
            conversation_id=alone.conversation_id, html="Hola", by=actor(Role.AGENT), at=AT
        )
