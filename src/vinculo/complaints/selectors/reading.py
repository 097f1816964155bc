"""Complaints as others may hold them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Case, OuterRef, QuerySet, Subquery, When

from vinculo.cases import api as cases
from vinculo.complaints import policy
from vinculo.complaints.contracts import (
    ComplaintKind,
    ComplaintState,
    ComplaintView,
    Decision,
    LegalType,
    Origin,
)
from vinculo.complaints.labels import HANDLING_QUESTIONS
from vinculo.complaints.models import Complaint, FormKind, Handling, Receipt, Remedy
from vinculo.complaints.selectors.speaking import receipt_name
from vinculo.customers import api as customers
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Channel, ConversationView, StoredFile
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.paging import Page, keyset
from vinculo.kernel.statements import Statement

VIEWED = (
    "id",
    "case_id",
    "case__number",
    "case__key",
    "case__subject",
    "case__customer_id",
    "kind",
    "legal_type",
    "state",
    "origin",
    "service_id",
    "service__name",
    "filed_at",
    "acknowledged_at",
    "assessed_at",
    "investigated_at",
    "answered_at",
    "repaired_at",
    "closed_at",
    "learned_at",
    "decision",
)
"""What a contract of a complaint is made of."""


def complaint(*, actor: Actor, complaint_id: UUID) -> ComplaintView | None:
    """One complaint; None out of sight."""
    keys, sees = cases.keys_for(actor), policy.may(actor, "complaints.see")
    rows = _one.rows(complaint_id=complaint_id, keys=keys, sees=sees)
    return next(iter(views_of(rows, actor=actor)), None)


@Statement
def _one(complaint_id: UUID, keys: list[str] | None, sees: bool) -> QuerySet[Any, Any]:
    within = policy.within(keys, may_see=sees)
    found: QuerySet[Any, Any] = Complaint.objects.filter(within, pk=complaint_id).values(*VIEWED)
    return found


def of_case(*, actor: Actor, case_id: UUID) -> ComplaintView | None:
    """The complaint that a case is; None when it is none or out of sight."""
    rows = _rows().standing().filter(policy.visible(actor), case_id=case_id)
    return next(iter(views_of(rows, actor=actor)), None)


def complaints(*, actor: Actor, cursor: str | None = None, size: int = 50) -> Page[ComplaintView]:
    """A page of the register, the newest first."""
    seen = _rows().filter(policy.visible(actor))
    page = keyset(seen, cursor=cursor, limit=size, time="filed_at", key="id")
    return Page(views_of(page.rows, actor=actor), page.next_cursor)


def open_of(
    *,
    customer_ids: Collection[UUID] | None = None,
    service_id: UUID | None = None,
    filed_before: datetime | None = None,
) -> list[ComplaintView]:
    """The open complaints of these customers (under all their records) and of a service.

    Whoever asks has a policy of their own: nobody's name stands in what they get.
    """
    rows = _rows().open()
    if customer_ids is not None:
        records = {one for each in customer_ids for one in customers.records_of(each)}
        rows = rows.filter(case__customer_id__in=records)
    if service_id is not None:
        rows = rows.filter(service_id=service_id)
    if filed_before is not None:
        rows = rows.filter(filed_at__lt=filed_before)
    return [_view(row, {}) for row in rows.order_by("filed_at", "pk")]


def form_kinds() -> dict[str, ComplaintKind]:
    """Which forms bring complaints, by how interactions calls them."""
    return {row.source: ComplaintKind(row.kind) for row in FormKind.objects.order_by("pk")}


def kind_by_form(case_id: UUID, forms: Mapping[str, ComplaintKind]) -> ComplaintKind | None:
    """What a case is by the form through which it came; None by any other way."""
    found = _conversation(case_id)
    return forms.get(found.source) if found else None


def is_by_form(case_id: UUID) -> bool:
    """Whether somebody wrote it into a form."""
    found = _conversation(case_id)
    return found is not None and found.channel in {Channel.FORM, Channel.LETTER}


def _conversation(case_id: UUID) -> ConversationView | None:
    case = cases.case(actor=SYSTEM, case_id=case_id)
    if case is None or case.conversation_id is None:
        return None
    return interactions.conversation(case.conversation_id)


def receipt_file(case_id: UUID) -> StoredFile | None:
    """The receipt of the complaint that a case is, for whoever may read the case."""
    row = (
        Receipt.objects.filter(complaint__case_id=case_id)
        .exclude(blob="")
        .order_by(_is_void("complaint__state"), "-made_at")
        .values_list("blob", "complaint__case__number", "complaint__filed_language")
        .first()
    )
    if row is None:
        return None
    digest, number, filed_language = row
    name = receipt_name(number, filed_language)
    return StoredFile(digest=digest, name=name, media_type="application/pdf")


def _is_void(state: str) -> Any:
    """To sort by: the complaint that a case is before those that it was only by a merge."""
    return Case(When(**{state: ComplaintState.VOID}, then=1), default=0)


def views_of(rows: Iterable[Any], *, actor: Actor) -> list[ComplaintView]:
    """Rows of :data:`VIEWED` as contracts; customers whom ``actor`` may not see have no name."""
    known = list(rows)
    ids = {row.case__customer_id for row in known if row.case__customer_id}
    names = customers.names_of(ids, actor=actor) if ids else {}
    return [_view(row, names) for row in known]


def rows_of(actor: Actor) -> Any:
    """All that ``actor`` may see, with what a list shows of the case and the service."""
    return _rows().filter(policy.visible(actor))


def _rows() -> Any:
    return Complaint.objects.values_list(*VIEWED, named=True)


def _view(row: Any, names: Mapping[UUID, str]) -> ComplaintView:
    return ComplaintView(
        id=row.id,
        case_id=row.case_id,
        number=row.case__number,
        key=row.case__key,
        subject=row.case__subject,
        kind=ComplaintKind(row.kind),
        legal_type=LegalType(row.legal_type),
        state=ComplaintState(row.state),
        origin=Origin(row.origin),
        service_id=row.service_id,
        service_name=row.service__name,
        customer_id=row.case__customer_id,
        customer_name=names.get(row.case__customer_id, ""),
        filed_at=row.filed_at,
        acknowledged_at=row.acknowledged_at,
        assessed_at=row.assessed_at,
        investigated_at=row.investigated_at,
        answered_at=row.answered_at,
        repaired_at=row.repaired_at,
        closed_at=row.closed_at,
        learned_at=row.learned_at,
        decision=Decision(row.decision) if row.decision else None,
    )


@dataclass(frozen=True, kw_only=True)
class OnTrackingPage:
    """What a customer reads of their complaint: the receipt, what they get, whether they are asked.

    ``given``: the words, the amount and its currency of each remedy of which they were told.
    """

    digest: str
    made_at: datetime | None
    decision: Decision | None
    asks: bool
    has_answered: bool
    given: tuple[tuple[str, Decimal, str], ...]
    questions: tuple[tuple[str, object], ...] = tuple(HANDLING_QUESTIONS.items())


def on_tracking_page(case_id: UUID) -> OnTrackingPage | None:
    """For the customer's own page, whose link was found good; None when it is no complaint."""
    row = (
        Complaint.objects.filter(case_id=case_id)
        .order_by(_is_void("state"), "-filed_at")
        .annotate(
            digest=Subquery(Receipt.objects.filter(complaint=OuterRef("pk")).values("blob")[:1]),
            made=Subquery(Receipt.objects.filter(complaint=OuterRef("pk")).values("made_at")[:1]),
            asked=Subquery(
                Handling.objects.filter(complaint=OuterRef("pk")).values("asked_at")[:1]
            ),
            answered=Subquery(
                Handling.objects.filter(complaint=OuterRef("pk")).values("answered_at")[:1]
            ),
        )
        .values("pk", "state", "decision", "digest", "made", "asked", "answered")
        .first()
    )
    if row is None:
        return None
    return OnTrackingPage(
        digest=row["digest"] or "",
        made_at=row["made"],
        decision=Decision(row["decision"]) if row["decision"] else None,
        asks=row["state"] == ComplaintState.CLOSED
        and row["asked"] is not None
        and row["answered"] is None,
        has_answered=row["answered"] is not None,
        given=tuple(
            (one["words"] or one["kind__name"], one["amount"], one["currency"])
            for one in Remedy.objects.filter(complaint=row["pk"], told_at__isnull=False)
            .order_by("told_at", "pk")
            .values("words", "kind__name", "amount", "currency")
        ),
    )
