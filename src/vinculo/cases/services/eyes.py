"""Who reads a case and who writes in it, told to the others at once."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.cases import policy
from vinculo.cases.contracts import Eye, EyeView
from vinculo.cases.models import Case, CaseEye
from vinculo.cases.services.story import NoSuchCaseError
from vinculo.kernel import live
from vinculo.kernel.actor import Actor

LOOKED = "cases.looked"
STAYS = timedelta(seconds=50)
"""A reader counts so long after the last sign of life; pages give one every twenty seconds."""
TYPES = timedelta(seconds=10)
"""Whoever stops typing counts as a reader again after this."""
FORGOTTEN = timedelta(hours=1)


@transaction.atomic
def look(*, case_id: UUID, state: Eye | None, actor: Actor, at: datetime) -> None:
    """Note that ``actor`` reads the case or writes in it; None: they went away.

    Others are told only when something changed for them. Raises NoSuchCaseError.
    """
    case = Case.objects.filter(policy.visible(actor), pk=case_id).only("pk", "access_keys").first()
    if case is None or actor.user_id is None:
        raise NoSuchCaseError
    rows = CaseEye.objects.select_for_update().filter(case=case, person_id=actor.user_id)
    known = rows.first()
    before = _state(known, at) if known else None
    if state is None:
        rows.delete()
    elif known is None:
        CaseEye.objects.update_or_create(
            case=case, person_id=actor.user_id, defaults={"state": state, "since": at, "at": at}
        )
    else:
        known.since = at if before is None else known.since
        known.state, known.at = state, at
        known.save(update_fields=["state", "since", "at"])
    if before is not state:
        live.push(topics=case.access_keys, kind=LOOKED, ref=case.pk)


def eyes_on(*, case_id: UUID, actor: Actor, at: datetime) -> list[EyeView]:
    """Who else has the case open, the one who came first at the top. Raises NoSuchCaseError."""
    if not Case.objects.filter(policy.visible(actor), pk=case_id).exists():
        raise NoSuchCaseError
    rows = (
        CaseEye.objects.filter(case_id=case_id, at__gt=at - STAYS)
        .exclude(person_id=actor.user_id)
        .select_related("person")
        .order_by("since", "pk")
    )
    found = ((row.person.name, _state(row, at)) for row in rows)
    return [EyeView(name=name, state=state) for name, state in found if state is not None]


def forget(*, at: datetime) -> int:
    """Remove what nobody counts any more; answers how many."""
    return CaseEye.objects.filter(at__lt=at - FORGOTTEN).delete()[0]


def _state(row: CaseEye, at: datetime) -> Eye | None:
    """What a row says at ``at``: typing turns into reading, reading into nothing."""
    age = at - row.at
    if age >= STAYS:
        return None
    return Eye.READS if age >= TYPES else Eye(row.state)
