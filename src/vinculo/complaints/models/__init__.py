"""Tables of the complaints context."""

from vinculo.complaints.models.bodies import Body, ToldBody
from vinculo.complaints.models.causes import Cause, FormKind
from vinculo.complaints.models.complaint import Complaint, ComplaintStep
from vinculo.complaints.models.handling import (
    HandedLetter,
    Handling,
    Help,
    HelpTry,
    Lesson,
    Point,
    Receipt,
)
from vinculo.complaints.models.languages import LanguageSaid
from vinculo.complaints.models.outside import (
    BillingQuestion,
    Dispute,
    DisputeEnd,
    HeldQuestion,
    Unrelated,
)
from vinculo.complaints.models.process import (
    Audit,
    AuditFinding,
    AuditItem,
    ProcessTarget,
    Review,
    ReviewDecision,
)
from vinculo.complaints.models.remedies import Remedy, RemedyKind, RemedyLimit

__all__ = [
    "Audit",
    "AuditFinding",
    "AuditItem",
    "BillingQuestion",
    "Body",
    "Cause",
    "Complaint",
    "ComplaintStep",
    "Dispute",
    "DisputeEnd",
    "FormKind",
    "HandedLetter",
    "Handling",
    "HeldQuestion",
    "Help",
    "HelpTry",
    "LanguageSaid",
    "Lesson",
    "Point",
    "ProcessTarget",
    "Receipt",
    "Remedy",
    "RemedyKind",
    "RemedyLimit",
    "Review",
    "ReviewDecision",
    "ToldBody",
    "Unrelated",
]
