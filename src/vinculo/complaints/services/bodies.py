"""The bodies outside of court that the company keeps, and those that an answer tells of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from vinculo.complaints import policy
from vinculo.complaints.contracts import OUTSIDE_WAYS, Taking, WayOut
from vinculo.complaints.domain.bodies import (
    BodyNameError,
    NoSuchBodyError,
    check_days,
    check_reach,
)
from vinculo.complaints.models import Body, Complaint, ToldBody
from vinculo.complaints.selectors.bodies import BodyView, offered
from vinculo.complaints.selectors.holding import day_of
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.portfolio import api as portfolio


class BodyWayError(DomainError):
    """Out of court it is a mediation, an arbitration, a consumer office or a regulator."""

    code = "complaint_body_way"


class BodyServiceError(DomainError):
    """It is told of services that the company has."""

    code = "complaint_body_service"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What somebody writes of a body; ``service_ids`` empty: it is told of every service."""

    way: WayOut
    name: str
    taking: Taking
    address: str = ""
    url: str = ""
    how: str = ""
    how_en: str = ""
    place: str = ""
    service_ids: tuple[UUID, ...] = ()
    since_on: date | None = None
    until_on: date | None = None
    is_retired: bool = False


@transaction.atomic
def keep_body(*, entry: Entry, actor: Actor, body_id: UUID | None = None) -> UUID:
    """Write down a body, change it or archive it; what was told keeps the name that it had.

    Raises NotAllowedError, NoSuchBodyError, BodyWayError, BodyNameError, BodyPlaceError,
    BodyLinkError, ClosedPlatformError, BodyDaysError, BodyServiceError.
    """
    if not policy.may(actor, "complaints.set_bodies"):
        raise NotAllowedError(action="complaints.set_bodies")
    row = Body() if body_id is None else _locked(body_id)
    name, address, url = (" ".join(each.split()) for each in (entry.name, entry.address, entry.url))
    if entry.way not in OUTSIDE_WAYS:
        raise BodyWayError
    same = Body.objects.filter(name__iexact=name[:160], is_retired=False).exclude(pk=row.pk)
    if not name or (not entry.is_retired and same.exists()):
        raise BodyNameError
    check_reach(address, url)
    check_days(entry.since_on, entry.until_on)
    for service_id in set(entry.service_ids) - set(row.service_ids):
        if portfolio.service(service_id) is None:
            raise BodyServiceError
    row.way, row.name, row.taking = entry.way, name[:160], entry.taking
    row.address, row.url, row.place = address[:300], url[:300], " ".join(entry.place.split())[:80]
    row.how, row.how_en = entry.how.strip()[:500], entry.how_en.strip()[:500]
    row.service_ids = sorted(set(entry.service_ids))
    row.since_on, row.until_on, row.is_retired = entry.since_on, entry.until_on, entry.is_retired
    row.save()
    return row.pk


def chosen(row: Complaint, ids: Sequence[UUID], *, at: datetime) -> list[BodyView]:
    """The bodies that an answer tells of, as its form had them. Raises NoSuchBodyError."""
    if not ids:
        return []
    known = {one.id: one for one in offered(row.service_id, day=day_of(at))}
    if not known.keys() >= set(ids):
        raise NoSuchBodyError
    return [one for key, one in known.items() if key in ids]


def tell(row: Complaint, found: Sequence[BodyView], *, at: datetime) -> None:
    """They were told with the answer of that moment."""
    ToldBody.objects.bulk_create(
        ToldBody(complaint=row, body_id=one.id, name=one.name, told_at=at) for one in found
    )


def _locked(body_id: UUID) -> Body:
    row = Body.objects.select_for_update().filter(pk=body_id).first()
    if row is None:
        raise NoSuchBodyError
    return row
