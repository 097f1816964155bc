"""What other contexts may hold of what customers say of us."""

from dataclasses import dataclass
from datetime import datetime, timedelta
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
