"""Letters to somebody else about a case that wait to leave, so that they can be taken back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import PlannedState
from vinculo.cases.models import Case, PlannedAnswer, PreparedFile
from vinculo.cases.services import beside, planned, story, undo
from vinculo.cases.services.files import ONE_AFTER_THE_OTHER
from vinculo.interactions.contracts import AnswerFile
from vinculo.kernel import blobs
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError


@transaction.atomic
def plan_letter(
    *,
    case_id: UUID,
    letter: beside.Beside,
    leaves_at: datetime,
    actor: Actor,
    at: datetime,
    instead_of: UUID | None = None,
) -> UUID:
    """Let a letter leave at ``leaves_at``; ``instead_of`` is one that was taken back before.

    Refuses now what would be refused then. Raises AlreadyLeftError when the other one is gone, so
    that two windows send one letter.
    """
    case = story.locked(case_id, actor, "cases.answer")
    if actor.user_id is None:
        raise NotAllowedError(action="cases.answer")
    beside.check(case, letter)
    if instead_of is not None:
        _taken_back(instead_of, actor).delete()
    row = PlannedAnswer.objects.create(
        case=case,
        person_id=actor.user_id,
        html=letter.html,
        recipients=[vars(one) for one in letter.recipients],
        beside=_noted(letter),
        made_at=at,
        leaves_at=leaves_at,
    )
    PreparedFile.objects.bulk_create(
        _prepared(row, file, at + number * ONE_AFTER_THE_OTHER)
        for number, file in enumerate(letter.files)
    )
    planned.defer(row)
    undo.remember(case, "letter", was=None, now=str(row.pk), actor=actor, at=at)
    story.tell(case)
    return row.pk


@transaction.atomic
def discard(*, planned_id: UUID, actor: Actor) -> UUID:
    """Throw away a letter that was taken back; answers the case's id. Raises AlreadyLeftError."""
    row = _taken_back(planned_id, actor)
    case = Case.objects.get(pk=row.case_id)
    row.delete()
    story.tell(case)
    return case.pk


def _taken_back(planned_id: UUID, actor: Actor) -> PlannedAnswer:
    row = planned.own(planned_id, actor)
    if row.beside is None or row.state != PlannedState.HELD:
        raise planned.AlreadyLeftError
    return row


def _noted(letter: beside.Beside) -> dict[str, Any]:
    return {
        "subject": letter.subject,
        "thread": str(letter.thread) if letter.thread else None,
        "about": str(letter.about) if letter.about else None,
        "attachments": [str(one) for one in letter.attachment_ids],
    }


def _prepared(row: PlannedAnswer, file: AnswerFile, at: datetime) -> PreparedFile:
    return PreparedFile(
        case_id=row.case_id,
        person_id=row.person_id,
        planned=row,
        blob=file.digest,
        name=file.name[:200],
        media_type=file.media_type[:100] or "application/octet-stream",
        size_bytes=blobs.path_of(file.digest).stat().st_size,
        at=at,
    )
