"""The terms that the law gives to a case that is no complaint follow what the case is.

One function looks at the case as it stands and lets matter, terms and promises say the same, so
that news may come twice, late or in another order.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseView, Outcome
from vinculo.kernel import events
from vinculo.kernel.actor import SYSTEM
from vinculo.portfolio import api as portfolio
from vinculo.statutory.contracts import QUICK, MatterKind, MatterState, MatterTopic
from vinculo.statutory.domain.matters import kind_of, presumed_topic
from vinculo.statutory.events import MatterEnded
from vinculo.statutory.models import Matter
from vinculo.statutory.services import terms
from vinculo.statutory.services.beginning import (
    COMPLAINTS,
    RECEIPTS,
    begin,
    said_of,
    wait_for_turn,
)


@transaction.atomic
def follow(*, case_id: UUID, at: datetime) -> None:
    """Let the law's terms be those of the case as it is now. Safe to say twice.

    A query or an incident begins them at its opening, where a law binds its service; they end when
    the case is resolved, which tells the customer, and run on when it is reopened. What goes on in
    another case ends with that one. A complaint has its own terms, which take these over.
    """
    wait_for_turn(case_id)
    case = cases.case(actor=SYSTEM, case_id=case_id)
    if case is None:
        return
    if case.kind not in COMPLAINTS:
        _follow_one(case, at=at)
    for one in cases.with_merged(case_id):
        is_own = one == case_id
        if is_own and (case.kind in COMPLAINTS or case.merged_into is not None):
            continue
        row = Matter.objects.select_for_update().filter(case_id=one).first()
        if row is not None:
            _let_end(row, case, at=at)


@transaction.atomic
def follow_all(*, case_ids: Collection[UUID], at: datetime) -> set[UUID]:
    """The same for several cases; those that have no matter yet begin together. Which ones began.

    What is a complaint has its own. Safe to say twice.
    """
    wait_for_turn(*case_ids)
    found = cases.cases_known(case_ids)
    known = set(Matter.objects.filter(case_id__in=found).values_list("case_id", flat=True))
    fresh = [one for case_id, one in sorted(found.items()) if case_id not in known]
    begun = begin([one for one in fresh if _is_ours(one)], at=at)
    for case in found.values():
        if case.id in known or case.resolved_at is not None:
            follow(case_id=case.id, at=at)
    return begun


def _is_ours(case: CaseView) -> bool:
    return kind_of(case.kind.value) is not MatterKind.NONE


def _let_end(row: Matter, case: CaseView, *, at: datetime) -> None:
    """The matter ends, or lives again, with the case in which it goes on."""
    end, is_void = ended_at(case), _is_void(case)
    if row.state == MatterState.OPEN and is_void:
        _void(row, at=at)
    elif row.state == MatterState.OPEN and end is not None:
        _end(row, end)
    elif row.state == MatterState.ANSWERED and end is None:
        _run_on(row, case, at=at)
    elif row.state == MatterState.VOID and not is_void:
        _revive(row, at=at)


def _is_void(case: CaseView) -> bool:
    """Whether it ended as none of ours, and nobody had answered it."""
    is_over = case.resolved_at is not None and case.outcome is Outcome.UNFOUNDED
    return is_over and case.first_answered_at is None


def ended_at(case: CaseView) -> datetime | None:
    """When the customer was told the end of a case; None while they were not.

    What is called a double of no other case, or none of ours, has told its customer nothing,
    unless somebody had answered it.
    """
    if case.merged_into is not None:
        return None
    untold = case.outcome in {Outcome.DUPLICATE, Outcome.UNFOUNDED}
    if untold and case.first_answered_at is None:
        return None
    return case.resolved_at


def was_answered(case: CaseView, end: datetime) -> bool:
    """Whether the end of a case came with an answer: a message by then, or a word said aloud."""
    if case.conversation_id is None:
        return True
    return case.first_answered_at is not None and case.first_answered_at <= end


def _follow_one(case: CaseView, *, at: datetime) -> None:
    row = Matter.objects.select_for_update().filter(case_id=case.id).first()
    kind = kind_of(case.kind.value)
    if row is None:
        if _is_ours(case):
            begin([case], at=at)
    elif row.state == MatterState.OPEN and row.kind != kind:
        _call_anew(row, case, kind, at=at)


def _call_anew(row: Matter, case: CaseView, kind: MatterKind, *, at: datetime) -> None:
    """A case is called something else: its terms are those of that, from its first day."""
    law = portfolio.law_history().law_of(row.service_id, filed_at=row.filed_at)
    row.kind = kind  # its topic stays: only whoever says so, with a reason, takes a term away
    if row.topic == MatterTopic.OTHER and row.is_presumed:
        row.topic = presumed_topic(kind, has_quick_term=law.holds(QUICK))
    row.wants_receipt = (
        kind is not MatterKind.NONE and law.holds(*RECEIPTS) and not terms.has_receipt(row)
    )
    row.save(update_fields=["kind", "topic", "wants_receipt"])
    refile(row, case, at=at)
    tell(row, by=None, at=at)


def refile(row: Matter, case: CaseView, *, at: datetime) -> None:
    """Its terms and promises are those of what it is called now."""
    terms.file(row, case, at=at)
    terms.promise(row, case, at=at)


def tell(row: Matter, *, by: UUID | None, at: datetime) -> None:
    """Say what the matter is called now."""
    events.publish(said_of(row, by=by, at=at))


def _end(row: Matter, end: datetime) -> None:
    row.state, row.answered_at = MatterState.ANSWERED, max(end, row.filed_at)
    row.save(update_fields=["state", "answered_at"])
    terms.end(row, at=row.answered_at)
    _say_ended(row, row.answered_at)


def _void(row: Matter, *, at: datetime) -> None:
    """It was none of ours: its terms are called off, and what had run out stays late."""
    row.state = MatterState.VOID
    row.save(update_fields=["state"])
    terms.call_off(row, at=at)
    _say_ended(row, at)


def _revive(row: Matter, *, at: datetime) -> None:
    row.state = MatterState.OPEN
    row.save(update_fields=["state"])
    case = cases.case(actor=SYSTEM, case_id=row.case_id)
    if case is not None:
        refile(row, case, at=at)
    tell(row, by=None, at=at)


def _run_on(row: Matter, case: CaseView, *, at: datetime) -> None:
    ended = _live_again(row)
    if ended is not None and was_answered(case, ended):
        terms.run_on(row, ended_at=ended, at=at)
    elif ended is not None:
        terms.run_anew(row, since=ended, until=ended, at=at)
    tell(row, by=None, at=at)


def _live_again(row: Matter) -> datetime | None:
    """When it had ended."""
    ended, row.state, row.answered_at = row.answered_at, MatterState.OPEN, None
    row.save(update_fields=["state", "answered_at"])
    return ended


@transaction.atomic
def take_end_back(*, case_id: UUID, since: datetime, until: datetime, at: datetime) -> None:
    """An end of the case was taken back: of what seemed to end ``since`` then nothing was.

    That goes for a resolution that somebody undid, and for all that was told in another case while
    this one went on in it: of this one nothing was answered. Terms and promises run again to the
    ends they had, past ones too; what was told before stays told. What ended after ``until``
    stands. Safe to say twice.
    """
    stands = where_it_goes_on(case_id)
    wait_for_turn(case_id, stands)
    found = Matter.objects.select_for_update().filter(case_id__in=cases.with_merged(case_id))
    for row in found.exclude(state=MatterState.COMPLAINT).order_by("pk"):
        if row.told_at is not None and since <= row.told_at <= until:
            forget_told(row)
        if row.answered_at is not None and since <= row.answered_at <= until:
            _live_again(row)
            tell(row, by=None, at=at)
        terms.run_anew(row, since=since, until=until, at=at)
    follow(case_id=stands, at=at)


def forget_told(row: Matter) -> None:
    """Its customer was told no cause after all."""
    row.cause, row.restores_at, row.told_at, row.told_mail_id = "", None, None, None
    row.save(update_fields=["cause", "restores_at", "told_at", "told_mail_id"])


def where_it_goes_on(case_id: UUID) -> UUID:
    """The case itself, or the one in which it goes on by now."""
    stands = case_id
    while (case := cases.case(actor=SYSTEM, case_id=stands)) and case.merged_into is not None:
        stands = case.merged_into
    return stands


def _say_ended(row: Matter, at: datetime) -> None:
    events.publish(
        MatterEnded(
            matter_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            state=MatterState(row.state),
            ended_at=at,
        )
    )


@transaction.atomic
def hand_over(
    *, case_id: UUID, service_id: UUID, prefix: str, filed_at: datetime, at: datetime
) -> MatterTopic:
    """A complaint takes the matter over: what runs goes on as its own, from the first filing.

    ``prefix`` begins the origins of its promises; answers what the matter was said to be about.
    What an answer had ended before belongs to the query that it was: the complaint's terms begin
    anew. A case that was a complaint from its first word is one here too, so that no other name of
    it takes its terms away. Safe to say twice.
    """
    wait_for_turn(case_id)
    row = Matter.objects.select_for_update().filter(case_id=case_id).first()
    if row is None:
        Matter.objects.create(
            case_id=case_id,
            service_id=service_id,
            kind=MatterKind.NONE,
            state=MatterState.COMPLAINT,
            filed_at=filed_at,
        )
        return MatterTopic.OTHER
    if row.state == MatterState.COMPLAINT:
        return MatterTopic.OTHER
    row.state = MatterState.COMPLAINT
    row.save(update_fields=["state"])
    _say_ended(row, at)
    if any(one.stopped_at is None for one in terms.firsts(row)):
        terms.rename_promises(row, prefix)
    else:
        portfolio.set_terms_aside(subject=terms.subject_of(case_id))
    return MatterTopic(row.topic)


@transaction.atomic
def take_back(*, case_id: UUID, at: datetime) -> None:
    """It is no complaint any more: the terms of what it was run again."""
    wait_for_turn(case_id)
    row = Matter.objects.select_for_update().filter(case_id=case_id).first()
    if row is None or row.state != MatterState.COMPLAINT:
        return
    case = cases.case(actor=SYSTEM, case_id=case_id)
    if case is None:
        return
    if kind_of(case.kind.value) is MatterKind.NONE and case.kind in COMPLAINTS:
        return
    row.state, row.answered_at = MatterState.OPEN, None
    if row.kind == MatterKind.NONE:
        row.kind, row.filed_at = kind_of(case.kind.value), case.opened_at
    row.save(update_fields=["state", "answered_at", "kind", "filed_at"])
    refile(row, case, at=at)
    tell(row, by=None, at=at)
    follow(case_id=case_id, at=at)
