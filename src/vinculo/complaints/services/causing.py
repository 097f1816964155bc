"""Root causes: the tree that people keep, the cause of one complaint, what its counts mean."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.complaints import policy
from vinculo.complaints.contracts import Loss
from vinculo.complaints.domain.patterns import Pattern
from vinculo.complaints.models import Cause
from vinculo.complaints.services import story
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError

DEEPEST = 4


class NoSuchCauseError(DomainError):
    """No such cause, or it is no longer used."""

    code = "complaint_no_such_cause"


class CauseNameError(DomainError):
    """A cause has a name, and no sister of the same name."""

    code = "complaint_cause_name"


class CauseDepthError(DomainError):
    """A tree so deep is read by nobody."""

    code = "complaint_cause_too_deep"


class NoCauseYetError(DomainError):
    """Whether it comes back is counted by its cause: say that first."""

    code = "complaint_no_cause_yet"


@transaction.atomic
def keep_cause(
    *,
    name: str,
    parent_id: UUID | None,
    owner_id: UUID | None,
    actor: Actor,
    cause_id: UUID | None = None,
    loss: Loss | None = None,
) -> UUID:
    """Write down a cause under another one, or change its name, owner and loss.

    Raises NotAllowedError, NoSuchCauseError, CauseNameError, CauseDepthError.
    """
    _require(actor)
    tidy = " ".join(name.split())[:120]
    row = Cause() if cause_id is None else _cause(cause_id)
    if cause_id is None:
        row.parent_id = parent_id
        if len(path_to(parent_id)) >= DEEPEST:
            raise CauseDepthError(most=DEEPEST)
    sisters = Cause.objects.filter(parent_id=row.parent_id, name__iexact=tidy, is_retired=False)
    if not tidy or sisters.exclude(pk=row.pk).exists():
        raise CauseNameError
    row.name, row.owner_id, row.loss = tidy, owner_id, loss or ""
    row.save()
    return row.pk


@transaction.atomic
def retire_cause(*, cause_id: UUID, actor: Actor) -> None:
    """No complaint gets it any more, nor what hangs below it; those that have it keep it."""
    _require(actor)
    waiting = [_cause(cause_id)]
    while waiting:
        row = waiting.pop()
        row.is_retired = True
        row.save(update_fields=["is_retired"])
        waiting.extend(Cause.objects.filter(parent=row, is_retired=False))


@transaction.atomic
def set_cause(*, complaint_id: UUID, cause_id: UUID, actor: Actor, at: datetime) -> None:
    """Say why it happened. Raises NoSuchCauseError."""
    row = story.locked(complaint_id, actor)
    cause = _cause(cause_id)
    if row.cause_id == cause.pk:
        return
    row.cause_id, row.pattern, row.pattern_by_id = cause.pk, "", None
    row.save(update_fields=["cause", "pattern", "pattern_by"])
    story.enter(row, "caused", at=at, actor=actor, words=cause.name)


@transaction.atomic
def confirm_pattern(*, complaint_id: UUID, pattern: Pattern, actor: Actor, at: datetime) -> None:
    """Say whether it is single, comes back or comes from how things are done: a person's word.

    Raises NoCauseYetError.
    """
    row = story.locked(complaint_id, actor)
    if row.cause_id is None:
        raise NoCauseYetError
    row.pattern, row.pattern_by_id = pattern, actor.user_id
    row.save(update_fields=["pattern", "pattern_by"])
    story.enter(row, "pattern", at=at, actor=actor, code=pattern.value)


def path_to(cause_id: UUID | None) -> list[Cause]:
    """A cause with those above it, the topmost first. Raises NoSuchCauseError."""
    found: list[Cause] = []
    while cause_id is not None:
        row = _cause(cause_id)
        found.insert(0, row)
        cause_id = row.parent_id
    return found


def _cause(cause_id: UUID) -> Cause:
    row = Cause.objects.filter(pk=cause_id, is_retired=False).first()
    if row is None:
        raise NoSuchCauseError
    return row


def _require(actor: Actor) -> None:
    if not policy.may(actor, "complaints.set_causes"):
        raise NotAllowedError(action="complaints.set_causes")
