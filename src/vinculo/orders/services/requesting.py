"""Special requests: written down, tried, told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.cases.contracts import Outcome
from vinculo.identity import api as identity
from vinculo.kernel import events, live, locks
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.lengths import whole
from vinculo.notices.contracts import notice_readers
from vinculo.orders import policy
from vinculo.orders.contracts import RequestState
from vinculo.orders.domain import requests as rules
from vinculo.orders.domain.lifecycle import reason_of
from vinculo.orders.events import RequestEnded
from vinculo.orders.labels import CALLED_OFF_BY
from vinculo.orders.models import Attempt, SpecialRequest
from vinculo.orders.selectors.reading import about
from vinculo.orders.selectors.requests import where_it_goes_on
from vinculo.orders.services import promising
from vinculo.orders.services import request_letters as told
from vinculo.orders.services.composing import CaseEndedError, NoSuchCaseError
from vinculo.orders.services.story import CHANGED, SOMEBODY
from vinculo.promises.contracts import PromiseView
from vinculo.work import api as work


class NoSuchRequestError(DomainError):
    """No such request within the person's sight."""

    code = "request_not_found"


class NoOwnerError(DomainError):
    """Somebody who works here tries it."""

    code = "request_no_owner"


class CannotOpenError(DomainError):
    """Who tries it has to see the case in which it was asked for."""

    code = "request_cannot_open"


class SameOwnerError(DomainError):
    """They try it already."""

    code = "request_same_owner"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a customer asks for, who tries, and when they hear of it."""

    wanted: str
    owner_id: UUID
    due_at: datetime


@transaction.atomic
def ask(*, case_id: UUID, wish: Wish, actor: Actor, at: datetime) -> UUID:
    """Write a special request down: a task for who tries, a promise to tell the outcome.

    Raises NotAllowedError, NoSuchCaseError, CaseEndedError, NoWishError, DuePassedError,
    NoOwnerError, CannotOpenError.
    """
    if not (actor.is_system or policy.may(actor, "orders.compose")):
        raise NotAllowedError(action="orders.compose")
    locks.wait_for_all({f"requests of {case_id}"})
    case = cases.case(actor=actor, case_id=case_id)
    if case is None:
        raise NoSuchCaseError
    if case.resolved_at is not None:
        raise CaseEndedError
    if not wish.wanted.strip():
        raise rules.NoWishError
    if wish.due_at <= at:
        raise rules.DuePassedError
    _check_owner(wish.owner_id, case_id)
    known = SpecialRequest.objects.filter(case_id=case_id).count()
    row: Any = SpecialRequest.objects.create(
        number=f"{case.number}-E{known + 1}",
        case_id=case_id,
        service_id=case.service_id,
        wanted=whole(wish.wanted.strip(), most=2000),
        owner_id=wish.owner_id,
        asked_at=at,
        asked_by_id=actor.user_id,
        due_at=wish.due_at,
    )
    row.promise_id = promising.give(
        row,
        words=promising.words_for_request(row.number),
        origin=f"request:{row.pk}",
        owner_id=wish.owner_id,
        due_at=wish.due_at,
        actor=actor,
        at=at,
    )
    row.task_id = _task(row, actor=actor, at=at)
    row.save(update_fields=["promise_id", "task_id"])
    _say_changed(row)
    request_id: UUID = row.pk
    return request_id


@transaction.atomic
def note_attempt(
    *, request_id: UUID, tried: str, with_whom: str, result: str, actor: Actor, at: datetime
) -> None:
    """Write down what was tried. Raises NoSuchRequestError, OverError, EmptyAttemptError."""
    row = _locked(request_id, actor)
    if not tried.strip() or not result.strip():
        raise rules.EmptyAttemptError
    Attempt.objects.create(
        request=row,
        at=at,
        by_id=actor.user_id,
        tried=whole(tried.strip(), most=500),
        with_whom=whole(with_whom.strip(), most=200),
        result=whole(result.strip(), most=1000),
    )
    _say_changed(row)


@transaction.atomic
def hand_on(*, request_id: UUID, owner_id: UUID, why: str, actor: Actor, at: datetime) -> None:
    """Let somebody else try it: theirs are the task and the promise from now on, due as before.

    Raises NoSuchRequestError, OverError, NoOwnerError, CannotOpenError, SameOwnerError.
    """
    row = _locked(request_id, actor)
    if owner_id == row.owner_id:
        raise SameOwnerError
    _check_owner(owner_id, row.case_id)
    names = {user.id: user.name for user in identity.users()}
    _finish_task(row, at=at)
    row.owner_id = owner_id
    row.task_id = _task(row, actor=actor, at=at)
    row.save(update_fields=["owner_id", "task_id"])
    promising.hand_on(row, owner_id=owner_id, actor=actor, at=at)
    Attempt.objects.create(
        request=row,
        at=at,
        by_id=actor.user_id,
        is_handing=True,
        tried=gettext("Pasa a otra persona"),
        with_whom=names[owner_id][:200],
        result=whole(why.strip(), most=1000) or "—",
    )
    _say_changed(row)


@transaction.atomic
def drop(
    *, request_id: UUID, who: rules.CalledOffBy, reason: str, actor: Actor, at: datetime
) -> PromiseView | None:
    """Try it no more, with nothing to tell: its customer called it off, or it was a mistake.

    Its promise is withdrawn with that reason while its time runs; what is broken stays broken.
    What nobody can is told instead. Answers where it stands. Raises NoSuchRequestError, OverError,
    NoReasonError, NotTriedError, TellItError.
    """
    row = _locked(request_id, actor)
    said = reason_of(reason)
    rules.check_called_off(who, attempts=_attempts(row))
    row.state, row.ended_at, row.ended_by_id = RequestState.DROPPED, at, actor.user_id
    row.outcome = whole(f"{CALLED_OFF_BY[who]}. {said}", most=1000)
    row.save()
    promise = promising.take_back(row.promise_id, apology=row.outcome, actor=actor, at=at)
    _finish_task(row, at=at)
    _ended(row, actor=actor, at=at)
    return promise


@transaction.atomic
def end(
    *, request_id: UUID, ending: rules.Ending, seen: UUID | None, actor: Actor, at: datetime
) -> None:
    """Tell the customer what became of it, and by that end it; told in time its promise is kept.

    Raises NoSuchRequestError, OverError, NotTriedError, NoOutcomeError, NoAlternativeError,
    NotToldError and what an answer of a case refuses.
    """
    row = _locked(request_id, actor)
    if ending.state in {RequestState.TRYING, RequestState.DROPPED}:
        raise rules.NoOutcomeError
    case = where_it_goes_on(row.case)
    attempts = _attempts(row)
    has_address = case.conversation_id is not None
    rules.check_ending(ending, attempts=attempts, has_address=has_address)
    row.state, row.ended_at, row.ended_by_id = ending.state, at, actor.user_id
    row.outcome = whole(ending.outcome.strip(), most=2000)
    row.alternative = whole(ending.alternative.strip(), most=2000)
    if not told.mailed(row, case, seen=seen, actor=actor, at=at):
        row.told_how = whole(ending.otherwise.strip(), most=200)
        if not row.told_how:
            raise rules.NotToldError
        told.noted(row, case, actor=actor, at=at)
    row.save()
    promising.keep(row.promise_id, words=row.outcome, done_at=at, actor=actor, at=at)
    _finish_task(row, at=at)
    _ended(row, actor=actor, at=at)


def gate(case_id: UUID, outcome: Outcome, into: UUID | None) -> None:
    """A case does not end before its special requests were told, but where it goes on in another.

    Those too that were asked for in a case that was merged into it. Raises UntoldError;
    DoubleOfNoneError of a double of which nobody said what it repeats.
    """
    if into is not None:
        return
    untold = SpecialRequest.objects.filter(about(case_id), state=RequestState.TRYING)
    number = untold.order_by("asked_at", "pk").values_list("number", flat=True).first()
    if number is not None:
        is_double = outcome is Outcome.DUPLICATE
        raise (rules.DoubleOfNoneError if is_double else rules.UntoldError)(number=number)


def _locked(request_id: UUID, actor: Actor) -> Any:
    row = (
        SpecialRequest.objects.filter(policy.visible(actor), pk=request_id)
        .select_related("case", "service")
        .select_for_update(of=("self", "case"))
        .first()
    )
    if row is None:
        raise NoSuchRequestError
    if not (actor.is_system or policy.may(actor, "orders.compose")):
        raise NotAllowedError(action="orders.compose")
    if row.state != RequestState.TRYING:
        raise rules.OverError(who=row.ended_by.name if row.ended_by else SOMEBODY)
    return row


def _attempts(row: Any) -> int:
    return Attempt.objects.filter(request=row, is_handing=False).count()


def _check_owner(owner_id: UUID, case_id: UUID) -> None:
    """Raises NoOwnerError, CannotOpenError."""
    if owner_id not in {user.id for user in identity.users() if user.roles & policy.WORKERS}:
        raise NoOwnerError
    if not notice_readers["case"](f"case:{case_id}", {owner_id}):
        raise CannotOpenError


def _task(row: Any, *, actor: Actor, at: datetime) -> UUID:
    """The task of trying; what is late already has no other term than the promise that broke."""
    given = work.give(
        owner_id=row.owner_id,
        title=gettext("Intentar la petición especial %(number)s") % {"number": row.number},
        details="",
        by=actor,
        at=at,
        subject=f"request:{row.pk}",
        url=reverse("orders:request", args=[row.pk]),
        due_at=row.due_at if row.due_at > at else None,
    )
    task_id: UUID = given.id
    return task_id


def _ended(row: Any, *, actor: Actor, at: datetime) -> None:
    events.publish(
        RequestEnded(
            request_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            state=RequestState(row.state),
            ended_by=actor.user_id,
            ended_at=at,
        )
    )
    _say_changed(row)


def _finish_task(row: Any, *, at: datetime) -> None:
    for task in work.tasks_on(f"request:{row.pk}"):
        if task.done_at is None:
            work.complete(task_id=task.id, by=SYSTEM, at=at, result="")


def _say_changed(row: Any) -> None:
    keys = SpecialRequest.objects.filter(pk=row.pk).values_list("case__access_keys", flat=True)
    live.push(topics=list(keys[0]), kind=CHANGED, ref=row.pk)
