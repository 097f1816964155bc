"""Which laws bind which service, where their terms are counted, and what was signed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import override

from vinculo.identity import api as identity
from vinculo.lib.calendar.days import DayCalendar
from vinculo.lib.calendar.public_days import Override, public_days
from vinculo.organization import api as organization
from vinculo.organization.contracts import LegalPlace
from vinculo.portfolio.contracts import DutyWords, LawOfService
from vinculo.portfolio.domain.deadlines import Place
from vinculo.portfolio.domain.filing import binds_on, overruled, reaches
from vinculo.portfolio.domain.legal import Duty, Profile, version_at
from vinculo.portfolio.domain.scope import Facts, facts_from_json
from vinculo.portfolio.labels.law import article_words
from vinculo.portfolio.models import ProfileChoice, ScopeVersion
from vinculo.portfolio.profiles import all_profiles, versions_of

YEARS_BEFORE, YEARS_AFTER = 8, 12
PROMISED_WORDS = 300
"""How many signs of a duty a promise keeps."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A version of the scope; ``signed_at`` is None of a draft."""

    version: int
    facts: Facts
    outcome: tuple[Mapping[str, Any], ...]
    drafted_at: datetime
    signer: str
    position: str
    signed_at: datetime | None
    runs_until: date | None
    digest: str


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What was chosen for a service about a profile; the last one counts."""

    service_id: UUID
    profile: str
    is_on: bool
    reason: str
    since: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class CountedPlace:
    """A place of the law with its working days; ``version`` is None without a calendar of it."""

    place: Place
    version: int | None
    confirmed: frozenset[int]


def profiles_on(day: date) -> list[Profile]:
    """Each profile once, in the version that counts on ``day``."""
    ids = sorted({profile.id for profile in all_profiles()})
    return [version_at(versions_of(key), day) for key in ids]


def signed_scope(*, known_at: datetime | None = None) -> Scope | None:
    """The last scope that was signed, good or run out; None: nobody ever signed one.

    ``known_at``: as it stood then. Before anybody had signed, the first that was signed counts:
    the laws bound the company already, and nobody had said yet which.
    """
    signed = ScopeVersion.objects.filter(signed_at__isnull=False)
    if known_at is None:
        row = signed.order_by("-version").first()
    else:
        then = signed.filter(signed_at__lte=known_at).order_by("-version").first()
        row = then or signed.order_by("version").first()
    return _scope(row) if row else None


def draft_scope() -> Scope | None:
    """The scope that waits for a signature."""
    row = ScopeVersion.objects.filter(signed_at__isnull=True).first()
    return _scope(row) if row else None


def choices(*, known_at: datetime | None = None) -> dict[tuple[UUID, str], Choice]:
    """What counts now, or counted then, of what was chosen, by service and profile."""
    until = {} if known_at is None else {"since__lte": known_at}
    rows = list(ProfileChoice.objects.filter(**until).order_by("since", "pk"))
    names = identity.user_names({row.chosen_by for row in rows if row.chosen_by})
    return {
        (row.service_id, row.profile): Choice(
            service_id=row.service_id,
            profile=row.profile,
            is_on=row.is_on,
            reason=row.reason,
            since=row.since,
            by=names.get(row.chosen_by, "") if row.chosen_by else "",
        )
        for row in rows
    }


@dataclass(frozen=True, kw_only=True)
class LawBook:
    """What was signed and chosen, as it counts on ``day``, for any number of services."""

    day: date
    scope: Scope | None
    chosen: Mapping[tuple[UUID, str], Choice]

    @property
    def tags(self) -> frozenset[str]:
        """What duties call companies like this one; nothing before a scope is signed."""
        return self.scope.facts.tags if self.scope else frozenset()

    def of(self, service_id: UUID) -> list[tuple[Profile, tuple[Duty, ...]]]:
        """The profiles that bind a service, each with the duties that hold.

        What was chosen for the service wins over the signed scope. Duties that nobody has verified
        are left out, and those that the scope says the company is spared.
        """
        told = {each["profile"]: each for each in self.scope.outcome} if self.scope else {}
        found = []
        for profile in profiles_on(self.day):
            answer = told.get(profile.id, {})
            choice = self.chosen.get((service_id, profile.id))
            is_on = choice.is_on if choice else bool(answer.get("binds"))
            if is_on and binds_on(profile, self.day):
                spared = frozenset(answer.get("without", ()))
                duties = tuple(d for d in profile.duties if d.is_on and d.id not in spared)
                found.append((profile, duties))
        return found


def law_book(day: date, *, known_at: datetime | None = None) -> LawBook:
    """What counts on ``day``, in four queries; of what had been signed and chosen by then."""
    return LawBook(
        day=day, scope=signed_scope(known_at=known_at), chosen=choices(known_at=known_at)
    )


def binding(service_id: UUID, day: date) -> list[tuple[Profile, tuple[Duty, ...]]]:
    """The profiles that bind one service on ``day``, each with the duties that hold."""
    return law_book(day).of(service_id)


def law_of(service_id: UUID, *, at: datetime) -> LawOfService:
    """What the profiles that bind a service say at ``at``."""
    book = law_book(company_day(at))
    return said_by(book.of(service_id), book.tags)


def said_by(
    found: Iterable[tuple[Profile, tuple[Duty, ...]]], company: frozenset[str]
) -> LawOfService:
    """What these profiles say to a company of these tags, as far as other contexts must obey.

    Without the duties that are about other companies, and those of which the law of the sector
    says the contrary.
    """
    bound = list(found)
    denied = overruled([profile.id for profile, _duties in bound])
    return LawOfService(
        profiles=tuple(profile.key for profile, _duties in bound),
        duties=frozenset(
            duty.id
            for _profile, duties in bound
            for duty in duties
            if duty.id not in denied and reaches(duty, company)
        ),
    )


def duty_words(duty: str, language: str) -> DutyWords | None:
    """A duty in ``language`` by its newest version; None when no profile has it."""
    for profile in reversed(all_profiles()):
        found = profile.duty(duty)
        if found is not None:
            return DutyWords(
                duty=found.id,
                title=found.title[language],
                article=article_words(found.article),
                profile=profile.id,
                law=profile.name[language],
            )
    return None


def duty_in_english(words: str) -> str:
    """The English of a duty's words as a promise keeps them in Spanish; "" for other words."""
    return _duties_in_english().get(words, "")


@lru_cache(maxsize=1)
def _duties_in_english() -> dict[str, str]:
    """Of each duty of every profile its title, alone and with its article, and the English."""
    found = {}
    for profile in all_profiles():
        for duty in profile.duties:
            spanish, english = duty.title["es"], duty.title["en"]
            with override("es"):
                there = f"{spanish} ({article_words(duty.article)})"
            with override("en"):
                found[there[:PROMISED_WORDS]] = f"{english} ({article_words(duty.article)})"
            found[spanish[:PROMISED_WORDS]] = english
    return found


def company_day(at: datetime) -> date:
    """The day of the company at that moment."""
    return at.astimezone(ZoneInfo(organization.company().timezone)).date()


def counted_places(
    profile: Profile, year: int, *, known_places: Iterable[LegalPlace] | None = None
) -> list[CountedPlace]:
    """Where the terms of a profile are counted: the company's calendars of that country.

    Each by the zone that its calendar names, since a country may have several.
    Without any, the country's own holidays alone, which gives the earliest date.
    ``known_places``: all of the company, by whoever read them already.
    """
    places = organization.legal_places() if known_places is None else known_places
    known = [
        CountedPlace(
            place=Place(
                zone=ZoneInfo(one.timezone),
                calendar=_days(
                    one.country,
                    one.region,
                    year,
                    tuple(
                        Override(day=d.day, is_working=bool(d.intervals), name=d.name)
                        for d in one.public_days
                    ),
                ),
                words=one.name,
            ),
            version=one.version,
            confirmed=one.confirmed_years,
        )
        for one in places
        if one.country == profile.calendar
    ]
    if known:
        return known
    place = Place(
        zone=ZoneInfo(profile.timezone),
        calendar=_days(profile.calendar, "", year, ()),
        words=profile.calendar,
    )
    return [CountedPlace(place=place, version=None, confirmed=frozenset())]


@lru_cache(maxsize=64)
def _days(country: str, region: str, year: int, own: tuple[Override, ...]) -> DayCalendar:
    years = (year - YEARS_BEFORE, year + YEARS_AFTER)
    return public_days(country, region, years=years, overrides=own)


def _scope(row: ScopeVersion) -> Scope:
    names: Mapping[UUID, str] = identity.user_names(_ids([row.signed_by_id]))
    return scope_of(row, signer=names.get(row.signed_by_id, "") if row.signed_by_id else "")


def scope_of(row: ScopeVersion, *, signer: str = "") -> Scope:
    """A row as others read it."""
    return Scope(
        version=row.version,
        facts=facts_from_json(row.facts),
        outcome=tuple(row.outcome),
        drafted_at=row.drafted_at,
        signer=signer,
        position=row.position,
        signed_at=row.signed_at,
        runs_until=row.runs_until,
        digest=row.digest,
    )


def _ids(found: Iterable[UUID | None]) -> set[UUID]:
    return {each for each in found if each is not None}
