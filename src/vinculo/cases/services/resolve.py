"""The end of a case, and its return."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import CaseStatus, EntryKind, Outcome
from vinculo.cases.domain.lifecycle import CaseAction, next_status
from vinculo.cases.domain.texts import needs_an_answer
from vinculo.cases.domain.urgency import NORMAL
from vinculo.cases.events import CaseReopened, CaseResolved
from vinculo.cases.models import Case
from vinculo.cases.selectors import reply_rules
from vinculo.cases.selectors.promised import subjects_of
from vinculo.cases.services import contracted, facts, places, story, telling, undo, watching
from vinculo.cases.services.clocking import start_clocks
from vinculo.clocks import api as clocks
from vinculo.kernel import events
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.registry import Registry
from vinculo.promises import api as promises
from vinculo.routing import api as routing

CLOSE_AT_ONCE = 200

Gate = Callable[[UUID, Outcome, UUID | None], None]
end_gates: Registry[Gate] = Registry("gates of the end of a case")
"""What contexts above want done before a case may end; each refuses with a DomainError.

Each hears which case, how it ends, and the case in which it goes on, where it goes on in one.
"""


@transaction.atomic
def resolve_case(
    *,
    case_id: UUID,
    outcome: Outcome,
    actor: Actor,
    at: datetime,
    subject_class: UUID | None = None,
) -> None:
    """Nothing is left to do for the customer; a reply within the service's grace brings it back.

    ``subject_class`` says what it was about. Raises NeedsClassError, NeedsFieldsError.
    """
    if subject_class is not None:
        facts.set_facts(case_id=case_id, subject_class=subject_class, actor=actor, at=at)
    case = story.locked(case_id, actor, "cases.change")
    was = places.whole_state_of(case)
    end(case, outcome=outcome, actor=actor, at=at)
    undo.remember(case, "state", was=was, now=places.state_of(case), actor=actor, at=at)
    story.tell(case)


class GoesOnElsewhereError(DomainError):
    """A case that goes on in another lives again only when it is taken apart."""

    code = "case_goes_on_elsewhere"


@transaction.atomic
def reopen_case(*, case_id: UUID, actor: Actor, at: datetime) -> None:
    """Something is left to do after all; the case waits in its queue again.

    What goes on in another case is taken apart first. Raises GoesOnElsewhereError.
    """
    case = story.locked(case_id, actor, "cases.change")
    if case.merged_into_id is not None:
        raise GoesOnElsewhereError
    bring_back(case, at=at, actor=actor)
    story.read_clocks(case, at)
    story.tell(case)


@transaction.atomic
def close_old(*, at: datetime) -> int:
    """Close what was resolved longer ago than its service's grace; answers how many."""
    cases = list(
        Case.objects.filter(reply_rules.past_grace(at), status=CaseStatus.RESOLVED)
        .order_by("resolved_at")
        .select_for_update(skip_locked=True, of=("self",))[:CLOSE_AT_ONCE]
    )
    for case in cases:
        case.status = next_status(CaseStatus(case.status), CaseAction.CLOSE)
        case.closed_at = case.changed_at = at
        case.save(update_fields=["status", "closed_at", "changed_at"])
        story.enter(case, EntryKind.CLOSED, at=at)
        story.tell(case)
    return len(cases)


def end(
    case: Case, *, outcome: Outcome, actor: Actor, at: datetime, into: Case | None = None
) -> None:
    """Resolve a locked case: clocks stop, the work is done, the history says so.

    ``into``: the case in which it goes on from now. What is a duplicate or none of ours needs no
    class. Raises NeedsClassError, NeedsFieldsError and what the gates refuse.
    """
    if needs_an_answer(outcome):
        facts.require_facts(case)
    for key in end_gates:
        end_gates[key](case.pk, outcome, into.pk if into else None)
    case.status = next_status(CaseStatus(case.status), CaseAction.RESOLVE)
    case.outcome = outcome
    case.resolved_at = case.changed_at = at
    case.waiting_until = None
    case.merged_into = into
    ended = ("status", "outcome", "resolved_at", "waiting_until", "changed_at", "merged_into")
    case.save(update_fields=ended)
    subject = story.subject_of(case.pk)
    halt = clocks.stop if needs_an_answer(outcome) else clocks.cancel
    halt(subject=subject, kind=story.FIRST_ANSWER, at=at)
    halt(subject=subject, kind=story.RESOLUTION, at=at)
    contracted.ended(case, is_answered=needs_an_answer(outcome), at=at)
    if needs_an_answer(outcome):
        for promised_on in subjects_of(case.pk):
            promises.keep_resolved(subject=promised_on, actor=actor, at=at)
    routing.finish(subject=subject, at=at, actor=actor)
    line = story.enter(case, EntryKind.RESOLVED, at=at, actor=actor, outcome=outcome.value)
    telling.tell_of(case, line, at=at)
    story.read_clocks(case, at)
    watching.tell_followers(case, watching.RESOLVED, at=at, but=actor.user_id)
    events.publish(
        CaseResolved(
            case_id=case.pk,
            service_id=case.service_id,
            customer_id=case.customer_id,
            outcome=outcome,
            resolved_by=actor.user_id,
            resolved_at=at,
        )
    )


def bring_back(case: Case, *, at: datetime, actor: Actor | None) -> None:
    """Reopen a locked case; whoever had it may be away, so it waits in the queue for anybody."""
    case.status = next_status(CaseStatus(case.status), CaseAction.REOPEN)
    case.resolved_at = None
    case.outcome = ""
    case.reopened_count += 1
    case.changed_at = at
    case.save(update_fields=["status", "resolved_at", "outcome", "reopened_count", "changed_at"])
    item = routing.item_of(story.subject_of(case.pk))
    if item is not None:
        routing.enqueue(
            subject=item.subject, queue_id=item.queue_id, priority=NORMAL, due_at=None, at=at
        )
    start_clocks([(case, at)], (story.RESOLUTION,))
    story.share(case)
    line = story.enter(case, EntryKind.REOPENED, at=at, actor=actor)
    telling.tell_of(case, line, at=at)
    events.publish(
        CaseReopened(
            case_id=case.pk,
            service_id=case.service_id,
            customer_id=case.customer_id,
            reopened_by=actor.user_id if actor else None,
            reopened_at=at,
        )
    )
