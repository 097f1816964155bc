"""How each step goes back: the state of a case, whose hands it is in, its kind, its answer."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from vinculo.cases.contracts import CaseKind, CaseStatus
from vinculo.cases.domain.urgency import NORMAL
from vinculo.cases.events import CaseKindSet, CaseReopened
from vinculo.cases.models import Case
from vinculo.cases.selectors.promised import subjects_of
from vinculo.cases.services import answer, facts_back, notice_links, places, planned, story, undo
from vinculo.clocks import api as clocks
from vinculo.kernel import events
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.promises import api as promises
from vinculo.routing import api as routing


def _state(case: Case, data: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    undo.require_unchanged(places.state_of(case), data)
    was = data["was"]
    until = date.fromisoformat(was["until"]) if was["until"] else None
    if case.status == CaseStatus.RESOLVED:
        live_again(case, was, actor, at)
    elif case.status == CaseStatus.WAITING:
        answer.go_on(case, at, actor)
    if was["status"] == CaseStatus.WAITING:
        if case.status != CaseStatus.OPEN:
            case.status = CaseStatus.OPEN
        answer.pause(case, until=until, actor=actor, at=at)
    else:
        case.status = was["status"]
        case.save(update_fields=["status"])
    story.read_clocks(case, at)


def live_again(case: Case, was: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    """It was never resolved: its clocks go on with their old deadlines, nothing was reopened."""
    ended_at = case.resolved_at
    case.status, case.outcome, case.resolved_at = CaseStatus.OPEN, "", None
    case.changed_at = at
    case.save(update_fields=["status", "outcome", "resolved_at", "changed_at"])
    subject = story.subject_of(case.pk)
    for kind in (story.FIRST_ANSWER, story.RESOLUTION):
        clocks.revive(subject=subject, kind=kind, stopped_at=ended_at, at=at)
    if ended_at is not None:
        for promised_on in subjects_of(case.pk):
            promises.take_resolution_back(subject=promised_on, resolved_at=ended_at, at=at)
            promises.take_contracts_back(
                subject=promised_on,
                ended_at=ended_at,
                at=at,
                is_answered=case.first_answered_at is not None,
            )
    item = routing.item_of(subject)
    if item is not None:
        routing.enqueue(
            subject=subject, queue_id=item.queue_id, priority=NORMAL, due_at=None, at=at
        )
        places.restore(case, was["place"], actor, at)
    story.share(case)
    events.publish(
        CaseReopened(
            case_id=case.pk,
            service_id=case.service_id,
            customer_id=case.customer_id,
            reopened_by=actor.user_id,
            reopened_at=at,
            undone_end=ended_at,
        )
    )


def _hands(case: Case, data: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    undo.require_unchanged(places.hands_of(case), data)
    before = list(case.access_keys)
    places.restore(case, data["was"], actor, at, strictly=True)
    case.status = data["was"].get("status", case.status)
    case.changed_at = at
    case.save(update_fields=["status", "changed_at"])
    story.share(case)
    story.tell(case, *before)


def _kind(case: Case, data: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    undo.require_unchanged(case.kind, data)
    was = CaseKind(case.kind)
    case.kind, case.changed_at = data["was"], at
    case.save(update_fields=["kind", "changed_at"])
    events.publish(
        CaseKindSet(
            case_id=case.pk, was=was, now=CaseKind(case.kind), set_by=actor.user_id, set_at=at
        )
    )


def _planned(_case: Case, data: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    try:
        planned.take_back(planned_id=UUID(data["now"]), actor=actor, at=at)
    except DomainError as error:
        raise undo.UndoTooLateError from error


WAYS: Mapping[str, undo.Undoer] = {
    "state": _state,
    "hands": _hands,
    "kind": _kind,
    "planned": _planned,
    "letter": _planned,
    "notice": notice_links.take_back,
    "facts": facts_back.take_facts_back,
}
