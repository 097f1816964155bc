"""What people do from the page on which they follow their matter, and the link they ask for."""

import io
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import OutgoingKind
from vinculo.interactions import mails
from vinculo.interactions.contracts import LinkOccasion, WrittenOnPage, is_holder
from vinculo.interactions.domain.compose import (
    Answer,
    OutgoingFile,
    answer_subject,
    compose,
    is_writable,
)
from vinculo.interactions.domain.errors import NobodyToAnswerError
from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.written import Written, written_mail
from vinculo.interactions.models import Conversation, Participant
from vinculo.interactions.services import answers, intake
from vinculo.interactions.services.instance import instance_mark
from vinculo.interactions.services.tracking_links import closing_for, language_for
from vinculo.kernel import blobs
from vinculo.kernel.crypto import sign
from vinculo.kernel.ids import new_public_key

MARK = "interactions.written"


def take(written: WrittenOnPage, *, at: datetime) -> UUID:
    """Keep what a reader wrote as a raw message of theirs; answers its id.

    When this returns it is on disk and committed, with the job that understands it. The same mark
    again gives the same Message-ID, so that a form that was sent twice is one message. Raises
    NobodyToAnswerError when the address is no reader of the conversation.
    """
    conversation = Conversation.objects.select_related("mailbox").get(pk=written.conversation_id)
    if not _is_reader(conversation, written.address):
        raise NobodyToAnswerError
    mailbox = answers.mailbox_of(conversation)
    mark = sign(MARK, f"{conversation.pk}:{written.address}:{written.mark}")
    raw = written_mail(
        Written(
            address=written.address,
            name=_name_of(conversation, written.address),
            to=answers.reply_address_for(conversation, mailbox, written.address),
            subject=answer_subject(conversation.subject),
            text=written.text,
            message_id=f"{mark}@{mailbox.address.rpartition('@')[2]}",
            at=at,
            files=[
                OutgoingFile(
                    name=f.name, media_type=f.media_type, content=blobs.read_blob(f.digest)
                )
                for f in written.files
            ],
        )
    )
    return intake.take_in(io.BytesIO(raw), via=intake.VIA_PAGE, at=at)


def _name_of(conversation: Conversation, address: str) -> str:
    people = Participant.objects.filter(conversation=conversation, address=address)
    return people.values_list("name", flat=True).first() or ""


def _is_reader(conversation: Conversation, address: str) -> bool:
    readers = Participant.objects.filter(conversation=conversation, is_reader=True)
    return is_writable(address) and readers.filter(address=address).exists()


@transaction.atomic
def send_link(*, conversation_id: UUID, address: str, at: datetime) -> bool:
    """Mail a new link to a reader of the conversation; whether there was one to send."""
    conversation = Conversation.objects.select_related("mailbox").get(pk=conversation_id)
    if is_holder(address) or not _is_reader(conversation, address):
        return False
    mailbox = answers.mailbox_of(conversation)
    language = language_for(address, usual=mailbox.language)
    closing = closing_for(
        conversation,
        [address],
        occasion=LinkOccasion.ASKED,
        language=language,
        at=at,
    )
    if not closing:
        return False
    subject, html = mails.link_again(language=language, company=mailbox.name)
    composed = compose(
        Answer(
            sender=Address(name=mailbox.name, address=mailbox.address),
            reply_to=answers.reply_address_for(conversation, mailbox, address),
            to=[Address(address=address)],
            cc=(),
            subject=subject,
            html=html,
            closing=closing,
            language=language,
            message_id=f"{new_public_key()}.{new_public_key()}@{mailbox.address.rpartition('@')[2]}",
            in_reply_to="",
            references=(),
            instance=instance_mark(),
            at=at,
        )
    )
    composed.message["Auto-Submitted"] = "auto-generated"
    delivery.send(
        message=composed.message,
        kind=OutgoingKind.ACKNOWLEDGEMENT,
        reference=f"conversation:{conversation.pk}",
        at=at,
    )
    return True
