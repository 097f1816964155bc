"""A supervisor in the same contact or the same working day, and what is learned for next time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from vinculo.complaints.contracts import ComplaintState, HelpWay
from vinculo.complaints.domain.calling import NOW, call_back_by
from vinculo.complaints.domain.steps import NotAnsweredError, check_may_decide
from vinculo.complaints.models import AuditFinding, Help, Lesson, ReviewDecision
from vinculo.complaints.services import story
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import DomainError
from vinculo.organization import api as organization
from vinculo.work import api as work


class NotASupervisorError(DomainError):
    """Who is asked for is a supervisor or answers for the service."""

    code = "complaint_not_a_supervisor"


class NoLessonWordsError(DomainError):
    """A lesson says what changes."""

    code = "complaint_lesson_no_words"


class LessonDueError(DomainError):
    """A lesson is done after today."""

    code = "complaint_lesson_due"


@transaction.atomic
def ask_for_help(
    *, complaint_id: UUID, way: HelpWay, person_id: UUID, actor: Actor, at: datetime
) -> datetime:
    """Ask a supervisor to join the contact, or to call the customer back; until when they do.

    The call is due at the end of the working day, by the company's calendar. Raises
    NotASupervisorError, AboutThemError, NeverOpenError, AlreadyClosedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    check_may_decide(person_id, about=row.about_id)
    able = {user.id for role in (Role.SUPERVISOR, Role.OWNER) for user in identity.users(role)}
    if person_id not in able:
        raise NotASupervisorError
    calendar = organization.calendar_of(organization.default_calendar_id())
    due_at = at + NOW if way is HelpWay.NOW else call_back_by(calendar, at)
    titles = {
        HelpWay.NOW: gettext("El cliente pide hablar ahora con usted: %(number)s"),
        HelpWay.CALL_BACK: gettext("Llamar hoy al cliente de %(number)s"),
    }
    task = work.give(
        owner_id=person_id,
        title=titles[way] % {"number": row.case.number},
        details="",
        by=actor,
        subject=story.subject_of(row.pk),
        url=story.page_of(row.pk),
        due_at=due_at,
        at=at,
    )
    Help.objects.create(
        complaint=row,
        way=way,
        person_id=person_id,
        asked_at=at,
        asked_by_id=actor.user_id,
        due_at=due_at,
        task_id=task.id,
    )
    story.enter(row, "help", at=at, actor=actor, code=way.value)
    return due_at


@transaction.atomic
def learn(
    *,
    complaint_id: UUID,
    words: str,
    owner_id: UUID,
    due_at: datetime,
    actor: Actor,
    at: datetime,
) -> UUID:
    """Write down what changes because of a complaint; its owner gets a task with a date.

    Raises NotAnsweredError, NoLessonWordsError, LessonDueError, NoSuchPersonError.
    """
    row = story.locked(complaint_id, actor)
    if row.state not in {ComplaintState.ANSWERED, ComplaintState.CLOSED}:
        raise NotAnsweredError
    tidy = " ".join(words.split())
    if not tidy:
        raise NoLessonWordsError
    if due_at <= at:
        raise LessonDueError
    title = gettext("Que no se repita: %(words)s") % {"words": tidy}
    task = work.give(
        owner_id=owner_id,
        title=title[:200],
        details=tidy,
        by=actor,
        subject=story.subject_of(row.pk),
        url=story.page_of(row.pk),
        due_at=due_at,
        at=at,
    )
    lesson = Lesson.objects.create(
        complaint=row,
        words=tidy[:500],
        owner_id=owner_id,
        due_at=due_at,
        made_at=at,
        made_by_id=actor.user_id,
        task_id=task.id,
    )
    row.learned_at = row.learned_at or at
    row.save(update_fields=["learned_at"])
    story.enter(row, "learned", at=at, actor=actor, words=tidy)
    return lesson.pk


@transaction.atomic
def hear_task_done(*, task_id: UUID, at: datetime) -> None:
    """A call was made, a supervisor came, a lesson was carried out. Safe to hear twice."""
    Help.objects.filter(task_id=task_id, done_at__isnull=True).update(done_at=at)
    for model in (Lesson, AuditFinding, ReviewDecision):
        model.objects.filter(task_id=task_id, done_at__isnull=True).update(done_at=at)
