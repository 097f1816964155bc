"""What a complaint asks before its case may end, or go on in another."""

from uuid import UUID

from vinculo.complaints.contracts import OVER, WAITING_REMEDIES, ComplaintState
from vinculo.complaints.domain.joining import check_may_join
from vinculo.complaints.domain.steps import RemediesWaitError
from vinculo.complaints.models import Complaint, Remedy
from vinculo.kernel.errors import DomainError

TOLD = (ComplaintState.ANSWERED, *OVER)


class StillOpenError(DomainError):
    """The decision on a complaint was not told yet: its case is not over."""

    code = "complaint_still_open"


class DoubleOfNoneError(DomainError):
    """A complaint goes on elsewhere only where its case goes on in another one."""

    code = "complaint_double_of_none"


def check_may_end(case_id: UUID, *, is_double: bool = False) -> None:
    """Raises StillOpenError while the customer has no decision; DoubleOfNoneError of a double."""
    if Complaint.objects.filter(case_id=case_id).exclude(state__in=TOLD).exists():
        raise DoubleOfNoneError if is_double else StillOpenError


def check_may_go_on(case_id: UUID, into: UUID) -> None:
    """Whether the complaint of a case may go on with that of another.

    Raises JoinsAnsweredError, SpeakOfTwoError, RemediesWaitError.
    """
    row = Complaint.objects.open().filter(case_id=case_id).first()
    if row is None:
        return
    waiting = Remedy.objects.filter(complaint=row, state__in=WAITING_REMEDIES).count()
    if waiting:
        raise RemediesWaitError(count=waiting)
    stays = Complaint.objects.standing().filter(case_id=into).first()
    if stays is not None:
        check_may_join(
            is_told=row.answered_at is not None,
            other_is_told=stays.state in TOLD,
            about=row.about_id,
            other_about=stays.about_id,
        )
