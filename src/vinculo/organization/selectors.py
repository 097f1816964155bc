"""Reads of the organization context."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from vinculo.identity import api as identity
from vinculo.kernel.changes import Change, changes
from vinculo.kernel.errors import DomainError
from vinculo.kernel.statements import Statement, fetch
from vinculo.lib.calendar import Calendar
from vinculo.organization.contracts import (
    CalendarDraft,
    CalendarSummary,
    CompanyView,
    LegalPlace,
    MemberView,
    TeamView,
)
from vinculo.organization.domain.currency import USUAL
from vinculo.organization.domain.languages import wanted_in
from vinculo.organization.domain.week import (
    calendar_from,
    intervals_from_json,
    special_from_json,
)
from vinculo.organization.models import (
    BusinessCalendar,
    CalendarVersion,
    Company,
    ConfirmedYear,
    Membership,
    Team,
)

MOST_CHANGES = 50
TEAMS_OF = """
SELECT user_id, team_id FROM organization_membership WHERE user_id = ANY(%s::uuid[]) ORDER BY id
"""


class NoCompanyYetError(DomainError):
    """The installation has no company yet."""

    code = "company_missing"


class NoCalendarError(DomainError):
    """No business calendar exists, or not the one asked for."""

    code = "calendar_not_found"


def company() -> CompanyView:
    """The company that this installation serves. Raises NoCompanyYetError."""
    found = company_if_any()
    if found is None:
        raise NoCompanyYetError
    return found


_KNOWN: ContextVar[CompanyView | None] = ContextVar("company", default=None)


@contextmanager
def knowing(found: CompanyView | None) -> Iterator[None]:
    """Within it the company is ``found`` and is not asked for again, until somebody changes it."""
    token = _KNOWN.set(found)
    try:
        yield
    finally:
        _KNOWN.reset(token)


def forget_company() -> None:
    """What is known of the company is about to change: ask again from here on."""
    _KNOWN.set(None)


def company_if_any() -> CompanyView | None:
    """The company that this installation serves; None before there is one."""
    known = _KNOWN.get()
    if known is not None:
        return known
    found = _company.first()
    if found is None:
        return None
    return CompanyView(
        name=found.name,
        language=found.language,
        timezone=found.timezone,
        base_url=found.base_url,
        is_practice=found.is_practice,
        logo_digest=found.logo_digest,
        currency=found.currency,
        attended_languages=tuple(found.attended_languages.split()),
    )


def wanted_languages() -> tuple[str, ...]:
    """The languages that the law wants where the company's terms are counted."""
    return wanted_in((place.country, place.region) for place in legal_places())


def languages_said() -> list[tuple[Change, str]]:
    """Who said last in which languages the company attends, each change with a person's name."""
    found = [
        one
        for one in changes(limit=MOST_CHANGES, thing="organization.Company")
        if any(field.name == "attended_languages" for field in one.fields)
    ]
    names = identity.user_names({one.actor_id for one in found if one.actor_id})
    return [(one, names.get(one.actor_id, "") if one.actor_id else "") for one in found]


def currency() -> str:
    """The company's currency; the usual one before there is a company."""
    found = company_if_any()
    return found.currency if found else USUAL


@Statement
def _company() -> QuerySet[Any, Any]:
    return Company.objects.order_by("pk").values(
        "name",
        "language",
        "timezone",
        "base_url",
        "is_practice",
        "logo_digest",
        "currency",
        "attended_languages",
    )[:1]


def company_exists() -> bool:
    """Whether the company has been opened; the start wizard is closed from then on."""
    return Company.objects.exists()


def latest_versions(
    calendar_ids: Collection[UUID] | None = None,
) -> Iterable[CalendarVersion]:
    """The version in force of each calendar (of those named)."""
    versions = CalendarVersion.objects.order_by("calendar_id", "-number").distinct("calendar_id")
    return versions if calendar_ids is None else versions.filter(calendar_id__in=calendar_ids)


def calendars_of(calendar_ids: Collection[UUID]) -> dict[UUID, Calendar]:
    """The calendars as they are now, by id, in one query. Raises NoCalendarError."""
    found = {version.calendar_id: _calendar(version) for version in latest_versions(calendar_ids)}
    if len(found) < len(set(calendar_ids)):
        raise NoCalendarError
    return found


def calendar_of(calendar_id: UUID) -> Calendar:
    """One calendar as it is now. Raises NoCalendarError."""
    return calendars_of([calendar_id])[calendar_id]


def draft_of(calendar_id: UUID) -> CalendarDraft:
    """A calendar as it is now, in the form in which it is edited. Raises NoCalendarError."""
    for version in latest_versions([calendar_id]):
        return _draft(version)
    raise NoCalendarError


def default_calendar_id() -> UUID:
    """The calendar with which new standards begin. Raises NoCalendarError."""
    found = BusinessCalendar.objects.filter(is_default=True).values_list("pk", flat=True).first()
    if found is None:
        raise NoCalendarError
    return found


def calendars() -> list[CalendarSummary]:
    """All calendars, the default one first, then by name."""
    versions = {version.calendar_id: version for version in latest_versions()}
    return [
        CalendarSummary(
            id=calendar.pk,
            name=calendar.name,
            timezone=versions[calendar.pk].timezone,
            version=versions[calendar.pk].number,
            is_default=calendar.is_default,
        )
        for calendar in BusinessCalendar.objects.order_by("-is_default", "name", "pk")
    ]


def confirmed_years(calendar_id: UUID) -> list[tuple[int, str, datetime]]:
    """Which years of a calendar somebody confirmed, by which source and when, the last first."""
    rows = ConfirmedYear.objects.filter(calendar_id=calendar_id).order_by("-year")
    return list(rows.values_list("year", "source", "confirmed_at"))


def legal_places(country: str = "") -> list[LegalPlace]:
    """Where terms of the law are counted: the calendars with holidays (of ``country``), by name.

    Two queries.
    """
    confirmed: defaultdict[UUID, set[int]] = defaultdict(set)
    for calendar_id, year in ConfirmedYear.objects.values_list("calendar_id", "year"):
        confirmed[calendar_id].add(year)
    rows = CalendarVersion.objects.order_by("calendar_id", "-number").distinct("calendar_id")
    found = [
        LegalPlace(
            calendar_id=row.calendar_id,
            name=row.calendar.name,
            version=row.number,
            timezone=row.timezone,
            country=row.country,
            region=row.region,
            public_days=tuple(d for d in special_from_json(row.special_days) if d.is_public),
            confirmed_years=frozenset(confirmed[row.calendar_id]),
        )
        for row in rows.select_related("calendar")
        if row.country and country in {"", row.country}
    ]
    return sorted(found, key=lambda place: (place.name, place.calendar_id))


def teams() -> list[TeamView]:
    """All open teams, by name."""
    return [TeamView(id=team.id, name=team.name) for team in _teams.rows()]


@Statement
def _teams() -> QuerySet[Any, Any]:
    rows = Team.objects.filter(closed_at__isnull=True)
    return rows.order_by("sort_name", "pk").values("id", "name")


def teams_of(user_id: UUID) -> list[TeamView]:
    """The open teams of a person, by name."""
    return [
        TeamView(id=row.team_id, name=row.team__name, leads=row.leads)
        for row in _teams_of.rows(user_id=user_id)
    ]


@Statement
def _teams_of(user_id: UUID) -> QuerySet[Any, Any]:
    rows = Membership.objects.filter(user_id=user_id, team__closed_at__isnull=True)
    return rows.order_by("team__sort_name", "pk").values("team_id", "team__name", "leads")


def members_of(team_id: UUID) -> list[MemberView]:
    """Who is in a team, those who lead it first."""
    return members_by_team([team_id])[team_id]


def members_by_team(team_ids: Collection[UUID]) -> dict[UUID, list[MemberView]]:
    """Who is in each of the teams, those who lead it first, in one query."""
    found: defaultdict[UUID, list[MemberView]] = defaultdict(list)
    for team_id, user_id, leads in _members.rows(team_ids=list(team_ids)):
        found[team_id].append(MemberView(user_id=user_id, leads=leads))
    return {team_id: found.get(team_id, []) for team_id in team_ids}


@Statement
def _members(team_ids: list[UUID]) -> QuerySet[Any, Any]:
    rows = Membership.objects.filter(team_id__in=team_ids).order_by("-leads", "pk")
    return rows.values("team_id", "user_id", "leads")


def teams_by_member(user_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """The teams of each of these people, in one query; who is in none is not named."""
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for user_id, team_id in fetch(TEAMS_OF, [list(user_ids)]):
        found[user_id].append(team_id)
    return dict(found)


def _draft(version: CalendarVersion) -> CalendarDraft:
    return CalendarDraft(
        timezone=version.timezone,
        weekly=tuple(intervals_from_json(day) for day in version.weekly),
        country=version.country,
        region=version.region,
        special_days=special_from_json(version.special_days),
    )


def _calendar(version: CalendarVersion) -> Calendar:
    return calendar_from(_draft(version), [date.fromisoformat(day) for day in version.holidays])
