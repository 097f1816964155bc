"""What happened to cases, for contexts above."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CaseOpened(Event):
    """A case began; ``follows`` is the closed case that it continues."""

    name: ClassVar[str] = "cases.CaseOpened"
    is_evidence: ClassVar[bool] = True
    codes: ClassVar[tuple[str, ...]] = ("number",)
    case_id: UUID
    number: str
    kind: CaseKind
    service_id: UUID
    customer_id: UUID | None
    opened_at: datetime
    follows: UUID | None = None

    @property
    def aggregate(self) -> str:
        return f"case:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class CaseHeard(Event):
    """The customer wrote again about a case that stands already, by whichever channel.

    Neither a machine's message nor somebody else's who was written to beside the customer.
    """

    name: ClassVar[str] = "cases.CaseHeard"
    case_id: UUID
    message_id: UUID
    heard_at: datetime

    @property
    def aggregate(self) -> str:
        return f"case:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class CaseAnswered(Event):
    """An answer was handed to delivery; ``is_first`` stops the wait of the customer."""

    name: ClassVar[str] = "cases.CaseAnswered"
    is_evidence: ClassVar[bool] = True
    case_id: UUID
    message_id: UUID
    service_id: UUID
    customer_id: UUID | None
    answered_by: UUID | None
    answered_at: datetime
    is_first: bool = False

    @property
    def aggregate(self) -> str:
        return f"case:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class CustomerTold(Event):
    """Somebody says that they spoke with the customer; the note says what was said."""

    name: ClassVar[str] = "cases.CustomerTold"
    is_evidence: ClassVar[bool] = True
    case_id: UUID
    note_id: UUID
    service_id: UUID
    customer_id: UUID | None
    told_by: UUID | None
    told_at: datetime
    is_first: bool = False

    @property
    def aggregate(self) -> str:
        return f"case:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class AnsweredElsewhere(Event):
    """The customer of a case got its answer in another case of theirs, ``where_id``."""

    name: ClassVar[str] = "cases.AnsweredElsewhere"
    case_id: UUID
    where_id: UUID
    answered_by: UUID | None
    answered_at: datetime

    @property
    def aggregate(self) -> str:
        return f"case:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class CaseResolved(Event):
    """A case came to its end."""

    name: ClassVar[str] = "cases.CaseResolved"
    is_evidence: ClassVar[bool] = True
    case_id: UUID
    service_id: UUID
    customer_id: UUID | None
    outcome: Outcome
    resolved_by: UUID | None
    resolved_at: datetime

    @property
    def aggregate(self) -> str:
        return f"case:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class CaseReopened(Event):
    """A resolved case lives again: the customer wrote, or a person said so.

    ``undone_end``: the end that was taken back, as if it had never been; None of a true return.
    """

    name: ClassVar[str] = "cases.CaseReopened"
    is_evidence: ClassVar[bool] = True
    case_id: UUID
    service_id: UUID
    customer_id: UUID | None
    reopened_by: UUID | None
    reopened_at: datetime
    undone_end: datetime | None = None

    @property
    def aggregate(self) -> str:
        return f"case:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class CaseKindSet(Event):
    """Somebody, or a rule, said what kind of matter a case is."""

    name: ClassVar[str] = "cases.CaseKindSet"
    is_evidence: ClassVar[bool] = True
    case_id: UUID
    was: CaseKind
    now: CaseKind
    set_by: UUID | None
    set_at: datetime

    @property
    def aggregate(self) -> str:
        return f"case:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class RulesCalled(Event):
    """Something happened to a case that rules listen to.

    ``cause`` is the line of the history (or whatever else happened once); ``chain`` are the rules
    whose doing it was, the first one first.
    """

    name: ClassVar[str] = "cases.RulesCalled"
    case_id: UUID
    cause: UUID
    occasions: tuple[str, ...]
    at: datetime
    message_id: UUID | None = None
    chain: tuple[UUID, ...] = ()

    @property
    def aggregate(self) -> str:
        return f"case:{self.case_id}"
