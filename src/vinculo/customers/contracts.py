"""What other contexts may hold of a customer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from vinculo.kernel.registry import Registry


class CustomerKind(StrEnum):
    """A person or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Standing(StrEnum):
    """Whether anybody may read a customer.

    Blocked: kept for judges and authorities only, until the law lets it go. Erasing: begun and to
    be ended; of the erased only the row is left that others point at.
    """

    ACTIVE = "active"
    BLOCKED = "blocked"
    ERASING = "erasing"
    ERASED = "erased"


HIDDEN = tuple(each.value for each in Standing if each is not Standing.ACTIVE)
"""Whom nobody reads, and whose threads nothing new joins."""


class RequestKind(StrEnum):
    """What a person may ask of whoever keeps their data."""

    ACCESS = "access"
    RECTIFICATION = "rectify"
    ERASURE = "erasure"
    BLOCKING = "blocking"
    OBJECTION = "object"


class RequestState(StrEnum):
    """Whether a request was answered, and how."""

    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"


class CopyState(StrEnum):
    """Where a copy of somebody's data stands."""

    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"
    GONE = "gone"


class ContactKind(StrEnum):
    """How a customer is reached."""

    EMAIL = "email"
    PHONE = "phone"


class Reason(StrEnum):
    """Why somebody may be the customer we look for."""

    SAME_EMAIL = "same_email"
    SHARED_EMAIL = "shared_email"
    SAME_PHONE = "same_phone"
    SHARED_PHONE = "shared_phone"
    SAME_NAME = "same_name"


class ErasureReason(StrEnum):
    """Why somebody is erased; evidence keeps this word and no other."""

    ASKED = "asked"
    NOT_NEEDED = "not_needed"
    CONSENT_GONE = "consent_gone"
    TERM_OVER = "term_over"
    UNLAWFUL = "unlawful"


@dataclass(frozen=True, kw_only=True)
class OpenMatter:
    """Something of a customer's that is not over: a code for its words, and how many."""

    code: str
    n: int


open_matters: Registry[Callable[[Sequence[UUID]], Iterable[OpenMatter]]] = Registry("open matters")
"""From a customer's records to what is not over; while there is any nobody blocks or erases them.
Filled by the contexts above."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of somebody who writes or calls: a contact point, and a name if any."""

    kind: ContactKind
    value: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class NewCustomer:
    """Somebody to enter with a first contact point; see ``api.register``."""

    name: str
    kind: ContactKind
    value: str
    at: datetime
    customer_kind: CustomerKind = CustomerKind.PERSON
    language: str = "es"
    customer_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody who may be the customer, with the reason and how sure it is (0 to 100)."""

    customer_id: UUID
    name: str
    reason: Reason
    certainty_pct: int

    @property
    def is_certain(self) -> bool:
        """Whether no person needs to look: the one owner of exactly this contact point."""
        return self.certainty_pct == 100


@dataclass(frozen=True, kw_only=True)
class ContactPointView:
    """One way to reach a customer; ``shared_with`` counts the others who have it too.

    ``shown`` is ``value`` as people read it.
    """

    id: UUID
    kind: ContactKind
    value: str
    shown: str
    shared_with: int


@dataclass(frozen=True, kw_only=True)
class RecordView:
    """One of the records that are the same customer, as it was once entered."""

    id: UUID
    name: str
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class MergeView:
    """A merge that can be taken back; ``other_name`` is who joined."""

    id: UUID
    other_id: UUID
    other_name: str
    by_name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class CustomerView:
    """A customer as one page or one API answer shows it."""

    id: UUID
    cluster_id: UUID
    name: str
    kind: CustomerKind
    language: str
    restricted: bool
    created_at: datetime
    contact_points: tuple[ContactPointView, ...]


@dataclass(frozen=True, kw_only=True)
class CustomerRow:
    """A customer in a list."""

    id: UUID
    name: str
    kind: CustomerKind
    emails: tuple[str, ...]
    phones: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CustomerPage:
    """One page of a list; ``next_cursor`` is "" on the last one."""

    rows: tuple[CustomerRow, ...]
    next_cursor: str


class Every(StrEnum):
    """How often a price is paid."""

    MONTH = "month"
    YEAR = "year"
    ONCE = "once"


class EndReason(StrEnum):
    """Why a customer no longer has a service."""

    PRICE = "price"
    SERVICE = "service"
    COMPETITOR = "competitor"
    MOVED = "moved"
    NO_NEED = "no_need"
    UNPAID = "unpaid"
    COMPANY = "company"
    OTHER = "other"


class Purpose(StrEnum):
    """What a customer lets us write to them for, without their asking."""

    ASKING = "asking"
    OFFERS = "offers"


@dataclass(frozen=True, kw_only=True)
class NewHolding:
    """Something a customer has from us; ``reference`` is the contract's name elsewhere.

    ``price`` in ``currency`` (ISO 4217) is paid ``every`` so often; None where nobody says it:
    what stands there stays, and what is new is the company's currency and monthly.
    ``answer_hours`` and ``solve_hours``: levels of this contract, in the service's open hours.
    """

    customer_id: UUID
    service_id: UUID
    since: date
    until: date | None = None
    price: Decimal | None = None
    currency: str | None = None
    every: Every | None = None
    why_ended: EndReason | None = None
    reference: str = ""
    answer_hours: int | None = None
    solve_hours: int | None = None


@dataclass(frozen=True, kw_only=True)
class ContractLevel:
    """What a contract in force gives its customer, in hours of the service's calendar."""

    holding_id: UUID
    reference: str
    answer_hours: int | None
    solve_hours: int | None


@dataclass(frozen=True, kw_only=True)
class HoldingView:
    """One thing that a customer has or had; ``until`` is its last day."""

    id: UUID
    customer_id: UUID
    service_id: UUID
    service_name: str
    since: date
    until: date | None
    price: Decimal | None
    currency: str
    every: Every
    why_ended: EndReason | None
    reference: str
    answer_hours: int | None = None
    solve_hours: int | None = None


@dataclass(frozen=True, kw_only=True)
class Spell:
    """That a customer had a service from a day to another, without price or name.

    ``customer_id`` is the cluster: one customer under all their records.
    """

    customer_id: UUID
    service_id: UUID
    since: date
    until: date | None
    why_ended: EndReason | None


@dataclass(frozen=True, kw_only=True)
class Holder:
    """A customer as one to write to: the cluster, all of its records, and an address."""

    customer_id: UUID
    records: tuple[UUID, ...]
    name: str
    email: str
    language: str
    may_ask: bool | None


@dataclass(frozen=True, kw_only=True)
class ConsentWord:
    """What a customer last said of being written to; ``words`` say how we know."""

    purpose: Purpose
    channel: ContactKind
    given: bool
    words: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class RequestView:
    """What somebody asked about their own data; ``name`` is "" where nobody may read it."""

    id: UUID
    customer_id: UUID
    name: str
    kind: RequestKind
    state: RequestState
    words: str
    answer: str
    asked_on: date
    due_at: datetime
    extended: bool
    ended_at: datetime | None
    registered_by: str


@dataclass(frozen=True, kw_only=True)
class CopyView:
    """A copy of somebody's data that was asked for."""

    id: UUID
    state: CopyState
    size_bytes: int
    asked_at: datetime
    asked_by: str


@dataclass(frozen=True, kw_only=True)
class BlockingView:
    """Until when nobody reads a customer, since when, why and by whom.

    ``is_past``: that day has come, and somebody decides what becomes of the data.
    """

    customer_id: UUID
    until: date
    is_past: bool
    reason: str
    set_at: datetime
    set_by: str


@dataclass(frozen=True, kw_only=True)
class ErasureView:
    """What was erased, or would be: rows by model, files, and rows of others that name them."""

    customer_id: UUID
    rows: Mapping[str, int]
    files: int
    mentions: Mapping[str, int]
