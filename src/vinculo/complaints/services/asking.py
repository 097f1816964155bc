"""Three questions on how it was handled: process, treatment, result; asked once, answered once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.complaints.models import Complaint, Handling
from vinculo.complaints.services import story
from vinculo.kernel.errors import DomainError

SCALE = range(1, 6)


class NotAskedError(DomainError):
    """Nobody was asked, or they have answered."""

    code = "complaint_not_asked"


class ThreeAnswersError(DomainError):
    """Each of the three has an answer from 1 to 5."""

    code = "complaint_three_answers"


@transaction.atomic
def answer_questions(
    *, case_id: UUID, process: int, treatment: int, result: int, words: str, at: datetime
) -> None:
    """Keep what the customer says of the handling. Raises NotAskedError, ThreeAnswersError."""
    row = (
        Handling.objects.filter(complaint__case_id=case_id, answered_at__isnull=True)
        .select_for_update()
        .first()
    )
    if row is None:
        raise NotAskedError
    if not {process, treatment, result} <= set(SCALE):
        raise ThreeAnswersError
    row.process, row.treatment, row.result = process, treatment, result
    row.words, row.answered_at = words.strip()[:2000], at
    row.save()
    complaint = Complaint.objects.select_related("case").get(pk=row.complaint_id)
    story.enter(complaint, "said_of_handling", at=at, code=f"{process}/{treatment}/{result}")
