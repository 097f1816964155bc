"""What other contexts may hold of matters before the law."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

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
    """Whether its terms run, ended with its answer, or go on with a complaint."""

    OPEN = "open"
    ANSWERED = "answered"
    COMPLAINT = "complaint"


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
