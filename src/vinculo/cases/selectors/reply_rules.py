"""How long a reply brings a resolved case back, for each service."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from vinculo.cases.domain.lifecycle import REOPEN_GRACE
from vinculo.cases.models import ReplyRule


def graces() -> dict[UUID, timedelta]:
    """The grace of each service that has a rule of its own."""
    rows = ReplyRule.objects.order_by("pk").values_list("service_id", "grace_days")
    return {service_id: timedelta(days=days) for service_id, days in rows}


def grace_of(service_id: UUID) -> timedelta:
    """The grace of one service."""
    return graces().get(service_id, REOPEN_GRACE)


def past_grace(at: datetime) -> Q:
    """Resolved cases that no reply brings back any more."""
    own = graces()
    found = Q(resolved_at__lt=at - REOPEN_GRACE) & ~Q(service_id__in=list(own))
    for service_id, grace in own.items():
        found |= Q(service_id=service_id, resolved_at__lt=at - grace)
    return found
