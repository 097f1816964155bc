"""What waves measured of those who say nothing, over all of them."""

from uuid import UUID

from django.db.models import Count, Q

from vinculo.feedback.contracts import InvitationState
from vinculo.feedback.domain.unheard import Measured
from vinculo.feedback.models import Wave, WaveInvitation


def measured(*, service_id: UUID | None = None) -> Measured:
    """Of everybody asked, or of those asked about one service; the latest margin that was said."""
    said = WaveInvitation.objects.filter(state=InvitationState.SAID)
    waves = Wave.objects.filter(worth__isnull=False)
    if service_id is not None:
        said, waves = said.filter(wave__service_id=service_id), waves.filter(service_id=service_id)
    counts = said.aggregate(had=Count("pk"), told=Count("pk", filter=Q(had_told=True)))
    last = waves.order_by("-created_at", "-pk").values_list("worth", "currency").first()
    worth, currency = last or (None, "")
    return Measured(
        had=counts["had"],
        had_told=counts["told"],
        worth=None if worth is None else float(worth),
        currency=currency,
    )
