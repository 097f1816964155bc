"""The door to cases."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from vinculo.cases.contracts import (
    CaseKind,
    CaseList,
    CaseRow,
    CaseView,
    Outcome,
    Scope,
    ScopeCounts,
    SearchGaps,
)
from vinculo.cases.policy import keys_for
from vinculo.cases.selectors import late, lists, of_service, page, search_recount
from vinculo.cases.selectors.canned import language_of
from vinculo.cases.selectors.classing import Classing, classing
from vinculo.cases.selectors.written import has_written
from vinculo.cases.services import answer, customer, hands, notes, opening, resolve, search_rows
from vinculo.cases.services.by_itself import send_by_itself
from vinculo.cases.services.kinds import set_kind
from vinculo.cases.services.resolve import end_gates
from vinculo.cases.services.rules.actions import RuleAction, RuleDoing, rule_actions
from vinculo.cases.services.rules.fields import RuleField, rule_fields
from vinculo.cases.services.rules.occasions import RuleEvent, rule_events
from vinculo.cases.services.rules.telling import call_rules
from vinculo.cases.services.tracking_parts import TrackingPart, tracking_parts
from vinculo.interactions.contracts import MessageView
from vinculo.kernel.actor import Actor

__all__ = [
    "Classing",
    "RuleAction",
    "RuleDoing",
    "RuleEvent",
    "RuleField",
    "TrackingPart",
    "add_note",
    "announced_by",
    "answer_case",
    "call_rules",
    "case",
    "case_of",
    "cases_by_id",
    "cases_in",
    "cases_known",
    "cases_of",
    "classing",
    "counts",
    "customers_with_open",
    "due_before",
    "end_gates",
    "has_written",
    "how_many_due",
    "keys_for",
    "language_of",
    "open_case",
    "open_of_kinds",
    "rebuild_search",
    "registered_words",
    "reopen_case",
    "resolve_case",
    "rule_actions",
    "rule_events",
    "rule_fields",
    "search_gaps",
    "send_by_itself",
    "set_customer",
    "set_kind",
    "take_next",
    "tracking_parts",
    "with_merged",
]


def open_case(
    *,
    actor: Actor,
    service_id: UUID,
    customer_id: UUID | None,
    kind: CaseKind,
    subject: str,
    text: str,
    at: datetime,
) -> UUID:
    """Write down a customer's matter; answers the case's id."""
    return opening.register_case(
        actor=actor,
        service_id=service_id,
        customer_id=customer_id,
        kind=kind,
        subject=subject,
        text=text,
        at=at,
    )


def case(*, actor: Actor, case_id: UUID) -> CaseView | None:
    """One case within the actor's sight."""
    return page.case_seen(actor=actor, case_id=case_id)


def messages(*, actor: Actor, case_id: UUID) -> list[MessageView]:
    """What was written in one case within the actor's sight, the earliest first.

    Its own and those of cases that were merged into it; not those of others in the same thread.
    """
    return page.messages_seen(actor=actor, case_id=case_id) or []


def case_of(conversation_id: UUID) -> CaseView | None:
    """The latest case of a conversation, whoever asks: its caller has its own policy."""
    return page.case_of_conversation(conversation_id)


def cases_in(
    *, actor: Actor, scope: Scope, at: datetime, cursor: str = "", size: int = 50
) -> CaseList:
    """A page of a list of cases within the actor's sight."""
    return lists.cases_in(actor=actor, scope=scope, at=at, cursor=cursor, size=size)


def counts(*, actor: Actor, at: datetime) -> ScopeCounts:
    """How many unresolved cases each scope holds for ``actor``."""
    return lists.counts(actor=actor, at=at)


def take_next(*, actor: Actor, at: datetime) -> UUID | None:
    """Take the most urgent case that waits in the actor's queues; None when nothing waits."""
    return hands.take_next(actor=actor, at=at)


def answer_case(
    *,
    case_id: UUID,
    html: str,
    seen: UUID | None,
    actor: Actor,
    at: datetime,
    language: str = "",
    keeps_draft: bool = False,
) -> UUID:
    """Send an answer to the customer; answers the message's id.

    ``language``: what ``html`` is in, which its frame follows; "": what its reader asked for.
    ``keeps_draft``: what the person has begun to write in the case stays, with its files.
    """
    said = answer.Answer(html=html, seen=seen, language=language, keeps_draft=keeps_draft)
    return answer.answer_case(case_id=case_id, answer=said, actor=actor, at=at)


def resolve_case(
    *,
    case_id: UUID,
    outcome: Outcome,
    actor: Actor,
    at: datetime,
    subject_class: UUID | None = None,
) -> None:
    """Nothing is left to do for the customer; ``subject_class`` says what it was about."""
    resolve.resolve_case(
        case_id=case_id, outcome=outcome, actor=actor, at=at, subject_class=subject_class
    )


def reopen_case(*, case_id: UUID, actor: Actor, at: datetime) -> None:
    """Something is left to do after all."""
    resolve.reopen_case(case_id=case_id, actor=actor, at=at)


def add_note(
    *, case_id: UUID, text: str, actor: Actor, at: datetime, is_told: bool = False
) -> UUID:
    """Tell colleagues something about a case."""
    return notes.add_note(case_id=case_id, text=text, actor=actor, at=at, is_told=is_told)


def set_customer(*, case_id: UUID, customer_id: UUID, actor: Actor, at: datetime) -> None:
    """Confirm whose case it is."""
    customer.set_customer(case_id=case_id, customer_id=customer_id, actor=actor, at=at)


def search_gaps() -> SearchGaps:
    """Whether the search finds what there is; it counts everything."""
    return search_recount.search_gaps()


def rebuild_search() -> Iterator[int]:
    """Write anew what the search looks at, batch by batch; answers the size of each."""
    return search_rows.rebuild()


def cases_by_id(*, actor: Actor, ids: Collection[UUID]) -> dict[UUID, CaseRow]:
    """These cases as rows of a list, of those that ``actor`` may see."""
    return lists.cases_by_id(actor=actor, ids=ids)


def due_before(
    *, actor: Actor, moment: datetime, queue_id: UUID | None = None, most: int = 50
) -> list[CaseRow]:
    """Unresolved cases of the actor's queues that fall due before ``moment``, the first first."""
    return late.due_before(actor=actor, moment=moment, queue_id=queue_id, most=most)


def how_many_due(*, actor: Actor, moment: datetime, queue_id: UUID | None = None) -> int:
    """How many of these there are; counting ends at a thousand."""
    return late.how_many_due(actor=actor, moment=moment, queue_id=queue_id)


def customers_with_open(records: Collection[UUID]) -> set[UUID]:
    """Those of these customers' records that have an unresolved case, whoever asks."""
    return of_service.customers_with_open(records)


def cases_known(case_ids: Collection[UUID]) -> dict[UUID, CaseView]:
    """These cases by id, whoever asks."""
    return of_service.cases_known(case_ids)


def open_of_kinds(
    kinds: Collection[CaseKind],
    *,
    known: QuerySet[Any],
    after: tuple[datetime, UUID] | None,
    most: int,
) -> list[tuple[UUID, UUID, datetime]]:
    """Unresolved cases of these kinds, their services and openings, the oldest first.

    Those alone of which no row of ``known`` tells, after one of them, at most so many.
    """
    return of_service.open_of_kinds(kinds, known=known, after=after, most=most)


def announced_by(case_id: UUID) -> UUID | None:
    """The announcement because of which a case came, whoever asks."""
    return of_service.announced_by(case_id)


def with_merged(case_id: UUID) -> list[UUID]:
    """A case, and those that were merged into it, however many joins ago, whoever asks."""
    return of_service.with_merged(case_id)


def registered_words(case_id: UUID) -> str:
    """What a colleague wrote down of a matter they heard of, whoever asks; "" of any other."""
    return of_service.registered_words(case_id)


def cases_of(conversation_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The latest case of each of these conversations, whoever asks."""
    return of_service.cases_of(conversation_ids)
