"""What a person wants to hear of, how, and when."""

from collections.abc import Mapping

from django.db import transaction

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.notices.contracts import MailHours, Way
from vinculo.notices.labels import notice_kinds
from vinculo.notices.models import Hours, Preference


class HalfQuietError(DomainError):
    """A quiet has a beginning and an end."""

    code = "notices_half_quiet"


@transaction.atomic
def choose(*, actor: Actor, ways: Mapping[str, Way], hours: MailHours) -> None:
    """Keep the actor's own choices; kinds that nobody knows are left out. Raises HalfQuietError."""
    if actor.user_id is None:
        raise NotAllowedError(action="notices.see")
    if (hours.quiet_from is None) != (hours.quiet_until is None) or (
        hours.quiet_from is not None and hours.quiet_from == hours.quiet_until
    ):
        raise HalfQuietError
    for kind, way in ways.items():
        if kind in notice_kinds:
            Preference.objects.update_or_create(
                user_id=actor.user_id, kind=kind, defaults={"way": way}
            )
    Hours.objects.update_or_create(
        pk=actor.user_id,
        defaults={
            "quiet_from": hours.quiet_from,
            "quiet_until": hours.quiet_until,
            "digest_at": hours.digest_at,
        },
    )
