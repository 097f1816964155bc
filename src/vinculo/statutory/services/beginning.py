"""Matters begin: the terms, promises and receipts that a law gives to cases from their first word.

Many cases begin together with as few questions as one.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from vinculo.cases.contracts import CaseKind, CaseView
from vinculo.interactions import api as interactions
from vinculo.kernel import events, evidence, jobs, locks
from vinculo.kernel.inserting import insert_all
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.statutory.contracts import QUICK, MatterKind, MatterTopic
from vinculo.statutory.domain.matters import kind_of, presumed_topic
from vinculo.statutory.events import MatterFiled
from vinculo.statutory.models import Matter
from vinculo.statutory.services import terms

COMPLAINTS = frozenset({CaseKind.COMPLAINT, CaseKind.CLAIM})
RECEIPT = "statutory.make_receipt"
RECEIPTS = ("ES10-RECEIPT", "ES10-KEY")


def begin(fresh: Sequence[CaseView], *, at: datetime) -> set[UUID]:
    """Begin the matters of cases that have none where a law gives them terms; which ones.

    Each from when it was said, by what had been signed and chosen then. The caller has their turn.
    """
    if not fresh:
        return set()
    with evidence.together():
        return _begin(fresh, at=at)


def _begin(fresh: Sequence[CaseView], *, at: datetime) -> set[UUID]:
    law = portfolio.law_history()
    rows = {}
    for case in fresh:
        bound = law.law_of(case.service_id, filed_at=case.opened_at)
        if bound.duties:
            kind = kind_of(case.kind.value)
            rows[case.id] = Matter(
                case_id=case.id,
                service_id=case.service_id,
                kind=kind,
                topic=presumed_topic(kind, has_quick_term=bound.holds(QUICK)),
                filed_at=case.opened_at,
                wants_receipt=bound.holds(*RECEIPTS),
            )
    asked = [(rows[case.id], case) for case in fresh if case.id in rows]
    if not asked:
        return set()
    filings = [terms.filing_of(row, case) for row, case in asked]
    found = portfolio.file_all(filings, at=at, history=law)
    begun = [(row, case, found[terms.subject_of(case.id)]) for row, case in asked]
    begun = [(row, case, views) for row, case, views in begun if terms.are_open(views)]
    for row, _case, views in begun:
        if not any(one.duty == QUICK and one.stopped_at is None for one in views):
            row.topic = MatterTopic.OTHER
    insert_all([row for row, _case, _views in begun])
    terms.promise_all(begun, at=at)
    events.publish_all([said_of(row, by=None, at=at) for row, _case, _views in begun])
    _join_receipts([(row, case) for row, case, _views in begun], at=at)
    return {row.case_id for row, _case, _views in begun}


def _join_receipts(begun: Sequence[tuple[Matter, CaseView]], *, at: datetime) -> None:
    """Receipts of those who are about to be told that they arrived are made now: one mail."""
    owed = {
        case.conversation_id: row
        for row, case in begun
        if row.wants_receipt and row.kind != MatterKind.NONE and case.conversation_id is not None
    }
    for conversation_id in sorted(interactions.unacknowledged(owed, at=at) if owed else ()):
        ask_for_receipt(owed[conversation_id].pk)


def ask_for_receipt(matter_id: UUID) -> None:
    """Let the receipt of a matter be made by a job of its own."""
    one = str(matter_id)
    jobs.defer(RECEIPT, arguments={"matter_id": one}, queueing_lock=f"receipt of {one}")


def owes_receipts(service_id: UUID, at: datetime) -> bool:
    """Whether a law wants a receipt of what is said of a service at a moment."""
    if not organization.company_exists():
        return False
    return portfolio.law_history().law_of(service_id, filed_at=at).holds(*RECEIPTS)


def said_of(row: Matter, *, by: UUID | None, at: datetime) -> MatterFiled:
    """What a matter is called now."""
    return MatterFiled(
        matter_id=row.pk,
        case_id=row.case_id,
        service_id=row.service_id,
        kind=MatterKind(row.kind),
        topic=MatterTopic(row.topic),
        is_presumed=row.is_presumed,
        owes_receipt=row.wants_receipt,
        filed_at=row.filed_at,
        said_by=by,
        said_at=at,
    )


def wait_for_turn(*case_ids: UUID) -> None:
    """Whoever says what a case is before the law does so one after the other."""
    locks.wait_for_all({f"matter of {case_id}" for case_id in case_ids})
