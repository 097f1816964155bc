"""What waves measured of those who say nothing, service by service."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from vinculo.customers import api as customers
from vinculo.feedback.contracts import InvitationState
from vinculo.feedback.domain.unheard import Measured
from vinculo.feedback.models import Wave, WaveInvitation


def measured(service_ids: Collection[UUID], *, since: date, until: date) -> dict[UUID, Measured]:
    """Of those asked about each service, the latest margin said of it, and who had it; 3 queries.

    ``since``, ``until``: the days of which the customers are counted who had it.
    """
    said = WaveInvitation.objects.filter(
        state=InvitationState.SAID, wave__service__in=list(service_ids)
    )
    counted = said.order_by().values_list("wave__service_id")
    counts = {
        service_id: (had, told)
        for service_id, had, told in counted.annotate(
            had=Count("pk"), told=Count("pk", filter=Q(had_told=True))
        )
    }
    waves = Wave.objects.filter(worth__isnull=False, service__in=list(service_ids))
    latest = waves.order_by("service", "-created_at", "-pk").distinct("service")
    worths = {
        service_id: (float(worth), currency)
        for service_id, worth, currency in latest.values_list("service_id", "worth", "currency")
        if worth is not None
    }
    holders = customers.how_many_had(service_ids=service_ids, since=since, until=until)
    found = {}
    for service_id in service_ids:
        had, told = counts.get(service_id, (0, 0))
        worth, currency = worths.get(service_id, (None, ""))
        found[service_id] = Measured(
            had=had,
            had_told=told,
            worth=worth,
            currency=currency,
            holders=holders.get(service_id, 0),
        )
    return found
