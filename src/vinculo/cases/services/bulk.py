"""One action on many cases: each by itself, so that one that refuses holds up no other."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases import policy
from vinculo.cases.domain.macros import Step
from vinculo.cases.models import Case, Undoable
from vinculo.cases.services import story, undo
from vinculo.cases.services.macro_actions import Doing, actions
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError

OFFERED = ("take", "kind", "notice", "transfer", "wait", "resolve")
"""What can be done with many at once: what writes to customers is done case by case."""
MOST = 200
"""More would keep the person waiting: ``bulk_runs`` does them part by part, behind the page."""


class NotForManyError(DomainError):
    """That action is for single cases, or for fewer at once."""

    code = "case_not_for_many"


@dataclass(frozen=True, kw_only=True)
class BulkOutcome:
    """What became of each case: ``refused`` keeps the number and the refusal of each."""

    group: UUID
    done: int
    refused: tuple[tuple[str, DomainError], ...] = field(default_factory=tuple)


def run(
    *,
    case_ids: Collection[UUID],
    step: Step,
    actor: Actor,
    at: datetime,
    name: UUID | None = None,
) -> BulkOutcome:
    """Take one step with each case; what was done goes back under one name, ``name`` if given.

    Under a given name it can be run again after a break: what was done is not done twice. Raises
    NotForManyError.
    """
    if step.action not in OFFERED or len(case_ids) > MOST:
        raise NotForManyError(most=MOST)
    refused: list[tuple[UUID, DomainError]] = []
    known = set(
        Undoable.objects.filter(group=name).values_list("case_id", flat=True) if name else ()
    )
    done = len(known)
    with undo.together(name) as group:
        for case_id in sorted(set(case_ids) - known):
            try:
                _one(case_id, step, actor, at)
            except DomainError as error:
                refused.append((case_id, error))
            else:
                done += 1
    return BulkOutcome(group=group, done=done, refused=_numbered(refused, actor))


@transaction.atomic
def _one(case_id: UUID, step: Step, actor: Actor, at: datetime) -> None:
    case = story.locked(case_id, actor, "cases.change")
    doing = Doing(case=case, actor=actor, at=at, seen=case.latest_message_id)
    actions[step.action].say(doing, step)
    actions[step.action].do(doing, step)


def _numbered(
    refused: list[tuple[UUID, DomainError]], actor: Actor
) -> tuple[tuple[str, DomainError], ...]:
    """How the person calls each case; nothing for one out of their sight."""
    seen = Case.objects.filter(policy.visible(actor), pk__in=[one for one, _error in refused])
    numbers = dict(seen.values_list("pk", "number"))
    return tuple((numbers.get(case_id, ""), error) for case_id, error in refused)


def take_back(*, group: UUID, actor: Actor, at: datetime) -> BulkOutcome:
    """Take back each case of a group that nobody has changed since. Raises UndoTooLateError."""
    rows = Undoable.objects.filter(group=group, undone_at__isnull=True, person_id=actor.user_id)
    ids = sorted(set(rows.values_list("case_id", flat=True)))
    if not ids:
        raise undo.UndoTooLateError
    refused: list[tuple[UUID, DomainError]] = []
    for case_id in ids:
        try:
            undo.undo(group=group, actor=actor, at=at, only=case_id)
        except DomainError as error:
            refused.append((case_id, error))
    done = len(ids) - len(refused)
    return BulkOutcome(group=group, done=done, refused=_numbered(refused, actor))
