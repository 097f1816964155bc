"""What the database knows about where a message belongs."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings

from vinculo.customers.contracts import HIDDEN
from vinculo.interactions.contracts import Direction
from vinculo.interactions.domain.authentication import Authenticity, authenticity
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.domain.reply_address import (
    PURPOSE,
    REPLY_KEY_LENGTH,
    ReplyToken,
    plain_address,
    read_token,
    signed_text,
)
from vinculo.interactions.domain.threading import SentMessage, SignedReply
from vinculo.interactions.models import Conversation, Mailbox, Message
from vinculo.interactions.selectors.correspondence import readers_in
from vinculo.kernel.crypto import is_signed

MOST_TOKENS = 10
MOST_READERS = 100

__all__ = ["REPLY_KEY_LENGTH", "is_forged", "mailbox_for", "sent_messages", "signed_replies"]


def signed_replies(mail: ParsedMail, mailboxes: Mapping[str, Mailbox]) -> list[SignedReply]:
    """The reply addresses of ours that it came to and whose signature is good.

    A thread of somebody who is blocked or erased goes on with nobody.
    """
    tokens = [token for a in mail.addressed_to if (token := read_token(a)) is not None]
    tokens = [token for token in tokens if token.mailbox in mailboxes][:MOST_TOKENS]
    if not tokens:
        return []
    threads = dict(
        Conversation.objects.filter(reply_key__in=[t.reply_key for t in tokens])
        .exclude(customer__standing__in=HIDDEN)
        .values_list("reply_key", "pk")
    )
    readers = readers_in(set(threads.values()))
    found = []
    for token in tokens:
        if token.reply_key in threads:
            thread = threads[token.reply_key]
            found += _issued(token, thread, readers.get(thread, frozenset()))
    return found


def _issued(token: ReplyToken, conversation_id: UUID, readers: frozenset[str]) -> list[SignedReply]:
    return [
        SignedReply(conversation_id=conversation_id, issued_to=address)
        for address in sorted(readers)[:MOST_READERS]
        if is_signed(PURPOSE, signed_text(conversation_id, address), token.signature)
    ]


def sent_messages(mail: ParsedMail) -> list[SentMessage]:
    """Messages of ours that it refers to, the nearest first.

    What was imported proves nothing (anybody may have put it into an old mailbox): it counts as
    sent to nobody, so a reply to it never joins and only follows.
    """
    if not mail.referred_to:
        return []
    rows = list(
        Message.objects.filter(message_id__in=mail.referred_to, direction=Direction.OUT)
        .exclude(conversation__customer__standing__in=HIDDEN)
        .values_list("message_id", "conversation_id", "recipients", "outgoing_id")
    )
    readers = readers_in({conversation_id for _, conversation_id, _, _ in rows})
    order = {message_id: place for place, message_id in enumerate(mail.referred_to)}
    rows.sort(key=lambda row: order[row[0]])
    return [
        SentMessage(
            conversation_id=conversation_id,
            sent_to=frozenset(r["address"] for r in recipients if outgoing_id),
            readers=readers.get(conversation_id, frozenset()),
        )
        for _, conversation_id, recipients, outgoing_id in rows
    ]


def is_forged(mail: ParsedMail) -> bool:
    """Whether the mail server that we trust says that the sender is somebody else.

    Neither is a sender believed who stands beside another, or hidden, in From.
    """
    if not mail.is_one_author:
        return True
    found = authenticity(
        mail.authentication, authority=settings.MAIL_AUTHORITY, sender=mail.sender.address
    )
    return found is Authenticity.FAIL


def mailbox_for(mail: ParsedMail, mailboxes: Mapping[str, Mailbox]) -> Mailbox | None:
    """The mailbox of ours that it came to, else our first one."""
    for address in mail.addressed_to:
        if found := mailboxes.get(address) or mailboxes.get(plain_address(address)):
            return found
    return next(iter(mailboxes.values()), None)
