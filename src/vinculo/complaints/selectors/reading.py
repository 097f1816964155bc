"""Complaints as others may hold them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from vinculo.complaints import policy
from vinculo.complaints.contracts import (
    ComplaintKind,
    ComplaintState,
    ComplaintView,
    Decision,
    LegalType,
    Origin,
)
from vinculo.complaints.models import Complaint
from vinculo.customers import api as customers
from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset


def complaint(*, actor: Actor, complaint_id: UUID) -> ComplaintView | None:
    """One complaint; None out of sight."""
    rows = _rows().filter(policy.visible(actor), pk=complaint_id)
    return next(iter(views_of(rows, actor=actor)), None)


def of_case(*, actor: Actor, case_id: UUID) -> ComplaintView | None:
    """The complaint that a case is; None when it is none or out of sight."""
    rows = _rows().filter(policy.visible(actor), case_id=case_id)
    return next(iter(views_of(rows, actor=actor)), None)


def complaints(*, actor: Actor, cursor: str | None = None, size: int = 50) -> Page[ComplaintView]:
    """A page of the register, the newest first."""
    seen = _rows().filter(policy.visible(actor))
    page = keyset(seen, cursor=cursor, limit=size, time="filed_at")
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


def views_of(rows: Iterable[Complaint], *, actor: Actor) -> list[ComplaintView]:
    """Rows as contracts; customers whom ``actor`` may not see have no name."""
    known = list(rows)
    ids = {row.case.customer_id for row in known if row.case.customer_id}
    names = customers.names_of(ids, actor=actor) if ids else {}
    return [_view(row, names) for row in known]


def _rows() -> Any:
    return Complaint.objects.select_related("case", "service")


def _view(row: Any, names: Mapping[UUID, str]) -> ComplaintView:
    return ComplaintView(
        id=row.pk,
        case_id=row.case_id,
        number=row.case.number,
        key=row.case.key,
        subject=row.case.subject,
        kind=ComplaintKind(row.kind),
        legal_type=LegalType(row.legal_type),
        state=ComplaintState(row.state),
        origin=Origin(row.origin),
        service_id=row.service_id,
        service_name=row.service.name,
        customer_id=row.case.customer_id,
        customer_name=names.get(row.case.customer_id, "") if row.case.customer_id else "",
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
