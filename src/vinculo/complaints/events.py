"""What happened to complaints, for whoever hears and for the chain of evidence."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.complaints.contracts import (
    ComplaintKind,
    Decision,
    HelpWay,
    LegalType,
    Medium,
    Origin,
    ReceiptWay,
    RemedyState,
    Said,
)
from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _OfComplaint(Event):
    """What all of them say: which complaint, of which case and service."""

    complaint_id: UUID
    case_id: UUID
    service_id: UUID

    @property
    def aggregate(self) -> str:
        return f"complaint:{self.complaint_id}"


@dataclass(frozen=True, kw_only=True)
class ComplaintFiled(_OfComplaint):
    """A case became a complaint; ``filed_at`` is when the customer said it.

    ``language`` is a code, "" where the customer's words do not show it.
    """

    name: ClassVar[str] = "complaints.ComplaintFiled"
    is_evidence: ClassVar[bool] = True
    codes: ClassVar[tuple[str, ...]] = ("language",)
    kind: ComplaintKind
    legal_type: LegalType
    origin: Origin
    customer_id: UUID | None
    filed_by: UUID | None
    filed_at: datetime
    medium: Medium | None = None
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class LegalTypeChanged(_OfComplaint):
    """Somebody said that the law calls it something else, and wrote why."""

    name: ClassVar[str] = "complaints.LegalTypeChanged"
    is_evidence: ClassVar[bool] = True
    was: LegalType
    now: LegalType
    changed_by: UUID | None
    changed_at: datetime


@dataclass(frozen=True, kw_only=True)
class ComplaintAnswered(_OfComplaint):
    """The decision was told to the customer, with its reasons.

    ``ways`` are the codes of the ways that the answer told, with spaces between them.
    """

    name: ClassVar[str] = "complaints.ComplaintAnswered"
    is_evidence: ClassVar[bool] = True
    codes: ClassVar[tuple[str, ...]] = ("language", "ways")
    decision: Decision
    answered_by: UUID | None
    answered_at: datetime
    medium: Medium | None = None
    language: str = ""
    ways: str | None = None


@dataclass(frozen=True, kw_only=True)
class ComplaintClosed(_OfComplaint):
    """Nothing is left to do: the customer accepted, or every way was named and used up."""

    name: ClassVar[str] = "complaints.ComplaintClosed"
    is_evidence: ClassVar[bool] = True
    said: Said
    closed_by: UUID | None
    closed_at: datetime


@dataclass(frozen=True, kw_only=True)
class RemedyDecided(_OfComplaint):
    """A remedy was granted or refused; ``cents`` are hundredths of ``currency``.

    The currency is "" in lines that are older than it: then it was the company's.
    """

    name: ClassVar[str] = "complaints.RemedyDecided"
    is_evidence: ClassVar[bool] = True
    codes: ClassVar[tuple[str, ...]] = ("currency",)
    remedy_id: UUID
    state: RemedyState
    cents: int
    decided_by: UUID | None
    decided_at: datetime
    currency: str = ""


@dataclass(frozen=True, kw_only=True)
class ReceiptMade(_OfComplaint):
    """The durable receipt was made; ``sha256`` of its bytes, which never change."""

    name: ClassVar[str] = "complaints.ReceiptMade"
    is_evidence: ClassVar[bool] = True
    codes: ClassVar[tuple[str, ...]] = ("sha256",)
    sha256: str
    made_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReceiptDelivered(_OfComplaint):
    """The receipt came to its customer: the mail left, they opened it, or a person gave it."""

    name: ClassVar[str] = "complaints.ReceiptDelivered"
    is_evidence: ClassVar[bool] = True
    way: ReceiptWay
    delivered_at: datetime
    said_by: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ReceiptReturned(_OfComplaint):
    """The mail with the receipt came back: by it, nothing was delivered."""

    name: ClassVar[str] = "complaints.ReceiptReturned"
    is_evidence: ClassVar[bool] = True
    way: ReceiptWay
    returned_at: datetime


@dataclass(frozen=True, kw_only=True)
class ComplaintReopened(_OfComplaint):
    """It lives again: its case came back, or the customer asked for another look."""

    name: ClassVar[str] = "complaints.ComplaintReopened"
    is_evidence: ClassVar[bool] = True
    reopened_by: UUID | None
    reopened_at: datetime


@dataclass(frozen=True, kw_only=True)
class HelpAsked(_OfComplaint):
    """A customer wants a supervisor: in this contact, else by a call the same working day."""

    name: ClassVar[str] = "complaints.HelpAsked"
    is_evidence: ClassVar[bool] = True
    help_id: UUID
    way: HelpWay
    is_by_law: bool
    asked_at: datetime
    call_by: datetime
    asked_by: UUID | None


@dataclass(frozen=True, kw_only=True)
class HelpTurned(_OfComplaint):
    """Nobody joined within three minutes: they call back by ``call_by``."""

    name: ClassVar[str] = "complaints.HelpTurned"
    is_evidence: ClassVar[bool] = True
    help_id: UUID
    call_by: datetime
    turned_at: datetime


@dataclass(frozen=True, kw_only=True)
class HelpTried(_OfComplaint):
    """A supervisor called the customer back and nobody answered; ``digest``: of where."""

    name: ClassVar[str] = "complaints.HelpTried"
    is_evidence: ClassVar[bool] = True
    help_id: UUID
    tried_at: datetime
    tried_by: UUID
    digest: str


@dataclass(frozen=True, kw_only=True)
class HelpGiven(_OfComplaint):
    """The supervisor spoke to the customer; ``way``: in the contact, or by a call."""

    name: ClassVar[str] = "complaints.HelpGiven"
    is_evidence: ClassVar[bool] = True
    help_id: UUID
    way: HelpWay
    spoke_at: datetime
