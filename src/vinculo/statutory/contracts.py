"""What other contexts may hold of matters before the law."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

QUICK = "ES10-2H"
"""The duty to say within two hours what failed and when it is expected back (Ley 10/2025, 17.2)."""

TIME_TO_ANSWER_AT_ONCE = timedelta(minutes=10)
"""A query that is answered within the same contact needs no receipt (Ley 10/2025, 11.2)."""

TIME_TO_DELIVER = timedelta(hours=1)
"""After this a receipt that did not come to its customer is missing."""


class MatterKind(StrEnum):
    """What the law calls it; ``none``: what it is now has no term of its own."""

    QUERY = "query"
    INCIDENT = "incident"
    NONE = "none"


class MatterTopic(StrEnum):
    """What it is about, where a law has a term of its own for that."""

    BILLING = "billing"
    CONTINUITY = "continuity"
    DOCUMENTS = "documents"
    OTHER = "other"


class MatterState(StrEnum):
    """Whether its terms run, ended with its answer, or go on with a complaint.

    ``void``: it was none of ours (spam, a mistake); its terms count nowhere.
    """

    OPEN = "open"
    ANSWERED = "answered"
    COMPLAINT = "complaint"
    VOID = "void"


@dataclass(frozen=True, kw_only=True)
class MatterView:
    """A case before the law; ``told_at``: when the customer was told the cause and the end."""

    id: UUID
    case_id: UUID
    kind: MatterKind
    topic: MatterTopic
    is_presumed: bool
    state: MatterState
    filed_at: datetime
    answered_at: datetime | None
    told_at: datetime | None
    receipt: str
    receipt_at: datetime | None
    delivered_at: datetime | None
