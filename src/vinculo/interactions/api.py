"""The door of the interactions context."""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from vinculo.interactions.contracts import (
    Announcement,
    AnswerFile,
    ByItself,
    ConversationView,
    Correspondence,
    EntranceView,
    Intake,
    MailboxView,
    MessageView,
    Occasion,
    Question,
    Recipient,
    StoredFile,
    WireEnvelope,
    WrittenOnPage,
)
from vinculo.interactions.events import MessageReceived
from vinculo.interactions.selectors import contents, threads
from vinculo.interactions.selectors import correspondence as people
from vinculo.interactions.selectors import entrances as ways_in
from vinculo.interactions.selectors import human as human_read
from vinculo.interactions.selectors import mailboxes as mailboxes_read
from vinculo.interactions.selectors import moods as moods_read
from vinculo.interactions.selectors.forms import shown
from vinculo.interactions.services import (
    acknowledging,
    answers,
    holders,
    moods,
    standing,
    surveying,
    understanding,
    wording,
    written_on_page,
)
from vinculo.interactions.services import by_itself as alone
from vinculo.interactions.services import conversations as conversations_written
from vinculo.interactions.services import intake as raw_intake
from vinculo.interactions.services.imap.watching import Watch
from vinculo.kernel import blobs
from vinculo.kernel.actor import Actor
from vinculo.lib.text.mood.judged import MoodView, Polarity


def take_in(
    source: BinaryIO, *, via: str, at: datetime, envelope: WireEnvelope | None = None
) -> Intake:
    """Keep a raw message; when this returns it is on disk, committed, and will be understood."""
    return threads.intake(raw_intake.take_in(source, via=via, at=at, envelope=envelope))


def keep_bytes(source: BinaryIO) -> tuple[str, int]:
    """Put the bytes of a raw message on disk; digest and size, for ``enter_all``."""
    return blobs.store(source)


def enter_all(
    kept: Sequence[tuple[str, int, WireEnvelope]], *, via: str, at: datetime
) -> list[str]:
    """Take in what was delivered at one moment (digest, size, envelope) with one commit.

    The public keys, in its order.
    """
    delivered = [
        raw_intake.Delivered(blob=blob, size_bytes=size, via=via, at=at, envelope=envelope)
        for blob, size, envelope in kept
    ]
    return [row.key for row in raw_intake.enter_all(delivered)]


def accepts(address: str) -> bool:
    """Whether mail for ``address`` is ours: a mailbox, one with a tag, or its postmaster."""
    return mailboxes_read.accepts(address)


def understand(raw_id: UUID, at: datetime) -> None:
    """Read one raw message now; usually the worker does. Safe to run twice."""
    understanding.understand(raw_id=raw_id, at=at)


def intake(raw_id: UUID) -> Intake:
    """What is known of one delivery."""
    return threads.intake(raw_id)


def conversation(conversation_id: UUID) -> ConversationView:
    """One thread with its people and, while nobody is certain, the candidates."""
    return threads.conversation(conversation_id)


def conversations(conversation_ids: Collection[UUID]) -> dict[UUID, ConversationView]:
    """Several threads, by id, in two queries."""
    return threads.conversations(conversation_ids)


def meanings(keys: Collection[str]) -> dict[str, str]:
    """By the key of a thread that began with a form, what the choices say the matter is.

    The words are keys of ``contracts.form_meanings``; what says nothing in particular is absent.
    """
    return shown.meanings(keys)


def messages(conversation_id: UUID, *, and_beside: bool = False) -> list[MessageView]:
    """The messages of a thread, the oldest first. The caller has asked its own policy.

    ``and_beside``: also of the threads with others about it, which its customer never sees.
    """
    return threads.messages(conversation_id, and_beside=and_beside)


def send_answer(
    *,
    conversation_id: UUID,
    html: str,
    by: Actor,
    at: datetime,
    attachments: Sequence[AnswerFile] = (),
    recipients: Sequence[Recipient] = (),
    by_itself: ByItself = ByItself.NO,
    language: str = "",
) -> MessageView:
    """Write to the customer; the mail is in the outbox in the same transaction.

    Without ``recipients`` it goes to whoever reads the conversation. What leaves ``by_itself`` does
    so only where an acknowledgement would, or, when it is a duty, also from a mailbox that sends
    none. ``language``: what its words are in, else what its reader asked for. Raises
    EmptyAnswerError, NobodyToAnswerError, NoMailboxError, NotAutomaticallyError.
    """
    if by_itself is not ByItself.NO:
        message_id = alone.send(
            conversation_id=conversation_id,
            html=html,
            by=by,
            at=at,
            attachments=attachments,
            is_duty=by_itself is ByItself.DUTY,
            language=language,
        )
    else:
        message_id = answers.send_answer(
            conversation_id=conversation_id,
            html=html,
            by=by,
            at=at,
            attachments=attachments,
            recipients=recipients,
            language=language,
        )
    return next(m for m in threads.messages(conversation_id) if m.id == message_id)


def unacknowledged(conversation_ids: Collection[UUID], *, at: datetime) -> set[UUID]:
    """Those of these conversations whose acknowledgement waits still to leave."""
    return acknowledging.waiting(conversation_ids, at=at)


def readers_in(conversation_ids: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """The addresses of all who read each of these conversations; nobody of one without any."""
    return people.readers_in(conversation_ids)


def correspondence(conversation_id: UUID) -> Correspondence:
    """Whom an answer would go to, who else was written to, and whom mail did not reach."""
    return people.correspondence(conversation_id)


def read_recipients(*, to: str, cc: str = "", bcc: str = "") -> tuple[Recipient, ...]:
    """The address fields of an answer, as a person typed them.

    Raises BadRecipientError, OwnRecipientError or TooManyRecipientsError.
    """
    return people.read_recipients(to=to, cc=cc, bcc=bcc)


def answered_by(message_id: UUID) -> list[UUID]:
    """The messages of its conversation that a message answers, the nearest first."""
    return people.answered_by(message_id)


def note_reference(conversation_id: UUID, reference: str) -> None:
    """Remember what the context above calls the matter (a case's number)."""
    conversations_written.note_reference(conversation_id=conversation_id, reference=reference)


def set_access(
    conversation_id: UUID, keys: Collection[str], *, reference: str | None = None
) -> None:
    """Replace the access keys of a conversation, in the caller's transaction.

    ``reference``: also what the context above calls the matter from now on.
    """
    set_accesses({conversation_id: (keys, reference)})


def set_accesses(accesses: Mapping[UUID, tuple[Collection[str], str | None]]) -> None:
    """The same for several conversations (keys, reference) with one question."""
    conversations_written.set_accesses(accesses)


def set_customer(
    conversation_id: UUID,
    customer_id: UUID | None,
    at: datetime,  # noqa: ARG001
) -> None:
    """Say who the customer of a conversation is; None: nobody knows."""
    conversations_written.set_customer(conversation_id=conversation_id, customer_id=customer_id)


def confirm_sender(message_id: UUID, *, by: Actor, at: datetime) -> None:
    """Let the sender of an unconfirmed message into the conversation."""
    conversations_written.confirm_sender(message_id=message_id, by=by, at=at)


def conversations_of(customer_ids: Collection[UUID], *, actor: Actor) -> list[UUID]:
    """Threads of customers within sight of ``actor``, the newest first."""
    return threads.conversations_of(customer_ids, actor=actor)


def untaken(*, before: datetime, most: int = 200) -> list[MessageReceived]:
    """Arrivals in conversations that nobody above has given a reference yet, the oldest first."""
    return list(threads.untaken(before=before, most=most))


def start_conversation(
    *,
    mailbox_id: UUID,
    service_id: UUID,
    customer_id: UUID | None,
    name: str,
    address: str,
    subject: str,
    at: datetime,
) -> tuple[UUID, str]:
    """Begin a conversation with somebody who has not written; its id and its public key.

    Raises BadRecipientError, NoMailboxError.
    """
    return conversations_written.start(
        mailbox_id=mailbox_id,
        service_id=service_id,
        customer_id=customer_id,
        name=name,
        address=address,
        subject=subject,
        at=at,
    )


def start_on_page(
    *, service_id: UUID, customer_id: UUID | None, subject: str, at: datetime
) -> UUID:
    """Begin a conversation that goes on the customer's page alone; answers its id."""
    return holders.start(service_id=service_id, customer_id=customer_id, subject=subject, at=at)


def let_holder_in(conversation_id: UUID, *, at: datetime) -> str:
    """Let whoever holds a link read a conversation that nobody with an address reads.

    What stands for them in it; "" where somebody has an address.
    """
    return holders.let_in(conversation_id=conversation_id, at=at)


def start_beside(*, conversation_id: UUID, subject: str, at: datetime) -> UUID:
    """Begin a thread with somebody else, a supplier, beside a customer's; answers its id.

    Whom ``send_answer`` names in it reads that thread and never the customer's.
    """
    return conversations_written.start_beside(
        conversation_id=conversation_id, subject=subject, at=at
    )


def files_of(
    *, message_ids: Collection[UUID], attachment_ids: Collection[UUID]
) -> list[AnswerFile]:
    """Files of these messages as they can be sent along; the caller has asked its own policy."""
    return contents.files_of(message_ids=message_ids, attachment_ids=attachment_ids)


def first_words(*, by: Actor) -> tuple[str, str]:
    """Subject and HTML that a first message to a customer begins with."""
    return wording.first_words(by=by)


def forward_words(message_id: UUID, *, by: Actor) -> tuple[str, str]:
    """Subject and HTML with which a message is handed on; the caller has asked its own policy."""
    return wording.forward_words(message_id, by=by)


def create_mailbox(
    *, address: str, name: str, language: str = "es", service_id: UUID | None = None
) -> UUID:
    """Open an address at which we receive and from which we answer."""
    return conversations_written.create_mailbox(
        address=address, name=name, language=language, service_id=service_id
    )


def mailboxes() -> list[MailboxView]:
    """All addresses of ours."""
    return threads.mailboxes()


def entrances() -> tuple[EntranceView, ...]:
    """Every mailbox and form: the ways in that somebody may feed a queue with."""
    return ways_in.entrances()


def take_written(written: WrittenOnPage, *, at: datetime) -> UUID:
    """Keep what a reader wrote on a page of ours; it is committed and will be understood.

    Returns the raw message's id. Raises NobodyToAnswerError.
    """
    return written_on_page.take(written, at=at)


def send_link(*, conversation_id: UUID, address: str, at: datetime) -> bool:
    """Mail a reader a new link to follow the conversation; whether there was one to send."""
    return written_on_page.send_link(conversation_id=conversation_id, address=address, at=at)


def tell_standing(
    *, conversation_id: UUID, occasion: Occasion, number: str, at: datetime
) -> list[UUID]:
    """Mail the readers that the matter ``number`` is solved or open again; the messages' ids.

    Never to machines, and each recipient seldom. The caller tells each change once.
    """
    return standing.tell(conversation_id=conversation_id, occasion=occasion, number=number, at=at)


def ask(question: Question) -> UUID:
    """Mail a customer a question of ours, once; the outgoing mail's id. Raises NoMailboxError."""
    return surveying.send(question)


def announce(told: Announcement) -> UUID:
    """Mail a customer what they did not ask, at most once; the mail's id. Raises NoMailboxError."""
    return surveying.announce(told)


def reader_to_ask(conversation_id: UUID, *, at: datetime) -> tuple[str, str] | None:
    """Who of a conversation may be mailed a question, and in which language; None: nobody."""
    return surveying.reader_to_ask(conversation_id, at=at)


def mailable(addresses: Collection[str]) -> set[str]:
    """Those of these addresses at which a mail may reach a person."""
    return surveying.mailable(addresses)


def file_in(*, message_ids: Collection[UUID], attachment_id: UUID) -> StoredFile | None:
    """A file of one of these messages; the caller has asked its own policy."""
    return contents.file_in(message_ids=message_ids, attachment_id=attachment_id)


def watch_mailboxes(*, stop: threading.Event, now: Callable[[], datetime]) -> None:
    """Read the mailboxes that stand on other servers until ``stop`` is set."""
    Watch(stop=stop, now=now).run()


def estimate_moods(heard_at: Mapping[UUID, datetime]) -> dict[UUID, MoodView]:
    """What these customers' messages sound like, each estimated once; not those without a mood."""
    return moods.estimate(heard_at)


def moods_of(message_ids: Collection[UUID]) -> dict[UUID, MoodView]:
    """What messages of one thread sound like; asked after the policy of its case."""
    return moods_read.moods_of(message_ids)


def mood_of_message(message_id: UUID) -> MoodView | None:
    """What was estimated or said of one message. The caller has asked its own policy."""
    return moods_read.mood_of_message(message_id)


def correct_mood(message_id: UUID, *, polarity: Polarity, actor: Actor, at: datetime) -> MoodView:
    """Say what a message sounds like. The caller has asked its own policy. Raises NoMoodError."""
    return moods.correct(message_id, polarity=polarity, actor=actor, at=at)


def way_to_a_person(conversation_id: UUID, *, language: str, at: datetime) -> str:
    """How whoever follows a conversation reaches a person, in words; "" where nothing is said."""
    return human_read.words_for(conversation_id, language=language, at=at)
