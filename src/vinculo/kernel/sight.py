"""The sight log: whoever loads a person's data says so here."""

from datetime import datetime

from vinculo.kernel.actor import Actor
from vinculo.kernel.models import Sight


def record(*, actor: Actor, subject: str, where: str, at: datetime) -> None:
    """Note that ``actor`` saw ``subject`` (``"customer:<id>"``) at ``where`` (``"page"``…).

    One row per actor, subject, place and quarter hour. What the system itself does is no sight.
    """
    if actor.user_id is None:
        return
    quarter = at.replace(minute=at.minute - at.minute % 15, second=0, microsecond=0)
    Sight.objects.bulk_create(
        [Sight(actor_id=actor.user_id, subject=subject, quarter=quarter, where=where)],
        ignore_conflicts=True,
    )
