"""Special requests: written down, tried, told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html_join
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.cases.contracts import Outcome
from vinculo.identity import api as identity
from vinculo.kernel import events, live, locks
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.orders import policy
from vinculo.orders.contracts import RequestState
from vinculo.orders.domain import requests as rules
from vinculo.orders.events import RequestEnded
from vinculo.orders.models import Attempt, SpecialRequest
from vinculo.orders.services import promising
from vinculo.orders.services.composing import CaseEndedError, NoSuchCaseError
from vinculo.orders.services.story import CHANGED, SOMEBODY
from vinculo.organization import api as organization
from vinculo.work import api as work


class NoSuchRequestError(DomainError):
    """No such request within the person's sight."""

    code = "request_not_found"


class NoOwnerError(DomainError):
    """Somebody who works here tries it."""

    code = "request_no_owner"


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
    NoOwnerError.
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
    if wish.owner_id not in {user.id for user in identity.users() if user.roles & policy.WORKERS}:
        raise NoOwnerError
    known = SpecialRequest.objects.filter(case_id=case_id).count()
    row: Any = SpecialRequest.objects.create(
        number=f"{case.number}-E{known + 1}",
        case_id=case_id,
        service_id=case.service_id,
        wanted=wish.wanted.strip()[:2000],
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
    row.task_id = work.give(
        owner_id=wish.owner_id,
        title=gettext("Intentar la petición especial %(number)s") % {"number": row.number},
        details="",
        by=actor,
        at=at,
        subject=f"request:{row.pk}",
        url=reverse("orders:request", args=[row.pk]),
        due_at=wish.due_at,
    ).id
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
        tried=tried.strip()[:500],
        with_whom=with_whom.strip()[:200],
        result=result.strip()[:1000],
    )
    _say_changed(row)


@transaction.atomic
def end(
    *, request_id: UUID, ending: rules.Ending, seen: UUID | None, actor: Actor, at: datetime
) -> None:
    """Tell the customer what became of it, and by that end it; told in time its promise is kept.

    Raises NoSuchRequestError, OverError, NotTriedError, NoOutcomeError, NoAlternativeError,
    NotToldError and what an answer of a case refuses.
    """
    row = _locked(request_id, actor)
    if ending.state is RequestState.TRYING:
        raise rules.NoOutcomeError
    has_address = row.case.conversation_id is not None
    attempts = Attempt.objects.filter(request=row).count()
    rules.check_ending(ending, attempts=attempts, has_address=has_address)
    row.state, row.ended_at, row.ended_by_id = ending.state, at, actor.user_id
    row.outcome = ending.outcome.strip()[:2000]
    row.alternative = ending.alternative.strip()[:2000]
    row.told_how = "" if has_address else ending.otherwise.strip()[:200]
    row.save()
    _tell(row, seen=seen, actor=actor, at=at)
    promising.keep(row.promise_id, words=row.outcome, done_at=at, actor=actor, at=at)
    _finish_task(row, at=at)
    events.publish(
        RequestEnded(
            request_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            state=ending.state,
            ended_by=actor.user_id,
            ended_at=at,
        )
    )
    _say_changed(row)


def gate(case_id: UUID, outcome: Outcome) -> None:
    """A case does not end before its special request was told, but as a double of another.

    Raises UntoldError.
    """
    if outcome is Outcome.DUPLICATE:
        return
    untold = SpecialRequest.objects.filter(case_id=case_id, state=RequestState.TRYING)
    number = untold.order_by("asked_at", "pk").values_list("number", flat=True).first()
    if number is not None:
        raise rules.UntoldError(number=number)


def letter(row: Any) -> str:
    """What became of it as the customer reads it, in the company's language."""
    with translation.override(organization.company().language):
        parts = [gettext("Nos pidió: «%(wanted)s».") % {"wanted": row.wanted}, row.outcome]
        if row.alternative:
            parts += [gettext("Lo que le ofrecemos en su lugar:"), row.alternative]
        lines = [line for part in parts for line in part.split("\n") if line.strip()]
        return format_html_join("", "<p>{}</p>", ((line.strip(),) for line in lines))


def _tell(row: Any, *, seen: UUID | None, actor: Actor, at: datetime) -> None:
    if row.case.conversation_id is not None:
        cases.answer_case(case_id=row.case_id, html=letter(row), seen=seen, actor=actor, at=at)
        return
    told = gettext("Se le cuenta en qué quedó %(number)s, %(how)s: %(outcome)s") % {
        "number": row.number,
        "how": row.told_how,
        "outcome": row.outcome,
    }
    cases.add_note(case_id=row.case_id, text=told[:4000], actor=actor, at=at)


def _locked(request_id: UUID, actor: Actor) -> Any:
    row = (
        SpecialRequest.objects.filter(policy.visible(actor), pk=request_id)
        .select_related("case", "service", "ended_by")
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


def _finish_task(row: Any, *, at: datetime) -> None:
    for task in work.tasks_on(f"request:{row.pk}"):
        if task.done_at is None:
            work.complete(task_id=task.id, by=SYSTEM, at=at, result="")


def _say_changed(row: Any) -> None:
    keys = SpecialRequest.objects.filter(pk=row.pk).values_list("case__access_keys", flat=True)
    live.push(topics=list(keys[0]), kind=CHANGED, ref=row.pk)
