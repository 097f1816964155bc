"""Whose hands a case is in: taken, handed on, given back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases import policy
from vinculo.cases.contracts import CaseStatus, EntryKind
from vinculo.cases.domain.lifecycle import CaseAction, next_status
from vinculo.cases.domain.texts import says_something
from vinculo.cases.models import Case
from vinculo.cases.services import notes, places, story, undo
from vinculo.identity import api as identity
from vinculo.identity.contracts import UserView
from vinculo.kernel import locks
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.lib.text.sort_key import sort_key
from vinculo.routing import api as routing


class NoSuchPersonError(DomainError):
    """The person is not there, or does not work on cases."""

    code = "case_no_such_person"


@transaction.atomic
def take_case(*, case_id: UUID, actor: Actor, at: datetime) -> None:
    """Take one case from a queue; taking one's own changes nothing."""
    case = story.locked(case_id, actor, "cases.take")
    subject = story.subject_of(case.pk)
    before = routing.owners_of([subject])[subject]
    if before and before.user_id == actor.user_id:
        return
    status = next_status(CaseStatus(case.status), CaseAction.TAKE)
    was = places.hands_of(case) | {"status": str(case.status)}
    routing.take(subject=subject, queue_ids=routing.queue_ids_of(actor), actor=actor, at=at)
    _taken(case, status, actor, at)
    undo.remember(case, "hands", was=was, now=places.hands_of(case), actor=actor, at=at)


def take_next(*, actor: Actor, at: datetime) -> UUID | None:
    """Take what routing holds to be the most urgent; None when nothing waits.

    Here the place in the queue is locked before the case, everywhere else after it: whoever
    crosses a clock or a new message begins again.
    """
    if not policy.may(actor, "cases.take"):
        raise NotAllowedError(action="cases.take")
    return locks.again_when_crossed(lambda: _take_next(actor, at))


@transaction.atomic
def _take_next(actor: Actor, at: datetime) -> UUID | None:
    subject = routing.take(subject=None, queue_ids=routing.queue_ids_of(actor), actor=actor, at=at)
    if subject is None:
        return None
    case = story.locked(UUID(subject.removeprefix("case:")), SYSTEM, "cases.take")
    _taken(case, next_status(CaseStatus(case.status), CaseAction.TAKE), actor, at)
    return case.pk


@transaction.atomic
def take_offered(subject: str, actor: Actor, at: datetime) -> None:
    """Take the case that routing holds out to ``actor``, who may see it from now on."""
    routing.take(subject=subject, queue_ids=[], actor=actor, at=at)
    case = story.locked(UUID(subject.removeprefix("case:")), SYSTEM, "cases.take")
    _taken(case, next_status(CaseStatus(case.status), CaseAction.TAKE), actor, at)


@transaction.atomic
def transfer_case(
    *,
    case_id: UUID,
    actor: Actor,
    at: datetime,
    to_user: UUID | None = None,
    to_queue: UUID | None = None,
    to_skill: UUID | None = None,
    note: str = "",
    may_give_sight: bool = False,
) -> None:
    """Hand a case to a colleague, to another queue, or to whoever has a skill.

    ``note`` says why; whom it names may see the case by then, or is given sight of it.
    Raises NoSuchPersonError and what ``notes.add_note`` and ``routing.transfer`` raise; then
    nothing has changed.
    """
    case = story.locked(case_id, actor, "cases.change")
    case.status = next_status(CaseStatus(case.status), CaseAction.TRANSFER)
    before, was = list(case.access_keys), places.hands_of(case)
    if to_user is not None and to_user not in {person.id for person in who_works_cases()}:
        raise NoSuchPersonError
    routing.transfer(
        subject=story.subject_of(case.pk),
        actor=actor,
        at=at,
        to_user=to_user,
        to_queue=to_queue,
        to_skill=to_skill,
    )
    case.changed_at = at
    case.save(update_fields=["status", "changed_at"])
    story.share(case)
    if says_something(note):
        notes.note_on(case, text=note, actor=actor, at=at, may_give_sight=may_give_sight)
    story.enter(
        case,
        EntryKind.TRANSFERRED,
        at=at,
        actor=actor,
        to_user=str(to_user) if to_user else None,
        to_queue=str(to_queue) if to_queue else None,
        to_skill=str(to_skill) if to_skill else None,
    )
    undo.remember(case, "hands", was=was, now=places.hands_of(case), actor=actor, at=at)
    story.tell(case, *before)


@transaction.atomic
def give_back(*, case_id: UUID, actor: Actor, at: datetime) -> None:
    """Let a case wait in its queue again, with the age it had."""
    case = story.locked(case_id, actor, "cases.change")
    next_status(CaseStatus(case.status), CaseAction.TRANSFER)
    before, was = list(case.access_keys), places.hands_of(case)
    routing.requeue(subject=story.subject_of(case.pk), at=at, why="given_back", actor=actor)
    case.changed_at = at
    case.save(update_fields=["changed_at"])
    story.share(case)
    story.enter(case, EntryKind.REQUEUED, at=at, actor=actor)
    undo.remember(case, "hands", was=was, now=places.hands_of(case), actor=actor, at=at)
    story.tell(case, *before)


def who_works_cases() -> list[UserView]:
    """Those to whom a case can be handed, by name."""
    found = {
        user.id: user for role in (Role.AGENT, Role.SUPERVISOR) for user in identity.users(role)
    }
    return sorted(found.values(), key=lambda user: sort_key(user.name))


def _taken(case: Case, status: CaseStatus, actor: Actor, at: datetime) -> None:
    case.status = status
    case.changed_at = at
    case.save(update_fields=["status", "changed_at"])
    story.share(case)
    story.enter(case, EntryKind.TAKEN, at=at, actor=actor)
    story.tell(case)
