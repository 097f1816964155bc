"""Tasks that belong to a case: given from it, their result told on it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import EntryKind
from vinculo.cases.models import Case, Note
from vinculo.cases.services import story
from vinculo.identity import api as identity
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError
from vinculo.work import api as work


class RestrictedTaskError(DomainError):
    """A task of a restricted case is for those who may see the case."""

    code = "case_restricted_task"


@transaction.atomic
def give_task(
    *,
    case_id: UUID,
    owner_id: UUID,
    title: str,
    details: str,
    due_at: datetime | None,
    actor: Actor,
    at: datetime,
) -> UUID:
    """Ask any colleague to do something for a case; they see the task and not the case.

    Raises what ``work.api.give`` refuses; RestrictedTaskError.
    """
    case = story.locked(case_id, actor, "cases.note")
    if case.restriction_id is not None and owner_id not in story.named_in(case.restriction_id):
        raise RestrictedTaskError(person=identity.user_names([owner_id]).get(owner_id, ""))
    task = work.give(
        owner_id=owner_id,
        title=title,
        details=details,
        by=actor,
        subject=story.subject_of(case.pk),
        due_at=due_at,
        at=at,
    )
    if case.restriction_id is not None:
        story.keep_to_named(case, at)
    story.enter(case, EntryKind.TASK_GIVEN, at=at, actor=actor, ref=task.id, to_user=str(owner_id))
    story.tell(case)
    return task.id


@transaction.atomic
def hear_done(*, case_id: UUID, task_id: UUID, done_by: UUID | None, at: datetime) -> None:
    """A task of a case is done: the case says so once, with what came of it as a note."""
    case = Case.objects.select_for_update(of=("self",)).filter(pk=case_id).first()
    if case is None or _is_told(case, task_id):
        return
    actor = identity.actor_for(done_by) if done_by else None
    story.enter(case, EntryKind.TASK_DONE, at=at, actor=actor or SYSTEM, ref=task_id)
    task = next(
        (one for one in work.tasks_on(story.subject_of(case_id)) if one.id == task_id), None
    )
    if task is not None and task.result:
        Note.objects.create(
            case=case, author_id=task.owner_id, text=f"{task.title}: {task.result}", at=at
        )
    case.changed_at = at
    case.save(update_fields=["changed_at"])
    story.tell(case)


def _is_told(case: Case, task_id: UUID) -> bool:
    return story.entered(case, EntryKind.TASK_DONE, task_id)
