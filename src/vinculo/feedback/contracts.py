"""What other contexts may hold of what customers say of us."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

LOWEST, HIGHEST = 1, 5


class RatingState(StrEnum):
    """Where a first rating is.

    ``planned``: it can be given on the customer's page, and a mail will ask for it. ``asked``: no
    mail will ask again.
    """

    PLANNED = "planned"
    ASKED = "asked"
    ANSWERED = "answered"
    SKIPPED = "skipped"


class Skip(StrEnum):
    """Why somebody is not asked."""

    UNKNOWN = "unknown"
    OPEN_CASE = "open_case"
    RECENT = "recent"
    REFUSED = "refused"
    NO_CONSENT = "no_consent"
    UNREACHABLE = "unreachable"
    REOPENED = "reopened"
    COMPLAINT = "complaint"
    SAME_ADDRESS = "same_address"


class Via(StrEnum):
    """Where an answer was given."""

    MAIL = "mail"
    PAGE = "page"


@dataclass(frozen=True, kw_only=True)
class RatingRuleView:
    """Whether and how a service asks for a first rating.

    A score of ``bad_at_most`` or below opens a follow-up; the mail leaves ``after`` the end of the
    case.
    """

    service_id: UUID
    asks: bool = False
    bad_at_most: int = 2
    after: timedelta = timedelta(hours=2)


@dataclass(frozen=True, kw_only=True)
class RatingRow:
    """A first rating as staff see it; ``mail`` says what became of the question."""

    id: UUID
    case_id: UUID
    case_number: str
    service_id: UUID
    service_name: str
    state: RatingState
    skipped: Skip | None
    score: int | None
    comment: str
    is_bad: bool
    has_follow_up: bool
    asked_at: datetime
    answered_at: datetime | None
    mail: str


@dataclass(frozen=True, kw_only=True)
class OpenQuestion:
    """A first rating as whom it is asked of sees it."""

    token: str
    case_number: str
    service_name: str
    score: int | None
    comment: str
    expires_at: datetime


class WaveState(StrEnum):
    """Where a wave of questions is."""

    DRAFT = "draft"
    SENDING = "sending"
    SENT = "sent"
    STOPPED = "stopped"


class InvitationState(StrEnum):
    """Where one question of a wave is; whoever got it and says nothing stays ``sent``."""

    PLANNED = "planned"
    SENT = "sent"
    SKIPPED = "skipped"
    FINE = "fine"
    SAID = "said"


class Trouble(StrEnum):
    """What was not right."""

    DELAY = "delay"
    FAULT = "fault"
    TREATMENT = "treatment"
    INFORMATION = "information"
    BILLING = "billing"
    PROMISE = "promise"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class NewWave:
    """A wave to prepare: whom, how surely we want to know, how many we expect to answer.

    ``margin_pct``: points of a hundred to each side at 95 %. ``worth``: what a customer leaves in
    a year, for the cost; None where nobody knows it. The same ``seed`` draws the same customers.
    """

    name: str
    service_id: UUID
    since: date
    until: date
    margin_pct: int
    response_pct: int
    seed: int
    worth: Decimal | None = None
    currency: str = "EUR"


@dataclass(frozen=True, kw_only=True)
class WaveView:
    """A wave with what came of it; ``left_out`` says how many of the population and why."""

    id: UUID
    name: str
    service_id: UUID
    service_name: str
    since: date
    until: date
    margin_pct: int
    response_pct: int
    seed: int
    worth: Decimal | None
    currency: str
    state: WaveState
    population: int
    size: int
    left_out: tuple[tuple[Skip, int], ...]
    created_at: datetime
    started_at: datetime | None
    counts: Mapping[InvitationState, int]


class NoticeMailState(StrEnum):
    """Where the mail of one customer stands."""

    PLANNED = "planned"
    SENT = "sent"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True)
class Affected:
    """Who is affected by an announcement, and of them those who can be written to.

    ``doubled`` share the address of another, who gets the mail for both. ``in_all``: how many the
    announcement reaches with those to whom something of it was sent before.
    """

    affected: int
    customers: tuple[UUID, ...]
    doubled: int
    in_all: int

    @property
    def reachable(self) -> int:
        """How many mails would leave."""
        return len(self.customers)
