"""What the page of one complaint is made of."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from vinculo.clocks.contracts import ClockView
from vinculo.complaints.contracts import (
    ComplaintView,
    HelpWay,
    ReceiptWay,
    RemedyState,
    Said,
    Unsent,
    WayOut,
)
from vinculo.complaints.domain.steps import StepLine
from vinculo.complaints.domain.weighing import Effort


@dataclass(frozen=True, kw_only=True)
class PointView:
    """What the customer raises, and what is answered to it.

    ``is_by_them``: of whom the complaint speaks answered it, so that somebody else does it anew.
    """

    id: UUID
    position: int
    words: str
    answer: str
    answered_by: str
    is_by_them: bool


@dataclass(frozen=True, kw_only=True)
class RemedyView:
    """A remedy on a complaint; ``asker_id`` may not approve what they asked for themselves."""

    id: UUID
    name: str
    words: str
    amount: Decimal
    currency: str
    is_owed: bool
    state: RemedyState
    told_at: datetime | None
    asked_by: str
    asker_id: UUID | None
    asked_at: datetime
    decided_by: str
    decided_at: datetime | None
    reason: str
    done_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class OfferedRemedy:
    """An entry of the catalogue as the reader may grant it; ``amount`` None: it is typed.

    ``counts``: the higher of its amount and its cost, which its limit sees. ``room`` is what is
    left of the reader's limit in its currency, None where they have none in it.
    """

    id: UUID
    name: str
    way: str
    amount: Decimal | None
    currency: str
    is_owed: bool
    counts: Decimal
    is_within: bool
    room: Decimal | None


@dataclass(frozen=True, kw_only=True)
class LimitView:
    """The reader's limit for one case in a currency, and what was granted in it.

    ``elsewhere``: how much of it on complaints that are one with this one.
    """

    limit: Decimal
    used: Decimal
    currency: str
    elsewhere: Decimal


@dataclass(frozen=True, kw_only=True)
class ReceiptView:
    """A receipt and how it came to its customer; ``given`` is empty while it did not."""

    made_at: datetime
    digest: str
    mailed_at: datetime | None
    returned_at: datetime | None
    given: tuple[tuple[ReceiptWay, datetime], ...]
    handed_by: str
    handed_words: str


@dataclass(frozen=True, kw_only=True)
class TryView:
    """A call that nobody answered."""

    at: datetime
    by: str
    place: str


@dataclass(frozen=True, kw_only=True)
class HelpView:
    """A supervisor who was asked for; ``is_call``: the customer waits for a call."""

    id: UUID
    way: HelpWay
    person: str
    asked_at: datetime
    due_at: datetime
    done_at: datetime | None
    is_call: bool
    tries: tuple[TryView, ...]

    @property
    def key(self) -> str:
        """Its id as text."""
        return str(self.id)


@dataclass(frozen=True, kw_only=True)
class LessonView:
    """What changes because of it."""

    words: str
    owner: str
    due_at: datetime
    done_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """A line of the history before it is put into words."""

    what: str
    at: datetime
    by: str
    words: str
    code: str


@dataclass(frozen=True, kw_only=True)
class HandlingView:
    """What the customer says of how it was handled.

    ``unsent``: why no mail asked them. ``heard_by``: who wrote down what they answered aloud.
    """

    asked_at: datetime
    process: int | None
    treatment: int | None
    result: int | None
    words: str
    answered_at: datetime | None
    mailed_at: datetime | None
    unsent: Unsent | None
    has_task: bool
    heard_by: str

    @property
    def may_be_heard(self) -> bool:
        """Whether somebody may still ask them aloud: not who wants to be left alone."""
        return self.answered_at is None and self.unsent in {
            None,
            Unsent.NO_ADDRESS,
            Unsent.UNKNOWN,
        }


@dataclass(frozen=True, kw_only=True)
class ComplaintPage:
    """One complaint with all that belongs to it."""

    view: ComplaintView
    steps: tuple[StepLine, ...]
    has_conversation: bool
    latest_message_id: UUID | None
    asks_for: str
    about_id: UUID | None
    about: str
    champion_id: UUID | None
    champion: str
    investigator_id: UUID | None
    investigator: str
    severity: int | None
    complexity: int | None
    impact: int | None
    is_safety: bool
    at_once: str
    effort: Effort | None
    findings: str
    reasons: str
    decided_by: str
    said: Said | None
    ways: tuple[WayOut, ...]
    bodies: tuple[str, ...]
    closed_by: str
    cause_id: UUID | None
    cause: str
    pattern: str
    points: tuple[PointView, ...]
    proposals: tuple[str, ...]
    remedies: tuple[RemedyView, ...]
    offered: tuple[OfferedRemedy, ...]
    limits: tuple[LimitView, ...]
    helps: tuple[HelpView, ...]
    lessons: tuple[LessonView, ...]
    history: tuple[HistoryLine, ...]
    clocks: tuple[ClockView, ...]
    receipt: ReceiptView | None
    handling: HandlingView | None

    @property
    def answered_points(self) -> int:
        """How many points have an answer."""
        return sum(bool(point.answer) and not point.is_by_them for point in self.points)
