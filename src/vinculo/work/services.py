"""Giving tasks and finishing them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel import events, live
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.work import policy, selectors
from vinculo.work.contracts import TaskView
from vinculo.work.events import TaskCompleted
from vinculo.work.models import Task


class EmptyTitleError(DomainError):
    """Nobody could know what to do."""

    code = "work_empty_title"


@transaction.atomic
def create(
    *,
    owner_id: UUID,
    title: str,
    created_by: UUID | None,
    at: datetime,
    subject: str = "",
    url: str = "",
    due_at: datetime | None = None,
) -> TaskView:
    """Give somebody something to do. Raises EmptyTitleError."""
    words = title.strip()
    if not words:
        raise EmptyTitleError
    task = Task.objects.create(
        owner_id=owner_id,
        created_by_id=created_by,
        subject=subject,
        url=url,
        title=words,
        due_at=due_at,
        created_at=at,
    )
    live.push(topics=[f"person:{owner_id}"], kind="work.changed", ref=task.pk)
    return selectors.view_of(task)


@transaction.atomic
def complete(*, task_id: UUID, by: Actor, at: datetime) -> bool:
    """Call a task done, once; False when it is not the actor's."""
    task = (
        Task.objects.select_for_update().filter(policy.may_complete(by)).filter(pk=task_id).first()
    )
    if task is None:
        return False
    if task.done_at is None:
        task.done_at = at
        task.save(update_fields=["done_at"])
        live.push(topics=[f"person:{task.owner_id}"], kind="work.changed", ref=task.pk)
        events.publish(
            TaskCompleted(task_id=task.pk, subject=task.subject, done_by=by.user_id, done_at=at)
        )
    return True
