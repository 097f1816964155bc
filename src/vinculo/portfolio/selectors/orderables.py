"""Reads of what customers can order."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from vinculo.portfolio.contracts import Stage
from vinculo.portfolio.contracts.orderables import OrderableDraft, OrderableView
from vinculo.portfolio.domain.orderables import read_options
from vinculo.portfolio.models import OrderableVersion


def orderables(*, service_id: UUID | None = None) -> list[OrderableView]:
    """The newest version of each item, by name, those that are sold no more too."""
    rows = OrderableVersion.objects.select_related("item__service")
    if service_id is not None:
        rows = rows.filter(item__service_id=service_id)
    newest = rows.order_by("item_id", "-version").distinct("item_id")
    return sorted(_views(newest), key=lambda one: (one.name.casefold(), str(one.id)))


def orderables_by_id(item_ids: Collection[UUID]) -> dict[UUID, OrderableView]:
    """The newest version of these items."""
    rows = OrderableVersion.objects.filter(item__in=list(item_ids)).select_related("item__service")
    return {one.id: one for one in _views(rows.order_by("item_id", "-version").distinct("item_id"))}


def orderable_versions(*, service_id: UUID, item_id: UUID) -> list[OrderableView]:
    """All versions of an item, the newest first."""
    rows = OrderableVersion.objects.filter(item=item_id, item__service_id=service_id)
    return _views(rows.select_related("item__service").order_by("-version", "pk"))


def public_orderables(
    service_ids: Collection[UUID], *, day: date
) -> Mapping[UUID, tuple[OrderableView, ...]]:
    """What strangers may read that can be ordered of each of these services on ``day``."""
    rows = OrderableVersion.objects.filter(item__service__in=list(service_ids))
    newest = rows.select_related("item__service").order_by("item_id", "-version")
    found: dict[UUID, tuple[OrderableView, ...]] = {}
    for one in sorted(_views(newest.distinct("item_id")), key=lambda each: each.name.casefold()):
        if one.draft.is_public and one.is_sold_on(day):
            found[one.service_id] = (*found.get(one.service_id, ()), one)
    return found


def _views(rows: Iterable[Any]) -> list[OrderableView]:
    return [_view(row) for row in rows]


def _view(row: Any) -> OrderableView:
    service = row.item.service
    return OrderableView(
        id=row.item_id,
        version_id=row.pk,
        version=row.version,
        service_id=service.pk,
        service_name=service.name,
        is_withdrawn=row.is_withdrawn,
        is_offered=service.stage == Stage.CATALOGUE,
        draft=OrderableDraft(
            name=row.name,
            name_en=row.name_en,
            description=row.description,
            description_en=row.description_en,
            price=row.price,
            currency=row.currency,
            least=row.least,
            most=row.most,
            step=row.step,
            lead_days=row.lead_days,
            options=read_options(row.options),
            is_public=row.is_public,
            sold_from=row.sold_from,
            sold_until=row.sold_until,
        ),
    )
