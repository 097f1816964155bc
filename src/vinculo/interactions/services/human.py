"""Writing down that somebody looked whether a person is reached, and alarming where nobody did."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from vinculo.identity import api as identity
from vinculo.interactions import policy
from vinculo.interactions.contracts.human import (
    HumanEntrance,
    HumanKind,
    NewHumanCheck,
)
from vinculo.interactions.domain import human
from vinculo.interactions.labels.human import STANDING
from vinculo.interactions.models import HumanCheck
from vinculo.interactions.selectors.entrances import entrances
from vinculo.interactions.selectors.human import human_entrances
from vinculo.kernel import evidence
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.ids import new_id
from vinculo.notices import api as notices
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.work import api as work

SUBJECT = "human:"
TIME_TO_LOOK = timedelta(days=14)
OWN = {HumanKind.PHONE, HumanKind.KIOSK}


@transaction.atomic
def check(new: NewHumanCheck, *, by: Actor, at: datetime) -> str:
    """Keep what somebody found of an entrance, as evidence too; its source.

    ``phone:`` or ``kiosk:`` alone begins a new one. Raises NoWayWrittenError, NoEntranceError, and
    NotAllowedError where ``by`` does not answer for the service that it has or would have.
    """
    source, kind, name = _entrance(new)
    if not all(policy.may_check_human(by, one) for one in _services(new, kind)):
        raise NotAllowedError(action="interactions.check_human")
    words = new.words.strip()[:300]
    if new.reaches and not words:
        raise human.NoWayWrittenError
    row = HumanCheck.objects.create(
        source=source,
        kind=kind,
        name=name,
        service_id=new.service_id if kind in OWN else None,
        reaches=new.reaches,
        words=words,
        words_en=new.words_en.strip()[:300],
        is_gone=new.is_gone,
        checked_by_id=by.user_id,
        checked_at=at,
    )
    _prove(row)
    if row.reaches or row.is_gone:
        for task in work.tasks_on(f"{SUBJECT}{source}"):
            if task.done_at is None:
                work.complete(task_id=task.id, by=SYSTEM, at=at, result=gettext("Comprobado."))
    return source


def _entrance(new: NewHumanCheck) -> tuple[str, HumanKind, str]:
    """The source, the kind, and the name where only these rows know it."""
    said, _colon, key = new.source.partition(":")
    if said not in set(HumanKind):
        raise human.NoEntranceError
    kind = HumanKind(said)
    if kind not in OWN:
        if new.source not in {one.source for one in entrances()}:
            raise human.NoEntranceError
        return new.source, kind, ""
    if not key:
        source, known = f"{kind}:{new_id()}", None
    else:
        source, known = new.source, _last_name(new.source)
    name = new.name.strip()[:120] or known or ""
    if not name or (key and known is None):
        raise human.NoEntranceError
    return source, kind, name


def _services(new: NewHumanCheck, kind: HumanKind) -> set[UUID | None]:
    """The services whose entrance it is by now, and by this check."""
    if kind not in OWN:
        return {one.service_id for one in entrances() if one.source == new.source}
    rows = HumanCheck.objects.filter(source=new.source).order_by("-checked_at", "-pk")
    return {new.service_id, *rows.values_list("service_id", flat=True)[:1]}


def _last_name(source: str) -> str | None:
    rows = HumanCheck.objects.filter(source=source).order_by("-checked_at", "-pk")
    return rows.values_list("name", flat=True).first()


def _prove(row: HumanCheck) -> None:
    subject = f"{SUBJECT}{row.source}"
    facts = {
        "reaches": row.reaches,
        "is_gone": row.is_gone,
        "service": str(row.service_id or ""),
        "by": str(row.checked_by_id or ""),
        "at": row.checked_at.isoformat(),
    }
    digest = evidence.digest_of(row.words.encode(), owner=subject) if row.words else ""
    evidence.record(
        evidence.Proof(
            kind="interactions.human_checked", subject=subject, facts=facts, digest=digest
        )
    )


@transaction.atomic
def watch(*, at: datetime) -> int:
    """Alarm what the law asks and nobody has made sure of, or soon nobody will; how many.

    The owner of the service and administrators hear of it, and one of them has a task. Safe to run
    each night: an open task is enough.
    """
    zone = ZoneInfo(organization.company().timezone)
    today = at.astimezone(zone).date()
    found = [
        one
        for one in human_entrances(at=at)
        if one.is_alarming
        or (
            one.is_asked
            and one.checked_at is not None
            and human.is_soon_old(one.checked_at.astimezone(zone).date(), today)
        )
    ]
    for one in found:
        _tell(one, at=at)
    return sum(one.is_alarming for one in found)


def _tell(one: HumanEntrance, *, at: datetime) -> None:
    subject, url = f"{SUBJECT}{one.source}", reverse("interactions:human")
    hear = [user.id for user in identity.users() if Role.ADMINISTRATOR in user.roles]
    service = portfolio.service(one.service_id) if one.service_id else None
    if service is not None and service.owner_id is not None:
        hear = [service.owner_id, *(each for each in hear if each != service.owner_id)]
    words = gettext("le queda menos de un mes") if not one.is_alarming else STANDING[one.standing]
    notices.tell(
        hear,
        kind="interactions.human_missing",
        subject=subject,
        at=at,
        params={"name": one.name, "words": str(words)},
        url=url,
    )
    if hear and all(task.done_at is not None for task in work.tasks_on(subject)):
        work.create(
            owner_id=hear[0],
            title=gettext("Comprobar cómo se llega a una persona: %(name)s") % {"name": one.name},
            created_by=None,
            at=at,
            subject=subject,
            url=url,
            due_at=at + TIME_TO_LOOK,
        )


def service_ids() -> dict[UUID, str]:
    """The services that an entrance may be for, by name."""
    return {one.id: one.name for one in portfolio.services()}
