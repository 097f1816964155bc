"""How many complaints each cause brought, for figures that stand beside them."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count

from vinculo.complaints import policy
from vinculo.complaints.contracts import Caused, Loss
from vinculo.complaints.models import Complaint
from vinculo.kernel.actor import Actor

LEVELS = 4
LOSSES = tuple(f"cause__{'parent__' * up}loss" for up in range(LEVELS))
"""What a cause says of the loss, and those above it, the nearest first."""


def caused(
    *,
    actor: Actor,
    since: datetime,
    until: datetime,
    service_id: UUID | None = None,
    cause_id: UUID | None = None,
) -> list[Caused]:
    """Complaints received from ``since``, before ``until``, by cause and service, as counted.

    ``cause_id``: only those of this very cause. What goes on with another counts there.
    """
    rows = Complaint.objects.counted().filter(
        policy.counted(actor), filed_at__gte=since, filed_at__lt=until
    )
    if service_id is not None:
        rows = rows.filter(service_id=service_id)
    if cause_id is not None:
        rows = rows.filter(cause_id=cause_id)
    counted = (
        rows.order_by()
        .values_list("cause_id", "cause__parent__name", "cause__name", "service_id", *LOSSES)
        .annotate(n=Count("pk"))
    )
    found = [
        Caused(
            id=pk,
            name=" › ".join(filter(None, (above, name))),
            complaints=n,
            service_id=service,
            loss=next((Loss(one) for one in losses if one), None),
        )
        for pk, above, name, service, *losses, n in counted
    ]
    return sorted(
        found, key=lambda one: (-one.complaints, one.name, str(one.id), str(one.service_id))
    )
