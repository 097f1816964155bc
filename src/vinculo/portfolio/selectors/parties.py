"""Third parties with what was agreed with them and what they keep of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q

from vinculo.kernel.actor import Actor
from vinculo.kernel.metrics import Better
from vinculo.portfolio import policy
from vinculo.portfolio.contracts import (
    Audience,
    PartyKind,
    PartyView,
    ResultView,
    StandardVersion,
    Verdict,
)
from vinculo.portfolio.domain.standards import in_force, judge
from vinculo.portfolio.models import MeasuredResult, Party, Service, Standard
from vinculo.portfolio.selectors.results import view_of

MOST_PARTIES, MOST_RESULTS = 500, 24


@dataclass(frozen=True, kw_only=True)
class PartyStandard:
    """What was agreed with a third party in one service, with its results, the latest first."""

    standard: StandardVersion
    service_id: UUID
    service_name: str
    results: tuple[ResultView, ...]

    @property
    def last(self) -> ResultView | None:
        """The latest result."""
        return self.results[0] if self.results else None

    @property
    def verdict(self) -> Verdict:
        """Whether the latest result reaches what was agreed."""
        return judge(self.standard, self.last)


@dataclass(frozen=True, kw_only=True)
class PartySheet:
    """A third party on one page."""

    id: UUID
    kind: PartyKind
    name: str
    does: str
    owner_id: UUID | None
    owner_name: str
    since: date
    until: date | None
    standards: tuple[PartyStandard, ...]


def parties(*, today: date | None = None) -> list[PartyView]:
    """All third parties by name; those that have ended are marked when a day is given."""
    rows = Party.objects.order_by("sort_name", "pk")[:MOST_PARTIES]
    return [
        PartyView(
            id=row.pk,
            name=row.name,
            kind=PartyKind(row.kind),
            has_ended=today is not None and row.until is not None and row.until < today,
        )
        for row in rows
    ]


def party_sheets(
    *, actor: Actor, at: datetime, party_id: UUID | None = None, service_id: UUID | None = None
) -> list[PartySheet]:
    """Third parties (or one; or those that serve in a service), in three queries."""
    if not policy.may(actor, "portfolio.see"):
        return []
    rows = Party.objects.annotate(owner_name=F("owner__name"))
    if party_id is not None:
        rows = rows.filter(pk=party_id)
    if service_id is not None:
        rows = rows.filter(
            pk__in=Standard.objects.filter(service_id=service_id, party__isnull=False).values(
                "party"
            )
        )
    found = list(rows.order_by("sort_name", "pk")[:MOST_PARTIES])
    standards = _standards({row.pk for row in found}, at)
    return [
        PartySheet(
            id=row.pk,
            kind=PartyKind(row.kind),
            name=row.name,
            does=row.does,
            owner_id=row.owner_id,
            owner_name=row.owner_name or "",
            since=row.since,
            until=row.until,
            standards=tuple(
                each
                for each in standards[row.pk]
                if service_id is None or each.service_id == service_id
            ),
        )
        for row in found
    ]


def party_of_standard(
    *, actor: Actor, standard_id: UUID, at: datetime
) -> tuple[PartySheet, PartyStandard] | None:
    """A standard of a third party that ``actor`` may see, with whose it is."""
    row = Standard.objects.filter(pk=standard_id, party__isnull=False).first()
    if row is None or row.party_id is None:
        return None
    for sheet in party_sheets(actor=actor, at=at, party_id=row.party_id):
        for each in sheet.standards:
            if each.standard.id == standard_id:
                return sheet, each
    return None


def services_to_ask(*, actor: Actor) -> list[tuple[UUID, str]]:
    """The services for which ``actor`` may agree something with a third party."""
    rows = Service.objects.filter(_asks(actor)).order_by("sort_name", "pk")
    return list(rows.values_list("pk", "name"))


def _asks(actor: Actor) -> Q:
    return policy.visible(actor) & policy.editable(actor)


def _standards(party_ids: Collection[UUID], at: datetime) -> defaultdict[UUID, list[PartyStandard]]:
    """What is in force with each, by service; every version is one of its metric."""
    found_of = Standard.objects.filter(party__in=party_ids).select_related("service")
    rows = list(found_of.order_by("service__sort_name", "metric", "-version"))
    groups: defaultdict[tuple[UUID, UUID], list[Standard]] = defaultdict(list)
    for row in rows:
        if row.party_id is not None:
            groups[row.party_id, row.service_id].append(row)
    results = _results([row.pk for row in rows])
    found: defaultdict[UUID, list[PartyStandard]] = defaultdict(list)
    for (party_id, service_id), some in groups.items():
        for standing in in_force(map(_version, some), at).values():
            found[party_id].append(
                PartyStandard(
                    standard=standing,
                    service_id=service_id,
                    service_name=some[0].service.name,
                    results=tuple(results[standing.id][:MOST_RESULTS]),
                )
            )
    return found


def _results(ids: Iterable[UUID]) -> defaultdict[UUID, list[ResultView]]:
    found: defaultdict[UUID, list[ResultView]] = defaultdict(list)
    rows = MeasuredResult.objects.filter(standard__in=list(ids)).order_by("-until", "pk")
    for row in rows:
        found[row.standard_id].append(view_of(row))
    return found


def _version(row: Standard) -> StandardVersion:
    return StandardVersion(
        id=row.pk,
        metric=row.metric,
        version=row.version,
        target=row.target,
        warn_pct=row.warn_pct,
        calendar_id=row.calendar_id,
        words=row.words,
        staff_words=row.staff_words,
        words_en=row.words_en,
        staff_words_en=row.staff_words_en,
        withdrawn=row.withdrawn,
        valid_from=row.valid_from,
        name=row.name,
        goal=row.goal,
        unit=row.unit,
        better=Better(row.better),
        min_share_pct=row.min_share_pct,
        audience=Audience(row.audience),
        audience_words=row.audience_words,
        owner_id=row.owner_id,
    )
