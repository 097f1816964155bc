"""Tables of the complaints context."""

from vinculo.complaints.models.causes import Cause, FormKind
from vinculo.complaints.models.complaint import Complaint, ComplaintStep
from vinculo.complaints.models.handling import Handling, Help, Lesson, Point, Receipt
from vinculo.complaints.models.remedies import Remedy, RemedyKind, RemedyLimit

__all__ = [
    "Cause",
    "Complaint",
    "ComplaintStep",
    "FormKind",
    "Handling",
    "Help",
    "Lesson",
    "Point",
    "Receipt",
    "Remedy",
    "RemedyKind",
    "RemedyLimit",
]
