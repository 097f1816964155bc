"""Giving tasks and finishing them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from vinculo.clocks import api as clocks
from vinculo.identity import api as identity
from vinculo.kernel import events, live
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.lib.calendar import Calendar
from vinculo.notices import api as notices
from vinculo.work import policy, selectors
from vinculo.work.contracts import TaskView
from vinculo.work.events import TaskCompleted
from vinculo.work.models import Task

WARN_PCT = 75
CLOCK = "task"


class EmptyTitleError(DomainError):
    """Nobody could know what to do."""

    code = "work_empty_title"


class NoSuchPersonError(DomainError):
    """The person has no open login."""

    code = "work_no_such_person"


class DuePassedError(DomainError):
    """The moment by which it should be done has passed."""

    code = "work_due_passed"


@transaction.atomic
def give(
    *,
    owner_id: UUID,
    title: str,
    details: str,
    by: Actor,
    at: datetime,
    subject: str = "",
    url: str = "",
    due_at: datetime | None = None,
) -> TaskView:
    """Give a colleague something to do, with a clock; they see what stands in it and no more.

    Raises EmptyTitleError, NoSuchPersonError, DuePassedError.
    """
    if owner_id not in {user.id for user in identity.users()}:
        raise NoSuchPersonError
    if due_at is not None and due_at <= at:
        raise DuePassedError
    view = create(
        owner_id=owner_id,
        title=title[:200],
        details=details.strip()[:10_000],
        created_by=by.user_id,
        subject=subject,
        url=url,
        due_at=due_at,
        at=at,
    )
    if due_at is not None:
        _start_clock(view.id, owner_id, due_at=due_at, at=at)
    if owner_id != by.user_id:
        tell(view, [owner_id], "work.given", at=at)
    return view


def _start_clock(task_id: UUID, owner_id: UUID, *, due_at: datetime, at: datetime) -> None:
    clocks.start(
        subject=clock_of(task_id),
        kind=CLOCK,
        target=due_at - at,
        warn_pct=WARN_PCT,
        calendar=Calendar.always_open(),
        started_at=at,
        keys=[f"person:{owner_id}"],
    )


@transaction.atomic
def finish_about(*, subject: str, at: datetime) -> int:
    """The thing is done by another way: nobody has to do the tasks about it; how many."""
    tasks = list(Task.objects.open().select_for_update().filter(subject=subject).order_by("pk"))
    for task in tasks:
        task.done_at = at
        task.save(update_fields=["done_at"])
        clocks.stop(subject=clock_of(task.pk), kind=CLOCK, at=at)
        live.push(topics=[f"person:{task.owner_id}"], kind="work.changed", ref=task.pk)
    return len(tasks)


@transaction.atomic
def move_about(*, subject: str, due_at: datetime, at: datetime) -> None:
    """Give the open tasks about one thing another term, with a clock of its own."""
    tasks = Task.objects.open().select_for_update().filter(subject=subject).order_by("pk")
    for task in tasks:
        task.due_at = due_at
        task.save(update_fields=["due_at"])
        clocks.cancel(subject=clock_of(task.pk), kind=CLOCK, at=at)
        _start_clock(task.pk, task.owner_id, due_at=due_at, at=at)


def clock_of(task_id: UUID) -> str:
    """What clocks call a task."""
    return f"task:{task_id}"


def tell(task: TaskView, people: Collection[UUID | None], kind: str, *, at: datetime) -> None:
    """Let people know of a task, by what it is called."""
    notices.tell(
        [person for person in people if person is not None],
        kind=kind,
        subject=clock_of(task.id),
        at=at,
        params={"title": task.title},
        url=reverse("work:task", args=[task.id]),
    )


@transaction.atomic
def keep_to(*, subject: str, people: Collection[UUID] | None) -> None:
    """Show the tasks about one thing to these people only, of those whom they concern.

    None: to all of them again. What the bell said of a task is gone for everybody else.
    """
    kept = None if people is None else sorted(set(people))
    rows = Task.objects.select_for_update().filter(subject=subject)
    for task in rows:
        task.kept_for = kept
        task.save(update_fields=["kept_for"])
        if people is not None:
            notices.withdraw(clock_of(task.pk), keep=people)
        live.push(topics=[f"person:{task.owner_id}"], kind="work.changed", ref=task.pk)


def hear_clock(*, task_id: UUID, is_broken: bool, at: datetime) -> None:
    """A task's clock warns its owner, and tells the giver too when it broke."""
    task = Task.objects.open().filter(pk=task_id).first()
    if task is None:
        return
    people = [task.owner_id, *([task.created_by_id] if is_broken else [])]
    if task.kept_for is not None:
        people = [person for person in people if person in task.kept_for]
    tell(selectors.view_of(task), people, "work.broken" if is_broken else "work.warned", at=at)


@transaction.atomic
def create(
    *,
    owner_id: UUID,
    title: str,
    created_by: UUID | None,
    at: datetime,
    subject: str = "",
    url: str = "",
    details: str = "",
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
        details=details,
        due_at=due_at,
        created_at=at,
    )
    live.push(topics=[f"person:{owner_id}"], kind="work.changed", ref=task.pk)
    return selectors.view_of(task)


@transaction.atomic
def complete(*, task_id: UUID, by: Actor, at: datetime, result: str = "") -> bool:
    """Call a task done, once, and say what came of it; False when it is not the actor's."""
    task = (
        Task.objects.select_for_update().filter(policy.may_complete(by)).filter(pk=task_id).first()
    )
    if task is None:
        return False
    if task.done_at is None:
        task.done_at, task.result = at, result.strip()[:10_000]
        task.save(update_fields=["done_at", "result"])
        clocks.stop(subject=clock_of(task.pk), kind=CLOCK, at=at)
        if task.created_by_id != task.owner_id:
            hears = task.kept_for is None or task.created_by_id in task.kept_for
            tell(selectors.view_of(task), [task.created_by_id] * hears, "work.finished", at=at)
        live.push(topics=[f"person:{task.owner_id}"], kind="work.changed", ref=task.pk)
        events.publish(
            TaskCompleted(task_id=task.pk, subject=task.subject, done_by=by.user_id, done_at=at)
        )
    return True
