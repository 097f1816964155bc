"""Where a message belongs. Nothing a stranger can write puts it into somebody's conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from vinculo.interactions.contracts import Joined


@dataclass(frozen=True, kw_only=True)
class SignedReply:
    """A reply address whose signature was checked and good."""

    conversation_id: UUID
    issued_to: str


@dataclass(frozen=True, kw_only=True)
class SentMessage:
    """A message of ours that the new one refers to, and whom it was sent to."""

    conversation_id: UUID
    sent_to: frozenset[str]
    readers: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Placement:
    """Where it belongs and why; ``follows`` is a possible predecessor of a new conversation."""

    conversation_id: UUID | None
    joined: Joined
    follows: UUID | None = None


def place(
    *,
    sender: str,
    signed: Sequence[SignedReply],
    referred: Sequence[SentMessage],
    is_forged: bool = False,
) -> Placement:
    """Decide, the strongest evidence first.

    1. A good signature that was issued to the sender joins.
    2. The sender may read the conversation and answers a message that we sent to this very
       address: joins, unless the trusted mail server says that the sender is forged.
    3. A good signature from somebody else: kept there, unconfirmed.
    4. Otherwise a new conversation, linked to what it refers to as a possible follow-up.
    """
    trusted = bool(sender) and not is_forged
    for reply in signed:
        if trusted and reply.issued_to == sender:
            return Placement(conversation_id=reply.conversation_id, joined=Joined.SIGNED)
    for message in referred:
        if trusted and sender in message.sent_to and sender in message.readers:
            return Placement(conversation_id=message.conversation_id, joined=Joined.REFERENCED)
    if signed:
        return Placement(conversation_id=signed[0].conversation_id, joined=Joined.UNCONFIRMED)
    if referred:
        return Placement(
            conversation_id=None, joined=Joined.FOLLOW_UP, follows=referred[0].conversation_id
        )
    return Placement(conversation_id=None, joined=Joined.OPENED)
