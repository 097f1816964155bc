"""What happens to outgoing mail."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.delivery.contracts import DeliveryState, OutgoingKind, Provider
from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class DeliveryChanged(Event):
    """A mail reached a state that its sender cares about."""

    name: ClassVar[str] = "delivery.DeliveryChanged"
    mail_id: UUID
    kind: OutgoingKind
    state: DeliveryState
    reference: str
    changed_at: datetime

    @property
    def aggregate(self) -> str:
        return f"mail:{self.mail_id}"


@dataclass(frozen=True, kw_only=True)
class DeliveryFailed(Event):
    """A mail will not arrive at somebody, and why."""

    name: ClassVar[str] = "delivery.DeliveryFailed"
    mail_id: UUID
    kind: OutgoingKind
    reference: str
    reason: str
    failed_at: datetime

    @property
    def aggregate(self) -> str:
        return f"mail:{self.mail_id}"


@dataclass(frozen=True, kw_only=True)
class ConsentLost(Event):
    """A provider lets us use a mailbox no longer; a person must consent again."""

    name: ClassVar[str] = "delivery.ConsentLost"
    account_id: UUID
    provider: Provider
    address: str
    why: str
    lost_at: datetime

    @property
    def aggregate(self) -> str:
        return f"consent:{self.account_id}"
