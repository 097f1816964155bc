"""Taking back what was done to a case, as long as nobody did something over it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from vinculo.cases import policy
from vinculo.cases.contracts import EntryKind
from vinculo.cases.domain.lifecycle import UNDO_KEPT
from vinculo.cases.models import Case, Undoable
from vinculo.cases.services import story
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id
from vinculo.kernel.registry import Registry


class UndoTooLateError(DomainError):
    """The case has changed since, or the step was taken back before."""

    code = "case_undo_too_late"


Undoer = Callable[[Case, Mapping[str, Any], Actor, datetime], None]
undoers: Registry[Undoer] = Registry("ways back")
"""From what was done to how it goes back; refuses with UndoTooLateError what no longer stands."""

_group: ContextVar[UUID | None] = ContextVar("vinculo_cases_undo_group", default=None)


@contextmanager
def together(name: UUID | None = None) -> Iterator[UUID]:
    """Let all steps inside go back by one press; answers what they are called."""
    if (known := _group.get()) is not None:
        yield known
        return
    own = name or new_id()
    token = _group.set(own)
    try:
        yield own
    finally:
        _group.reset(token)


def remember(
    case: Case,
    what: str,
    *,
    was: object,
    now: object,
    actor: Actor | None,
    at: datetime,
    words: Mapping[str, Any] | None = None,
) -> None:
    """Note how it was before a step of the open transaction, and how it is now.

    ``was`` and ``now`` are ids and codes; ``words`` holds both of what people wrote, if it changed.
    """
    if actor is None or actor.user_id is None or (was == now and not words):
        return
    group = _group.get() or new_id()
    Undoable.objects.create(
        case=case,
        person_id=actor.user_id,
        group=group,
        step=Undoable.objects.filter(group=group).count(),
        what=what,
        data={"was": was, "now": now},
        words=words or None,
        at=at,
    )


def can_undo(group: UUID) -> bool:
    """Whether steps stand under this name."""
    return Undoable.objects.filter(group=group, undone_at__isnull=True).exists()


@transaction.atomic
def undo(*, group: UUID, actor: Actor, at: datetime, only: UUID | None = None) -> UUID:
    """Take back all steps of a group, the last first; answers the id of the (first) case.

    All of them or none; of one case, when ``only`` names it.
    Raises UndoTooLateError, NoSuchCaseError, NotAllowedError.
    """
    steps = Undoable.objects.filter(group=group)
    if only is not None:
        steps = steps.filter(case_id=only)
    found = steps.order_by("case_id").values_list("case_id")
    ids = list(dict.fromkeys(case_id for (case_id,) in found))
    if not ids:
        raise UndoTooLateError
    cases = {case_id: story.locked(case_id, actor, "cases.change") for case_id in ids}
    rows = list(
        steps.select_for_update()
        .filter(undone_at__isnull=True, at__gte=at - UNDO_KEPT)
        .order_by("-step")
    )
    if not rows:
        raise UndoTooLateError
    for row in rows:
        case = cases[row.case_id]
        case.refresh_from_db()
        undoers[row.what](case, {**row.data, "words": row.words}, actor, at)
        row.undone_at = at
        row.save(update_fields=["undone_at"])
        story.enter(case, EntryKind.UNDONE, at=at, actor=actor, what=row.what)
        story.tell(case)
    return rows[-1].case_id


def require_unchanged(now: object, data: Mapping[str, Any]) -> None:
    """Refuse to go back over what somebody did later. Raises UndoTooLateError."""
    if now != data["now"]:
        raise UndoTooLateError


def in_sight(group: UUID, actor: Actor) -> bool:
    """Whether ``actor`` sees a case of the group."""
    rows = Undoable.objects.filter(group=group, case__in=Case.objects.filter(policy.visible(actor)))
    return rows.exists()
