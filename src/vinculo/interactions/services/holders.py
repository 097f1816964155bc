"""Whoever holds the link of a conversation without having given an address in it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.interactions.contracts import Channel, holder_address, is_holder
from vinculo.interactions.models import Conversation, Participant
from vinculo.interactions.services.placing import new_reply_key
from vinculo.kernel.ids import new_id, new_public_key


@transaction.atomic
def let_in(*, conversation_id: UUID, at: datetime) -> str:
    """Let the holder of a link read the conversation; what stands for them.

    "" where somebody with an address reads it: their mails carry a link of their own, and a second
    reader would see what is theirs. Nor in a thread with somebody else.
    """
    conversation = Conversation.objects.select_for_update().get(pk=conversation_id)
    readers = Participant.objects.filter(conversation=conversation, is_reader=True)
    known = list(readers.values_list("address", flat=True))
    if conversation.side_of_id is not None or not all(map(is_holder, known)):
        return ""
    address = holder_address(conversation.reply_key)
    if address not in known:
        Participant.objects.create(
            conversation=conversation, address=address, is_reader=True, since=at
        )
    return address


def start(*, service_id: UUID, customer_id: UUID | None, subject: str, at: datetime) -> UUID:
    """A conversation that goes on the customer's page alone, until somebody gives an address."""
    opened = Conversation.objects.create(
        id=new_id(),
        key=new_public_key(),
        reply_key=new_reply_key(),
        subject=subject[:300],
        channel=Channel.PAGE,
        customer_id=customer_id,
        service_id=service_id,
        opened_at=at,
        last_message_at=at,
    )
    return opened.pk
