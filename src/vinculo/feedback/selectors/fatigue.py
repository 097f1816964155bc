"""When each customer, and each address, was last asked anything, whatever the question was."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from vinculo.complaints import api as complaints
from vinculo.customers import api as customers
from vinculo.feedback.contracts import RatingState
from vinculo.feedback.models import Rating, WaveInvitation


def asked_with(records: Collection[UUID]) -> set[UUID]:
    """These records and those of others at whose addresses the same person reads the question."""
    return set(records).union(*customers.sharing(records).values())


def last_asked(records: Collection[UUID], *, but_case: UUID | None = None) -> dict[UUID, datetime]:
    """From a customer's record to when it was last asked; those never asked are not in it.

    ``but_case``: what was asked of this case does not count.
    """
    rated = Rating.objects.filter(customer_id__in=records).exclude(state=RatingState.SKIPPED)
    if but_case is not None:
        rated = rated.exclude(case_id=but_case)
    told = WaveInvitation.objects.filter(customer_id__in=records, sent_at__isnull=False)
    found: dict[UUID, datetime] = {}
    for rows, moment in ((rated, "asked_at"), (told, "sent_at")):
        latest = rows.order_by().values_list("customer_id").annotate(at=Max(moment))
        for record, at in latest:
            if record is not None:
                found[record] = max(found.get(record, at), at)
    for record, at in complaints.last_mailed(records, but_case=but_case).items():
        found[record] = max(found.get(record, at), at)
    return found
