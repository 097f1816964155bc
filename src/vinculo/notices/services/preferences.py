"""What a person wants to hear of, how, and when."""

from collections.abc import Mapping

from django.db import transaction

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.notices import policy
from vinculo.notices.contracts import MailHours, Way
from vinculo.notices.domain.quiet import is_whole
from vinculo.notices.labels import notice_kinds
from vinculo.notices.models import Hours, MailWindow, Preference


class HalfQuietError(DomainError):
    """The hours of a day have a beginning, and an end after it."""

    code = "notices_half_quiet"


@transaction.atomic
def choose(*, actor: Actor, ways: Mapping[str, Way], hours: MailHours) -> None:
    """Keep the actor's own choices; kinds that nobody knows are left out. Raises HalfQuietError."""
    if actor.user_id is None:
        raise NotAllowedError(action="notices.see")
    if any(window is not None and not is_whole(window) for window in hours.week):
        raise HalfQuietError
    for kind, way in ways.items():
        if kind in notice_kinds:
            Preference.objects.update_or_create(
                user_id=actor.user_id, kind=kind, defaults={"way": way}
            )
    Hours.objects.update_or_create(pk=actor.user_id, defaults={"digest_at": hours.digest_at})
    MailWindow.objects.filter(policy.own(actor.user_id)).delete()
    MailWindow.objects.bulk_create(
        MailWindow(user_id=actor.user_id, weekday=weekday, opens=window.opens, closes=window.closes)
        for weekday, window in enumerate(hours.week)
        if window is not None
    )
