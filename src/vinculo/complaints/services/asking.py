"""Three questions on how it was handled: process, treatment, result; asked once, answered once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from vinculo.cases.contracts import CaseStatus
from vinculo.complaints.contracts import ComplaintState, Unsent
from vinculo.complaints.domain.steps import check_may_decide
from vinculo.complaints.models import Complaint, Handling
from vinculo.complaints.services import story
from vinculo.identity import api as identity
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.lengths import whole
from vinculo.organization import api as organization
from vinculo.work import api as work

SCALE = range(1, 6)
MAIL, TASK, HEARD = "mail", "task", "heard"


class NotAskedError(DomainError):
    """Nobody was asked, or they have answered."""

    code = "complaint_not_asked"


class ThreeAnswersError(DomainError):
    """Each of the three has an answer from 1 to 5."""

    code = "complaint_three_answers"


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What a customer says, each from 1 (very badly) to 5 (very well)."""

    process: int
    treatment: int
    result: int
    words: str = ""


@transaction.atomic
def answer_questions(
    *, case_id: UUID, process: int, treatment: int, result: int, words: str, at: datetime
) -> None:
    """Keep what the customer says of the handling. Raises NotAskedError, ThreeAnswersError."""
    said = Answers(process=process, treatment=treatment, result=result, words=words)
    rows = Complaint.objects.filter(case__status__in=(CaseStatus.RESOLVED, CaseStatus.CLOSED))
    found = rows.filter(case_id=case_id, state=ComplaintState.CLOSED).first()
    if found is None:
        raise NotAskedError
    _keep(found.pk, said, heard_by=None, at=at)


@transaction.atomic
def hear_answers(*, complaint_id: UUID, said: Answers, actor: Actor, at: datetime) -> None:
    """Write down what a customer without an address answered aloud, marked as such.

    Of whom the complaint speaks does not write it down. Raises NotAskedError, ThreeAnswersError,
    AboutThemError, NoSuchComplaintError.
    """
    row = story.locked(complaint_id, actor)
    check_may_decide(actor.user_id, about=row.about_id)
    if row.state != ComplaintState.CLOSED:
        raise NotAskedError
    kept = _keep(complaint_id, said, heard_by=actor, at=at)
    if kept.task_id is not None:
        task = work.task(actor=SYSTEM, task_id=kept.task_id)
        if task is not None and task.done_at is None:
            work.complete(task_id=kept.task_id, by=SYSTEM, at=at)


@transaction.atomic
def note_mailed(*, complaint_id: UUID, at: datetime) -> None:
    """The questions left by mail."""
    row = Handling.objects.select_for_update(of=("self",)).get(complaint=complaint_id)
    row.mailed_at, row.unsent = at, ""
    row.save(update_fields=["mailed_at", "unsent"])
    _enter(row, MAIL, at)


@transaction.atomic
def note_unsent(*, complaint_id: UUID, why: Unsent, at: datetime) -> None:
    """No mail asks them. Who has no address is asked aloud by whoever accompanied them."""
    row = Handling.objects.select_for_update(of=("self",)).get(complaint=complaint_id)
    row.unsent = why
    if why is Unsent.NO_ADDRESS and row.task_id is None:
        row.task_id = _ask_aloud(row.complaint, at=at)
        if row.task_id is not None:
            _enter(row, TASK, at)
    row.save(update_fields=["unsent", "task_id"])


def _keep(complaint_id: UUID, said: Answers, *, heard_by: Actor | None, at: datetime) -> Handling:
    row = (
        Handling.objects.filter(complaint=complaint_id, answered_at__isnull=True)
        .select_for_update(of=("self",))
        .first()
    )
    if row is None:
        raise NotAskedError
    if not {said.process, said.treatment, said.result} <= set(SCALE):
        raise ThreeAnswersError
    row.process, row.treatment, row.result = said.process, said.treatment, said.result
    row.words, row.answered_at = whole(said.words.strip(), most=2000), at
    row.heard_by_id = heard_by.user_id if heard_by else None
    row.save()
    complaint = Complaint.objects.select_related("case").get(pk=complaint_id)
    what = "heard_of_handling" if heard_by else "said_of_handling"
    code = f"{said.process}/{said.treatment}/{said.result}"
    story.enter(complaint, what, at=at, actor=heard_by, code=code)
    return row


def _enter(row: Handling, how: str, at: datetime) -> None:
    complaint = Complaint.objects.select_related("case").get(pk=row.complaint_id)
    story.enter(complaint, "asked_of_handling", at=at, code=how)


def _ask_aloud(row: Complaint, *, at: datetime) -> UUID | None:
    """A task for whoever accompanied them or closed it; None: neither has a login."""
    able = {user.id: user for user in identity.users()}
    people = (row.champion_id, row.closed_by_id, row.decided_by_id)
    to = next((one for one in people if one in able and one != row.about_id), None)
    if to is None:
        return None
    with translation.override(organization.company().language):
        title = gettext("Preguntar al cliente de %(number)s cómo se le trató")
        details = gettext(
            "No tiene dirección de correo. Léale las tres preguntas y apunte lo que diga en la"
            " reclamación."
        )
    task = work.give(
        owner_id=to,
        title=title % {"number": row.case.number},
        details=details,
        by=SYSTEM,
        subject=story.subject_of(row.pk),
        url=f"{story.page_of(row.pk)}#trato",
        at=at,
    )
    return task.id
