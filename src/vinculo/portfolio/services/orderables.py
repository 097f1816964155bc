"""Writing what customers can order: each change is the next version, a withdrawal the last."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from vinculo.kernel.errors import DomainError
from vinculo.portfolio.contracts import Stage
from vinculo.portfolio.contracts.orderables import OrderableDraft
from vinculo.portfolio.domain.orderables import check_item, stored_options
from vinculo.portfolio.models import Orderable, OrderableVersion
from vinculo.portfolio.services.catalogue import locked


class OrderableNotFoundError(DomainError):
    """No such item of that service."""

    code = "orderable_not_found"


class NotInCatalogueError(DomainError):
    """Nothing is ordered of a service that is not offered."""

    code = "orderable_not_in_catalogue"


class OrderableNameTakenError(DomainError):
    """Two items of one service that are sold may not share a name."""

    code = "orderable_name_taken"


@transaction.atomic
def write_orderable(
    *,
    service_id: UUID,
    draft: OrderableDraft,
    at: datetime,
    by: UUID | None = None,
    item_id: UUID | None = None,
    new_item_id: UUID | None = None,
) -> UUID:
    """Write an item down, or its next version; answers the item's id.

    ``new_item_id`` is what a new one is called. Raises ServiceNotFoundError,
    OrderableNotFoundError, NotInCatalogueError, OrderableNameTakenError and what ``check_item``
    refuses.
    """
    service = locked(service_id)
    check_item(draft)
    if service.stage != Stage.CATALOGUE:
        raise NotInCatalogueError
    _refuse_taken(service_id, draft.name, but=item_id)
    if item_id is None:
        row = Orderable(service=service, created_at=at)
        row.pk = new_item_id or row.pk
        row.save(force_insert=True)
    else:
        row = _item(service_id, item_id)
    fields = _columns(draft)
    _append(row, fields, is_withdrawn=False, at=at, by=by)
    return row.pk


@transaction.atomic
def withdraw_orderable(
    *, service_id: UUID, item_id: UUID, at: datetime, by: UUID | None = None
) -> None:
    """End its sale; orders that have it go on. Raises OrderableNotFoundError."""
    locked(service_id)
    row = _item(service_id, item_id)
    last = _last(row)
    if last is None or last.is_withdrawn:
        return
    kept = ("id", "item", "version", "is_withdrawn", "created_at", "created_by")
    fields = {
        field.name: getattr(last, field.name)
        for field in OrderableVersion._meta.concrete_fields
        if field.name not in kept
    }
    _append(row, fields, is_withdrawn=True, at=at, by=by)


def _item(service_id: UUID, item_id: UUID) -> Orderable:
    row = Orderable.objects.filter(service_id=service_id, pk=item_id).first()
    if row is None:
        raise OrderableNotFoundError
    return row


def _last(row: Orderable) -> OrderableVersion | None:
    return OrderableVersion.objects.filter(item=row).order_by("-version").first()


def _append(
    row: Orderable, fields: dict[str, Any], *, is_withdrawn: bool, at: datetime, by: UUID | None
) -> None:
    last = _last(row)
    OrderableVersion.objects.create(
        item=row,
        version=last.version + 1 if last else 1,
        is_withdrawn=is_withdrawn,
        created_at=at,
        created_by=by,
        **fields,
    )


def _columns(draft: OrderableDraft) -> dict[str, Any]:
    fields = asdict(draft) | {"options": stored_options(draft.options)}
    texts = ("name", "name_en", "description", "description_en")
    return fields | {name: fields[name].strip() for name in texts}


def _refuse_taken(service_id: UUID, name: str, *, but: UUID | None) -> None:
    newest = (
        OrderableVersion.objects.filter(item__service_id=service_id)
        .exclude(item_id=but)
        .order_by("item_id", "-version")
        .distinct("item_id")
    )
    wanted = name.strip().casefold()
    if any(not one.is_withdrawn and one.name.casefold() == wanted for one in newest):
        raise OrderableNameTakenError
