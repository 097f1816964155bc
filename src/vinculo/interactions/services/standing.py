"""Telling customers that their matter is solved, or open again: never machines, and seldom."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.interactions.contracts import Channel, Direction, LinkOccasion, Occasion
from vinculo.interactions.domain.compose import is_writable
from vinculo.interactions.domain.errors import NoMailboxError
from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.machines import is_machines_address, wants_no_machine
from vinculo.interactions.models import Conversation, FailedAddress, Mailbox, Message
from vinculo.interactions.selectors.correspondence import readers_of
from vinculo.interactions.services import answers, automatic
from vinculo.interactions.services.acknowledging import is_within_limits
from vinculo.interactions.services.reading_raw import parsed
from vinculo.interactions.services.tracking_links import (
    is_whose_matter,
    language_for,
    reads_on_page,
)


@transaction.atomic
def tell(*, conversation_id: UUID, occasion: Occasion, number: str, at: datetime) -> list[UUID]:
    """Put a mail to each reader whose matter it is into the outbox; answers the messages' ids.

    Not to a machine, nor to whom mail does not reach, nor to who reads on the page alone, and each
    recipient three times a day at most. The caller sees to it that each change is told once.
    """
    conversation = Conversation.objects.select_related("mailbox").get(pk=conversation_id)
    if conversation.side_of_id is not None:
        return []
    try:
        mailbox = answers.mailbox_of(conversation)
    except NoMailboxError:
        return []
    after = answers.last_ids(conversation)
    return [
        automatic.send(
            conversation,
            mailbox,
            automatic.Automatic(
                to=to,
                occasion=occasion,
                link=LinkOccasion.NOTICE,
                language=language_for(to, usual=mailbox.language),
                values={"caso": number},
                after=after,
                at=at,
                leaves_at=at,
            ),
        )
        for to in _told(conversation, mailbox, at)
    ]


def first_to_ask(conversation: Conversation, mailbox: Mailbox, at: datetime) -> str:
    """The one reader who would be told; "" where there is none."""
    return next(_told(conversation, mailbox, at, what="asking"), "")


def _told(
    conversation: Conversation, mailbox: Mailbox, at: datetime, *, what: str = "standing"
) -> Iterator[str]:
    readers = [who.address for who in readers_of(conversation.pk)]
    failed = set(
        FailedAddress.objects.filter(address__in=readers, is_final=True).values_list(
            "address", flat=True
        )
    )
    return (
        to
        for to in readers
        if is_writable(to)
        and to not in failed
        and is_whose_matter(conversation, to)
        and not reads_on_page(conversation, to)
        and not _is_machine(conversation, to)
        and is_within_limits(mailbox, to, at, what=what)
    )


def _is_machine(conversation: Conversation, address: str) -> bool:
    """Whether the last mail from there bears a sign of a machine, a weak one too."""
    if is_machines_address(address):
        return True
    last = (
        Message.objects.filter(
            conversation=conversation, direction=Direction.IN, sender_address=address
        )
        .order_by("-at", "-pk")
        .select_related("raw")
        .first()
    )
    if last is None or last.raw is None or last.channel != Channel.EMAIL:
        return False
    try:
        return last.is_automatic or wants_no_machine(parsed(last.raw))
    except (UnreadableMailError, OSError):
        return True
