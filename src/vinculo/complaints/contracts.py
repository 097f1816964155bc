"""What other contexts may hold of complaints."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

TIME_TO_RECEIPT = timedelta(hours=1)
"""As long as a receipt may take before its lack is alarmed."""


class ComplaintKind(StrEnum):
    """What the house calls it: about how somebody was treated, or about what was not delivered."""

    COMPLAINT = "complaint"
    CLAIM = "claim"


class LegalType(StrEnum):
    """What the law calls it, apart from the house's own kind.

    Any expression of a defective service is a ``complaint`` before the law, whatever the house
    calls it. A ``deferred_query`` is one that nobody answered at once.
    """

    QUERY = "query"
    DEFERRED_QUERY = "deferred_query"
    INCIDENT = "incident"
    COMPLAINT = "complaint"


class ComplaintState(StrEnum):
    """How far the handling has come; each state has its time on the complaint.

    ``void``: only a merge of cases had made it one, and that was taken back.
    """

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ASSESSED = "assessed"
    INVESTIGATED = "investigated"
    ANSWERED = "answered"
    CLOSED = "closed"
    MERGED = "merged"
    VOID = "void"


class LegalTopic(StrEnum):
    """What it is about, where a law has a term of its own for that."""

    BILLING = "billing"
    CONTINUITY = "continuity"
    DOCUMENTS = "documents"
    OTHER = "other"


class Origin(StrEnum):
    """How the case became a complaint."""

    AGENT = "agent"
    FORM = "form"
    RULE = "rule"
    KIND = "kind"


class Medium(StrEnum):
    """How something was told: in writing at a distance, or spoken or handed over in person."""

    WRITTEN = "written"
    SPOKEN = "spoken"


class Decision(StrEnum):
    """What the company says to it."""

    UPHELD = "upheld"
    PARTLY = "partly"
    REJECTED = "rejected"


class Said(StrEnum):
    """What the customer says to the decision."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOTHING = "nothing"


class RemedyWay(StrEnum):
    """What a remedy gives the customer."""

    REFUND = "refund"
    CREDIT = "credit"
    SERVICE = "service"
    GESTURE = "gesture"
    APOLOGY = "apology"


class RemedyState(StrEnum):
    """Where a remedy stands; ``asked`` waits for whoever may grant it."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    DONE = "done"


WAITING_REMEDIES = (RemedyState.ASKED, RemedyState.GRANTED)
GIVEN_REMEDIES = (RemedyState.GRANTED, RemedyState.DONE)


class ReceiptWay(StrEnum):
    """How a receipt came to its customer: a mail that left, their page, a hand, the post."""

    MAIL = "mail"
    PAGE = "page"
    HAND = "hand"
    POST = "post"


HANDED = (ReceiptWay.HAND, ReceiptWay.POST)
"""The ways that a person says."""


class CutRule(StrEnum):
    """What holds the cut of a service while a complaint is open; HOUSE: the company chose to."""

    LAW = "law"
    HOUSE = "house"
    NONE = "none"


class HelpWay(StrEnum):
    """How a supervisor helps: in the contact that goes on, or by calling back the same day."""

    NOW = "now"
    CALL_BACK = "call_back"


class WayOut(StrEnum):
    """What a customer who does not accept the decision can do, inside and outside."""

    REVIEW = "review"
    MEDIATION = "mediation"
    ARBITRATION = "arbitration"
    CONSUMER_OFFICE = "consumer_office"
    REGULATOR = "regulator"
    COURT = "court"


OUTSIDE_WAYS = (WayOut.MEDIATION, WayOut.ARBITRATION, WayOut.CONSUMER_OFFICE, WayOut.REGULATOR)
"""The ways out of the company that are no court."""


class Taking(StrEnum):
    """Whether the company takes part before a body: a member, bound by a rule, or not."""

    MEMBER = "member"
    BOUND = "bound"
    NO = "no"


class OutsideProof(StrEnum):
    """What shows what a body outside of court did: a message, a letter, a call."""

    MESSAGE = "message"
    LETTER = "letter"
    CALL = "call"


class OutsideOutcome(StrEnum):
    """How a body outside of court ended it."""

    AGREEMENT = "agreement"
    FOR_CUSTOMER = "for_customer"
    IN_PART = "in_part"
    FOR_COMPANY = "for_company"
    INADMITTED = "inadmitted"
    WITHDRAWN = "withdrawn"


class HeldThing(StrEnum):
    """What billing asks about."""

    CUT = "cut"
    DEBT = "debt"


class ToldSide(StrEnum):
    """Of what the language is said: of what the customer filed, or of our answer."""

    FILED = "filed"
    ANSWERED = "answered"


SPOKEN_LANGUAGES = ("es", "ca", "gl", "eu", "en", "other")
"""The languages that a person may say something was told in."""


class HoldWhy(StrEnum):
    """Why a complaint holds: nobody answered and closed it, or it is with a body outside."""

    OPEN = "open"
    OUTSIDE = "outside"


class Unsent(StrEnum):
    """Why no mail asks a customer the three questions on the handling."""

    UNKNOWN = "unknown"
    REFUSED = "refused"
    OPEN_CASE = "open_case"
    RECENT = "recent"
    RATED = "rated"
    NO_ADDRESS = "no_address"


@dataclass(frozen=True, kw_only=True)
class ComplaintView:
    """A complaint with what its list and its clocks need; the case has the conversation.

    ``number`` and ``key`` are the case's. ``customer_name`` is "" out of the reader's sight.
    """

    id: UUID
    case_id: UUID
    number: str
    key: str
    subject: str
    kind: ComplaintKind
    legal_type: LegalType
    state: ComplaintState
    origin: Origin
    service_id: UUID
    service_name: str
    customer_id: UUID | None
    customer_name: str
    filed_at: datetime
    acknowledged_at: datetime | None
    assessed_at: datetime | None
    investigated_at: datetime | None
    answered_at: datetime | None
    repaired_at: datetime | None
    closed_at: datetime | None
    learned_at: datetime | None
    decision: Decision | None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has something to do before it can be closed."""
        return self.state in OPEN_STATES


@dataclass(frozen=True, kw_only=True)
class Questions:
    """The three questions on how a closed complaint was handled, as they stand with its customer.

    ``language`` is that in which they complained, "" where it does not show. ``has_task``:
    somebody asks them aloud. ``is_open``: the complaint, or its case, lives again.
    """

    complaint_id: UUID
    case_id: UUID
    number: str
    service_id: UUID
    service_name: str
    customer_id: UUID | None
    language: str
    mailed_at: datetime | None
    has_task: bool
    is_answered: bool
    is_open: bool
    closed_at: datetime | None


ELSEWHERE = (ComplaintState.MERGED, ComplaintState.VOID)
"""What it raises is counted with another complaint."""
OVER = (ComplaintState.CLOSED, *ELSEWHERE)
OPEN_STATES = tuple(state for state in ComplaintState if state not in OVER)


class Loss(StrEnum):
    """How much a customer loses by a cause, as whoever answers for it says."""

    LARGE = "large"
    SMALL = "small"


@dataclass(frozen=True, kw_only=True)
class Caused:
    """How many complaints about a service had one cause; ``id`` None: nobody has said theirs.

    ``loss`` is that of the cause, or of the nearest one above it that says so; None: nobody did.
    """

    id: UUID | None
    name: str
    complaints: int
    service_id: UUID
    loss: Loss | None = None
