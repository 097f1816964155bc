"""Reading tasks."""

from dataclasses import replace
from uuid import UUID

from django.db.models import F

from vinculo.kernel.actor import Actor
from vinculo.work import policy
from vinculo.work.contracts import TaskView
from vinculo.work.models import Task

MOST = 200


def view_of(task: Task) -> TaskView:
    """A task as others may hold it."""
    return TaskView(
        id=task.pk,
        owner_id=task.owner_id,
        created_by=task.created_by_id,
        subject=task.subject,
        url=task.url,
        title=task.title,
        due_at=task.due_at,
        done_at=task.done_at,
        details=task.details,
        result=task.result,
    )


def open_tasks(*, actor: Actor) -> list[TaskView]:
    """What the actor has to do, the most urgent first; what has no date comes last."""
    found = (
        Task.objects.filter(policy.visible(actor))
        .filter(owner_id=actor.user_id)
        .open()
        .order_by(F("due_at").asc(nulls_last=True), "pk")
    )
    return [view_of(task) for task in found[:MOST]]


def given_tasks(*, actor: Actor) -> list[TaskView]:
    """What the actor gave to others and is not done."""
    found = (
        Task.objects.filter(policy.visible(actor))
        .filter(created_by_id=actor.user_id)
        .exclude(owner_id=actor.user_id)
        .open()
        .order_by(F("due_at").asc(nulls_last=True), "pk")
    )
    return [view_of(task) for task in found[:MOST]]


def tasks_about(*, actor: Actor, subject: str) -> list[TaskView]:
    """The tasks about one thing that the actor may see, open ones first."""
    found = Task.objects.filter(policy.visible(actor)).filter(subject=subject)
    return [view_of(task) for task in found.order_by(F("done_at").asc(nulls_first=True), "pk")]


def task(*, actor: Actor, task_id: UUID) -> TaskView | None:
    """One task with the names of who does it and who gave it; None out of sight."""
    found = Task.objects.filter(policy.visible(actor), pk=task_id)
    row = found.select_related("owner", "created_by").first()
    return None if row is None else _named(row)


def tasks_on(subject: str) -> list[TaskView]:
    """All tasks about one thing, whose caller has asked its own policy; open ones first."""
    found = Task.objects.filter(subject=subject).select_related("owner", "created_by")
    return [_named(row) for row in found.order_by(F("done_at").asc(nulls_first=True), "pk")]


def _named(row: Task) -> TaskView:
    giver = row.created_by
    return replace(view_of(row), owner_name=row.owner.name, giver_name=giver.name if giver else "")


def tasks_of(*, user_id: UUID) -> list[TaskView]:
    """What one person has to do, for the contexts above that gave it."""
    found = Task.objects.filter(owner_id=user_id).open()
    return [view_of(task) for task in found.order_by("pk")[:MOST]]
