"""What happens in conversations."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class MessageReceived(Event):
    """A message arrived, was understood and stands in its conversation.

    ``key`` is the conversation's. An automatic one must not be answered by a machine. An
    unconfirmed one came from somebody who has not been let in yet. ``follows`` is an older
    conversation that a newly opened one possibly continues, ``side_of`` the customer's thread
    beside which this one was begun with somebody else.
    """

    name: ClassVar[str] = "interactions.MessageReceived"
    is_evidence: ClassVar[bool] = True
    raw_id: UUID
    message_id: UUID
    conversation_id: UUID
    service_id: UUID | None
    key: str
    received_at: datetime
    opens_conversation: bool
    is_automatic: bool = False
    is_confirmed: bool = True
    follows: UUID | None = None
    side_of: UUID | None = None

    @property
    def aggregate(self) -> str:
        return f"conversation:{self.conversation_id}"


@dataclass(frozen=True, kw_only=True)
class HistoryKept(Event):
    """An old message was imported: it is history, and nobody has anything to do about it."""

    name: ClassVar[str] = "interactions.HistoryKept"
    message_id: UUID
    conversation_id: UUID
    service_id: UUID | None
    key: str
    written_at: datetime

    @property
    def aggregate(self) -> str:
        return f"conversation:{self.conversation_id}"
