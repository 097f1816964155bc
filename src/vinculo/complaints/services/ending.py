"""What a complaint asks before its case may end."""

from uuid import UUID

from vinculo.complaints.contracts import ComplaintState
from vinculo.complaints.models import Complaint
from vinculo.kernel.errors import DomainError


class StillOpenError(DomainError):
    """The decision on a complaint was not told yet: its case is not over."""

    code = "complaint_still_open"


def check_may_end(case_id: UUID) -> None:
    """Raises StillOpenError while the customer has no decision."""
    told = (ComplaintState.ANSWERED, ComplaintState.CLOSED, ComplaintState.MERGED)
    if Complaint.objects.filter(case_id=case_id).exclude(state__in=told).exists():
        raise StillOpenError
