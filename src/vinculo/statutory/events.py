"""What happened to matters before the law."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.kernel.events import Event
from vinculo.statutory.contracts import MatterKind, MatterState, MatterTopic


@dataclass(frozen=True, kw_only=True)
class MatterFiled(Event):
    """A law gives terms to a case that is no complaint, as it is called now.

    ``owes_receipt``: its receipt is owed and not made yet.
    """

    name: ClassVar[str] = "statutory.MatterFiled"
    is_evidence: ClassVar[bool] = True
    matter_id: UUID
    case_id: UUID
    service_id: UUID
    kind: MatterKind
    topic: MatterTopic
    is_presumed: bool
    owes_receipt: bool
    filed_at: datetime
    said_by: UUID | None
    said_at: datetime

    @property
    def aggregate(self) -> str:
        return f"matter:{self.matter_id}"


@dataclass(frozen=True, kw_only=True)
class MatterEnded(Event):
    """Its customer was told the end, or it goes on as a complaint."""

    name: ClassVar[str] = "statutory.MatterEnded"
    is_evidence: ClassVar[bool] = True
    matter_id: UUID
    case_id: UUID
    service_id: UUID
    state: MatterState
    ended_at: datetime

    @property
    def aggregate(self) -> str:
        return f"matter:{self.matter_id}"


@dataclass(frozen=True, kw_only=True)
class MatterReceiptMade(Event):
    """The durable receipt of a matter exists; ``sha256`` is that of its bytes."""

    name: ClassVar[str] = "statutory.MatterReceiptMade"
    is_evidence: ClassVar[bool] = True
    codes: ClassVar[tuple[str, ...]] = ("sha256",)
    matter_id: UUID
    case_id: UUID
    service_id: UUID
    sha256: str
    made_at: datetime

    @property
    def aggregate(self) -> str:
        return f"matter:{self.matter_id}"


@dataclass(frozen=True, kw_only=True)
class MatterReceiptGiven(Event):
    """The receipt of a matter came to its customer: by ``way`` mail, page or hand."""

    name: ClassVar[str] = "statutory.MatterReceiptGiven"
    is_evidence: ClassVar[bool] = True
    codes: ClassVar[tuple[str, ...]] = ("way",)
    matter_id: UUID
    case_id: UUID
    service_id: UUID
    way: str
    given_by: UUID | None
    given_at: datetime

    @property
    def aggregate(self) -> str:
        return f"matter:{self.matter_id}"


@dataclass(frozen=True, kw_only=True)
class MatterReceiptReturned(Event):
    """The mail that carried the receipt of a matter came back."""

    name: ClassVar[str] = "statutory.MatterReceiptReturned"
    is_evidence: ClassVar[bool] = True
    matter_id: UUID
    case_id: UUID
    service_id: UUID
    returned_at: datetime

    @property
    def aggregate(self) -> str:
        return f"matter:{self.matter_id}"


@dataclass(frozen=True, kw_only=True)
class CauseTold(Event):
    """The customer was told the known cause of a fault and when the service is expected back.

    ``notice_id``: by the answer to all whom this announcement reached, or by its mail
    ``mail_id`` to those whom it affects.
    """

    name: ClassVar[str] = "statutory.CauseTold"
    is_evidence: ClassVar[bool] = True
    matter_id: UUID
    case_id: UUID
    service_id: UUID
    message_id: UUID | None
    restores_at: datetime
    told_by: UUID | None
    told_at: datetime
    notice_id: UUID | None = None
    mail_id: UUID | None = None

    @property
    def aggregate(self) -> str:
        return f"matter:{self.matter_id}"


@dataclass(frozen=True, kw_only=True)
class CauseTakenBack(Event):
    """The mail that told a cause came back: its customer was told nothing by it."""

    name: ClassVar[str] = "statutory.CauseTakenBack"
    is_evidence: ClassVar[bool] = True
    matter_id: UUID
    case_id: UUID
    service_id: UUID
    mail_id: UUID
    told_at: datetime
    taken_back_at: datetime

    @property
    def aggregate(self) -> str:
        return f"matter:{self.matter_id}"
