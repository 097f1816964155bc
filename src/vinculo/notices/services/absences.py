"""Being away, and who hears in one's place."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from vinculo.identity import api as identity
from vinculo.kernel import locks
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.notices import policy
from vinculo.notices.models import Absence
from vinculo.notices.services.company_clock import today


class BadAbsenceError(DomainError):
    """The last day lies before the first, or before today."""

    code = "notices_bad_absence"


class AbsentTwiceError(DomainError):
    """Two absences of one person share a day."""

    code = "notices_absent_twice"


class BadSubstituteError(DomainError):
    """Who stands in is somebody else, and works here."""

    code = "notices_bad_substitute"


@transaction.atomic
def be_away(
    *, actor: Actor, from_on: date, until_on: date, substitute_id: UUID | None, at: datetime
) -> UUID:
    """Note that the actor is away, both days included; answers the absence's id."""
    if actor.user_id is None:
        raise NotAllowedError(action="notices.see")
    if until_on < from_on or until_on < today(at):
        raise BadAbsenceError
    if substitute_id is not None and substitute_id not in may_stand_in(actor):
        raise BadSubstituteError
    locks.wait_for(f"absences of {actor.user_id}")
    own = Absence.objects.filter(policy.own(actor.user_id))
    if own.filter(from_on__lte=until_on, until_on__gte=from_on).exists():
        raise AbsentTwiceError
    return Absence.objects.create(
        user_id=actor.user_id,
        from_on=from_on,
        until_on=until_on,
        substitute_id=substitute_id,
        made_at=at,
    ).pk


def come_back(*, actor: Actor, absence_id: UUID) -> bool:
    """Take one of the actor's own absences away; whether it was theirs."""
    return bool(Absence.objects.filter(policy.own(actor.user_id), pk=absence_id).delete()[0])


def may_stand_in(actor: Actor) -> dict[UUID, str]:
    """Everybody else who can sign in, by name."""
    return {u.id: u.name for u in identity.users() if u.id != actor.user_id and u.is_active}
