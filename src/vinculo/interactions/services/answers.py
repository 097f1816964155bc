"""Answers to customers."""

import io
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import OutgoingKind
from vinculo.interactions.contracts import (
    AnswerFile,
    Channel,
    Direction,
    Joined,
    LinkOccasion,
    Recipient,
    holder_address,
    is_holder,
)
from vinculo.interactions.domain.compose import (
    Answer,
    Composed,
    OutgoingFile,
    answer_subject,
    compose,
)
from vinculo.interactions.domain.errors import (
    EmptyAnswerError,
    NobodyToAnswerError,
    NoMailboxError,
    UnknownConversationError,
)
from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.html_text import words_of
from vinculo.interactions.domain.mail_html import safe_answer
from vinculo.interactions.domain.practice import ReceivedAnswer
from vinculo.interactions.domain.recipients import Addressed, BadRecipientError
from vinculo.interactions.domain.reply_address import PURPOSE, reply_address, signed_text
from vinculo.interactions.models import Attachment, Conversation, Mailbox, Message, Participant
from vinculo.interactions.selectors.correspondence import (
    addressed_of,
    readers_of,
    recipients_of,
)
from vinculo.interactions.services import wording
from vinculo.interactions.services.instance import instance_mark
from vinculo.interactions.services.tracking_links import (
    closing_for,
    language_for,
    reads_on_page,
)
from vinculo.kernel import blobs
from vinculo.kernel.actor import Actor
from vinculo.kernel.crypto import sign
from vinculo.kernel.ids import new_id, new_public_key


@transaction.atomic
def send_answer(
    *,
    conversation_id: UUID,
    html: str,
    by: Actor,
    at: datetime,
    attachments: Sequence[AnswerFile] = (),
    recipients: Sequence[Recipient] = (),
    is_automatic: bool = False,
    language: str = "",
) -> UUID:
    """Write to the customer of a conversation; the mail is in the outbox in this transaction.

    Without ``recipients`` it goes to the readers. Whom a person writes to in «to» reads the
    conversation from then on; copies read this one message. ``language``: what its words are in,
    where that is not what its reader asked for.
    """
    conversation = Conversation.objects.select_for_update().filter(pk=conversation_id).first()
    if conversation is None:
        raise UnknownConversationError(conversation_id=conversation_id)
    if not words_of(safe_answer(html)).strip() and not attachments:
        raise EmptyAnswerError
    people = _people(conversation, recipients, at)
    mailed = _mailed(conversation, people)
    mailbox = mailbox_of(conversation)
    message_id = f"{new_public_key()}.{new_public_key()}@{mailbox.address.rpartition('@')[2]}"
    before = last_ids(conversation)
    subject = answer_subject(conversation.subject) if before else conversation.subject
    signed_html, pictures = wording.signed(html, mailbox, by=by)
    language = language or language_for(people.to[0].address, usual=mailbox.language)
    composed = compose(
        Answer(
            sender=Address(name=mailbox.name, address=mailbox.address),
            reply_to=reply_address_for(conversation, mailbox, (mailed or people).to[0].address),
            to=(mailed or people).to,
            cc=(mailed or people).cc,
            bcc=(mailed or people).bcc,
            subject=subject,
            html=signed_html,
            language=language,
            message_id=message_id,
            in_reply_to=before[-1] if before else "",
            references=before,
            instance=instance_mark(),
            at=at,
            files=[*(outgoing(file) for file in attachments), *pictures],
            closing=closing_for(
                conversation,
                [who.address for who in mailed.everybody] if mailed else (),
                occasion=LinkOccasion.ANSWER,
                language=language,
                at=at,
            ),
        )
    )
    if is_automatic:
        composed.message["Auto-Submitted"] = "auto-replied"
        composed.message["X-Auto-Response-Suppress"] = "All"
    outgoing_id = None
    if mailed is not None:
        outgoing_id = delivery.send(
            message=composed.message,
            kind=OutgoingKind.ACKNOWLEDGEMENT if is_automatic else OutgoingKind.ANSWER,
            reference=f"conversation:{conversation.pk}",
            at=at,
        )
    return _record(
        conversation,
        composed,
        Message(
            id=new_id(),
            channel=Channel.EMAIL if mailed else Channel.PAGE,
            is_automatic=is_automatic,
            sender_name=mailbox.name,
            sender_address=mailbox.address,
            recipients=[asdict(one) for one in recipients_of(people)],
            subject=subject,
            message_id=message_id,
            in_reply_to=before[-1] if before else "",
            references=before,
            author_id=by.user_id,
            outgoing_id=outgoing_id,
            at=at,
        ),
        attachments,
    )


def outgoing(file: AnswerFile) -> OutgoingFile:
    """A file of an answer as it leaves."""
    return OutgoingFile(
        name=file.name,
        media_type=file.media_type,
        content=blobs.read_blob(file.digest),
        content_id=file.content_id,
    )


def _people(conversation: Conversation, recipients: Sequence[Recipient], at: datetime) -> Addressed:
    """The recipients that were chosen, else the readers, the last writer first."""
    people = addressed_of(recipients)
    readers = () if people.to else tuple(readers_of(conversation.pk))
    if not recipients:
        people = Addressed(to=readers[:1], cc=readers[1:])
    elif not people.to:
        holder = tuple(one for one in readers if is_holder(one.address))
        people = Addressed(to=holder[:1], cc=people.cc, bcc=people.bcc)
    _refuse_foreign_holders(conversation, people)
    if not people.to:
        raise NobodyToAnswerError
    for one in people.to:
        Participant.objects.update_or_create(
            conversation=conversation,
            address=one.address,
            defaults={"is_reader": True},
            create_defaults={"is_reader": True, "name": one.name, "since": at},
        )
    return people


def _refuse_foreign_holders(conversation: Conversation, people: Addressed) -> None:
    """Who holds the link of another conversation has no address here. Raises BadRecipientError."""
    for one in people.everybody:
        if is_holder(one.address) and one.address != holder_address(conversation.reply_key):
            raise BadRecipientError(value=one.address)


def _mailed(conversation: Conversation, people: Addressed) -> Addressed | None:
    """Who of them gets a mail; None: nobody, all of them read on their page.

    Where whom it is written to reads on the page, who is in copy stands in their place.
    """
    by_mail = {
        one.address for one in people.everybody if not reads_on_page(conversation, one.address)
    }
    if not by_mail:
        return None
    to, cc, bcc = (
        tuple(one for one in some if one.address in by_mail)
        for some in (people.to, people.cc, people.bcc)
    )
    if to:
        return Addressed(to=to, cc=cc, bcc=bcc)
    return Addressed(to=cc or bcc[:1], bcc=bcc if cc else bcc[1:])


def _record(
    conversation: Conversation,
    composed: Composed,
    message: Message,
    attachments: Sequence[AnswerFile],
) -> UUID:
    message.conversation = conversation
    message.direction, message.joined = Direction.OUT, Joined.OURS
    message.text = composed.text
    message.html_blob, _ = blobs.store(io.BytesIO(composed.html.encode()))
    message.written_at = message.at
    message.save(force_insert=True)
    attach(message, attachments)
    conversation.last_message_at = max(conversation.last_message_at, message.at)
    conversation.save(update_fields=["last_message_at"])
    return message.pk


def attach(message: Message, files: Sequence[AnswerFile]) -> None:
    """Keep with a message of ours the files that left in it."""
    Attachment.objects.bulk_create(
        Attachment(
            message=message,
            position=position,
            blob=file.digest,
            name=file.name[:200],
            media_type=file.media_type[:100],
            size_bytes=blobs.path_of(file.digest).stat().st_size,
            content_id=file.content_id,
            is_inline=bool(file.content_id),
        )
        for position, file in enumerate(files)
    )


def mailbox_of(conversation: Conversation) -> Mailbox:
    """The mailbox from which a conversation is answered. Raises NoMailboxError."""
    found = conversation.mailbox or Mailbox.objects.order_by("pk").first()
    if found is None:
        raise NoMailboxError
    return found


def reply_address_for(conversation: Conversation, mailbox: Mailbox, issued_to: str) -> str:
    """The signed address that names the conversation to ``issued_to`` and to nobody else."""
    return reply_address(
        mailbox.address,
        reply_key=conversation.reply_key,
        signature=sign(PURPOSE, signed_text(conversation.pk, issued_to)),
    )


def as_received(message_id: UUID, *, by: str) -> ReceivedAnswer:
    """An answer of ours as it lies in the mailbox of its reader ``by``."""
    sent = Message.objects.select_related("conversation__mailbox").get(
        pk=message_id, direction=Direction.OUT
    )
    return ReceivedAnswer(
        reply_to=reply_address_for(sent.conversation, mailbox_of(sent.conversation), by),
        message_id=sent.message_id,
        references=sent.references,
        subject=sent.subject,
        text=sent.text,
        sent_at=sent.at,
    )


def last_ids(conversation: Conversation) -> list[str]:
    """Message-IDs of the thread in order, for the headers."""
    ids = (
        Message.objects.filter(conversation=conversation, is_confirmed=True)
        .exclude(message_id="")
        .order_by("-at", "-pk")
        .values_list("message_id", flat=True)[:20]
    )
    return list(reversed(ids))
