"""A text of the company that leaves by itself: to whom an acknowledgement would, and no machine."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.interactions.channels import channels
from vinculo.interactions.contracts import (
    Acknowledgement,
    AnswerFile,
    Direction,
    Recipient,
)
from vinculo.interactions.domain.compose import is_writable
from vinculo.interactions.domain.errors import NotAutomaticallyError, UnknownConversationError
from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.machines import wants_no_machine
from vinculo.interactions.models import Conversation, Message
from vinculo.interactions.services import acknowledging, answers, evidence, reading_raw
from vinculo.interactions.services.tracking_links import reads_on_page
from vinculo.kernel.actor import Actor


@transaction.atomic
def send(
    *,
    conversation_id: UUID,
    html: str,
    by: Actor,
    at: datetime,
    attachments: Sequence[AnswerFile] = (),
    is_duty: bool = False,
    language: str = "",
) -> UUID:
    """Write to the person who wrote last, marked as automatic, at most once.

    ``is_duty``: the law wants it sent, also by a mailbox that acknowledges nothing. It leaves in
    the acknowledgement, if that has not left yet: they get one mail.

    Raises NotAutomaticallyError where an acknowledgement would not be sent either.
    """
    conversation = Conversation.objects.select_for_update().filter(pk=conversation_id).first()
    if conversation is None:
        raise UnknownConversationError(conversation_id=conversation_id)
    if is_duty:
        joined = acknowledging.join(
            conversation, html=html, files=attachments, language=language, at=at
        )
        if joined is not None:
            return joined
    return answers.send_answer(
        conversation_id=conversation_id,
        html=html,
        by=by,
        at=at,
        attachments=attachments,
        recipients=[_only_writer(conversation, at, is_duty=is_duty)],
        is_automatic=True,
        language=language,
    )


def _only_writer(conversation: Conversation, at: datetime, *, is_duty: bool) -> Recipient:
    mailbox = answers.mailbox_of(conversation)
    rows = Message.objects.filter(conversation=conversation, direction=Direction.IN)
    last = rows.select_related("raw").order_by("-at", "-pk").first()
    if (
        last is None
        or (mailbox.acknowledgement == Acknowledgement.NONE and not is_duty)
        or last.is_automatic
        or not last.is_confirmed
        or not is_writable(last.sender_address)
        or reads_on_page(conversation, last.sender_address)
        or _is_from_machine(last)
        or not acknowledging.is_within_limits(mailbox, last.sender_address, at)
    ):
        raise NotAutomaticallyError
    return Recipient(name=last.sender_name, address=last.sender_address, field="to")


def _is_from_machine(message: Message) -> bool:
    """By the raw mail, which also shows the weak signs; what cannot be read is left alone.

    What somebody filled in or brought on paper is no mail, and of no machine.
    """
    if message.raw is None or channels.get(message.raw.via):
        return False
    try:
        mail = reading_raw.parsed(message.raw)
    except (UnreadableMailError, OSError):
        return True
    return wants_no_machine(mail) or evidence.is_forged(mail)
