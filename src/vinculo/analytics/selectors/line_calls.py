"""How many calls came by the line, as they were told last."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q

from vinculo.analytics.models import CallRecord


@dataclass(frozen=True, kw_only=True)
class LineCalls:
    """How many came, and to how many of them a person answered."""

    n: int
    answered: int


def line_calls(*, since: datetime, until: datetime) -> LineCalls:
    """The calls of the whole company from ``since``, before ``until``."""
    later = CallRecord.objects.filter(
        reference=OuterRef("reference"), version__gt=OuterRef("version")
    )
    found = CallRecord.objects.filter(
        ~Exists(later), received_at__gte=since, received_at__lt=until
    ).aggregate(n=Count("pk"), answered=Count("pk", filter=Q(answered_at__isnull=False)))
    return LineCalls(n=found["n"], answered=found["answered"])
