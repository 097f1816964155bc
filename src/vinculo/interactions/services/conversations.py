"""What the context above says about a conversation, and what a person confirms."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from vinculo.interactions import policy
from vinculo.interactions.contracts import Channel, Joined
from vinculo.interactions.domain.compose import is_writable
from vinculo.interactions.domain.errors import (
    BadMailboxAddressError,
    NoMailboxError,
    UnknownConversationError,
    UnknownMessageError,
)
from vinculo.interactions.domain.recipients import BadRecipientError
from vinculo.interactions.domain.reply_address import REPLY_KEY_LENGTH
from vinculo.interactions.models import Conversation, Mailbox, Message, Participant
from vinculo.kernel import live
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.ids import new_id, new_public_key
from vinculo.lib.text.mail_address import normal_address

CHANGED = "interactions.changed"
SET_ACCESS = """
WITH told AS MATERIALIZED (
     SELECT * FROM jsonb_to_recordset(%s) AS each (id uuid, keys varchar[], said varchar)),
meant AS (
     SELECT thread.id, told.* FROM told JOIN interactions_conversation AS thread USING (id)
      UNION ALL
     SELECT beside.id, told.*
       FROM told JOIN interactions_conversation AS beside ON beside.side_of_id = told.id)
UPDATE interactions_conversation AS known
   SET access_keys = meant.keys, reference = coalesce(meant.said, known.reference)
  FROM meant AS meant (thread_id, main_id, keys, said)
 WHERE known.id = meant.thread_id
RETURNING meant.main_id
"""


def tell_pages(*, conversation_id: UUID) -> None:
    """Let the pages of all who may read the conversation look again; none is there, none hears."""
    keys = Conversation.objects.filter(pk=conversation_id).values_list("access_keys", flat=True)
    with transaction.atomic():
        live.push(topics=keys.first() or (), kind=CHANGED, ref=conversation_id)


def note_reference(*, conversation_id: UUID, reference: str) -> None:
    """Remember what the context above calls the matter."""
    _change(conversation_id, reference=reference)


def set_accesses(accesses: Mapping[UUID, tuple[Collection[str], str | None]]) -> None:
    """Replace the access keys: whoever holds one may read the conversation and those beside it."""
    told = [
        {"id": str(conversation_id), "keys": sorted(set(keys)), "said": reference}
        for conversation_id, (keys, reference) in accesses.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(SET_ACCESS, [json.dumps(told)])
        changed = {conversation_id for (conversation_id,) in cursor.fetchall()}
    for conversation_id in accesses.keys() - changed:
        raise UnknownConversationError(conversation_id=conversation_id)


def set_customer(*, conversation_id: UUID, customer_id: UUID | None) -> None:
    """Say who the customer is; the candidates were a question and are answered."""
    _change(conversation_id, customer_id=customer_id, candidates=[])


def _change(conversation_id: UUID, **fields: object) -> None:
    if not Conversation.objects.filter(pk=conversation_id).update(**fields):
        raise UnknownConversationError(conversation_id=conversation_id)


@transaction.atomic
def confirm_sender(*, message_id: UUID, by: Actor, at: datetime) -> None:
    """Let the sender of an unconfirmed message into the conversation: from now on a reader."""
    if not (by.is_system or policy.may(by, "interactions.confirm")):
        raise NotAllowedError(action="interactions.confirm")
    message = (
        Message.objects.select_for_update()
        .filter(policy.visible_messages(by), pk=message_id, is_confirmed=False)
        .first()
    )
    if message is None or not message.sender_address:
        raise UnknownMessageError(message_id=message_id)
    message.is_confirmed, message.joined = True, Joined.CONFIRMED
    message.save(update_fields=["is_confirmed", "joined"])
    Participant.objects.update_or_create(
        conversation_id=message.conversation_id,
        address=message.sender_address,
        defaults={"is_reader": True},
        create_defaults={
            "is_reader": True,
            "name": message.sender_name,
            "since": at,
        },
    )


@transaction.atomic
def start_beside(*, conversation_id: UUID, subject: str, at: datetime) -> UUID:
    """A thread with somebody else about a customer's matter, for the same eyes among us.

    It knows no customer: nothing in it is the customer's, and nobody in it reads the customer's.
    Raises UnknownConversationError.
    """
    main = Conversation.objects.filter(pk=conversation_id, side_of__isnull=True).first()
    if main is None:
        raise UnknownConversationError(conversation_id=conversation_id)
    opened = Conversation.objects.create(
        id=new_id(),
        key=new_public_key(),
        reply_key=new_public_key()[:REPLY_KEY_LENGTH],
        subject=subject[:300],
        channel=Channel.EMAIL,
        mailbox=main.mailbox,
        service_id=main.service_id,
        side_of=main,
        reference=main.reference,
        access_keys=main.access_keys,
        opened_at=at,
        last_message_at=at,
    )
    return opened.pk


@transaction.atomic
def start(
    *,
    mailbox_id: UUID,
    service_id: UUID,
    customer_id: UUID | None,
    name: str,
    address: str,
    subject: str,
    at: datetime,
) -> tuple[UUID, str]:
    """A conversation that we begin: its id and public key. Raises NoMailboxError."""
    normal = normal_address(address)
    if not is_writable(normal):
        raise BadRecipientError(value=address[:80])
    mailbox = Mailbox.objects.filter(pk=mailbox_id).first()
    if mailbox is None:
        raise NoMailboxError
    opened = Conversation.objects.create(
        id=new_id(),
        key=new_public_key(),
        reply_key=new_public_key()[:REPLY_KEY_LENGTH],
        subject=subject,
        channel=Channel.EMAIL,
        customer_id=customer_id,
        mailbox=mailbox,
        service_id=service_id,
        opened_at=at,
        last_message_at=at,
    )
    Participant.objects.create(
        conversation=opened, address=normal, name=name[:200], is_reader=True, since=at
    )
    return opened.pk, opened.key


def create_mailbox(
    *,
    address: str,
    name: str,
    language: str,
    service_id: UUID | None,
    mailbox_id: UUID | None = None,
) -> UUID:
    """Open an address at which we receive and from which we answer; an existing one is changed."""
    normal = normal_address(address)
    if not is_writable(normal):
        raise BadMailboxAddressError(address=address)
    mailbox, _ = Mailbox.objects.update_or_create(
        address=normal,
        defaults={"name": name[:120], "language": language, "service_id": service_id},
        create_defaults={
            "id": mailbox_id or new_id(),
            "name": name[:120],
            "language": language,
            "service_id": service_id,
        },
    )
    return mailbox.pk
