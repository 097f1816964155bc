"""Tables of the complaints context."""

from vinculo.complaints.models.complaint import Complaint, ComplaintStep

__all__ = ["Complaint", "ComplaintStep"]
