"""The bodies outside of court that the company keeps: for settings, and those to tell of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vinculo.complaints.contracts import Taking, WayOut
from vinculo.complaints.domain.bodies import is_offered
from vinculo.complaints.models import Body, Complaint, ToldBody


@dataclass(frozen=True, kw_only=True)
class BodyView:
    """A body; ``service_ids`` of which services customers are told of it, empty: of all."""

    id: UUID
    way: WayOut
    name: str
    taking: Taking
    address: str
    url: str
    how: str
    how_en: str
    place: str
    service_ids: tuple[UUID, ...]
    since_on: date | None
    until_on: date | None
    is_retired: bool

    def how_in(self, language: str) -> str:
        """How to go there, in English where somebody wrote it."""
        return (self.how_en if language.startswith("en") else "") or self.how

    def is_told_on(self, day: date) -> bool:
        """Whether customers are told of it on that day, of one service at least."""
        return not self.is_retired and is_offered(day, since=self.since_on, until=self.until_on)


def bodies() -> list[BodyView]:
    """All, those that are offered first."""
    return [_view(row) for row in Body.objects.order_by("is_retired", "name", "pk")]


def offered(service_id: UUID | None, *, day: date) -> list[BodyView]:
    """Those of which customers of a service are told on that day; None: of any service."""
    rows = Body.objects.filter(is_retired=False).order_by("name", "pk")
    found = [_view(row) for row in rows]
    return [
        one
        for one in found
        if one.is_told_on(day)
        and (service_id is None or not one.service_ids or service_id in one.service_ids)
    ]


def offered_for(complaint_id: UUID, *, day: date) -> list[BodyView]:
    """Those of which the customer of a complaint is told on that day."""
    row = Complaint.objects.filter(pk=complaint_id).values_list("service_id", flat=True).first()
    return offered(row, day=day) if row else []


def told_with(row: Complaint) -> Sequence[tuple[BodyView, str]]:
    """The bodies that the standing answer tells of, each with the name that it had then."""
    if row.answered_at is None:
        return []
    told = ToldBody.objects.filter(complaint=row, told_at=row.answered_at).select_related("body")
    return [(_view(one.body), one.name) for one in told.order_by("name", "pk")]


def services_of(rows: Sequence[BodyView], names: Mapping[UUID, str]) -> dict[UUID, list[str]]:
    """The names of the services of each body; none: all services."""
    return {row.id: sorted(names[one] for one in row.service_ids if one in names) for row in rows}


def _view(row: Body) -> BodyView:
    return BodyView(
        id=row.pk,
        way=WayOut(row.way),
        name=row.name,
        taking=Taking(row.taking),
        address=row.address,
        url=row.url,
        how=row.how,
        how_en=row.how_en,
        place=row.place,
        service_ids=tuple(row.service_ids),
        since_on=row.since_on,
        until_on=row.until_on,
        is_retired=row.is_retired,
    )
