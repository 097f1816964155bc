"""Terms of many new matters, begun together with as few questions as those of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import transaction

from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import NewClock, NewStart
from vinculo.kernel import evidence
from vinculo.kernel.inserting import insert_all
from vinculo.lib.calendar import Calendar
from vinculo.lib.calendar.days import DayCalendar
from vinculo.organization import api as organization
from vinculo.organization.contracts import LegalPlace
from vinculo.portfolio.contracts import NewFiling, TermView
from vinculo.portfolio.domain.deadlines import Due
from vinculo.portfolio.domain.frozen_days import digest_of_days, frozen
from vinculo.portfolio.domain.legal import Duty, Profile
from vinculo.portfolio.models import FrozenDays, LegalTerm
from vinculo.portfolio.selectors.law import CountedPlace, counted_places
from vinculo.portfolio.selectors.law_history import LawHistory, law_history
from vinculo.portfolio.selectors.terms import terms_of, view_of
from vinculo.portfolio.services.term_clocks import PREFIX, WARN_PCT
from vinculo.portfolio.services.term_rows import beginning, proof_of_start, term_row
from vinculo.portfolio.services.terms import count_in, file_matter


@transaction.atomic(savepoint=False)
def file_all(
    filings: Sequence[NewFiling], *, at: datetime, history: LawHistory | None = None
) -> dict[str, list[TermView]]:
    """Begin the terms of what is filed now; by subject, what runs then, every place of a duty.

    What was filed before under the same subject is filed again, one by one. ``history``: what was
    signed and chosen, by whoever read it already. Safe to say twice. Raises ServiceNotFoundError.
    """
    subjects = [one.subject for one in filings]
    known = set(LegalTerm.objects.filter(subject__in=subjects).values_list("subject", flat=True))
    desk = _Desk(history=history or law_history(), places=tuple(organization.legal_places()))
    rows = [row for one in filings if one.subject not in known for row in desk.rows(one)]
    _keep(desk.days)
    insert_all(rows)
    keys = {one.subject: one.keys for one in filings}
    clocks.start_new(_starts([row for row in rows if row.is_first], keys))
    evidence.record_all([proof_of_start(row) for row in rows])
    found: dict[str, list[TermView]] = {subject: [] for subject in subjects}
    confirmed = {place.name: place.confirmed_years for place in desk.places}
    for row in rows:
        found[row.subject].append(view_of(row, (), confirmed))
    for one in filings:
        if one.subject in known:
            file_matter(one, at=at)
    return found | (terms_of(known) if known else {})


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """What is asked once for all: which law counted, where it is counted, on which days."""

    history: LawHistory
    places: tuple[LegalPlace, ...]
    days: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _where: dict[tuple[str, int], list[CountedPlace]] = field(default_factory=dict)

    def rows(self, filing: NewFiling) -> list[LegalTerm]:
        """The terms that begin with a filing, unsaved."""
        bound = self.history.bound(filing.service_id, filing.filed_at)
        tags = self.history.book(filing.filed_at).tags
        wanted = beginning(filing, bound, tags)
        return [row for pair in wanted for row in self._counted(filing, *pair)]

    def _counted(self, filing: NewFiling, profile: Profile, duty: Duty) -> list[LegalTerm]:
        year = filing.filed_at.year
        key = (profile.key, year)
        if key not in self._where:
            self._where[key] = counted_places(profile, year, known_places=self.places)
        ends = count_in(self._where[key], duty, filing.filed_at)
        return [
            self._row(filing, profile, duty, where, end, is_first=number == 0)
            for number, (where, end) in enumerate(ends)
        ]

    def _row(
        self,
        filing: NewFiling,
        profile: Profile,
        duty: Duty,
        where: CountedPlace,
        end: Due,
        *,
        is_first: bool,
    ) -> LegalTerm:
        year = where.place.year_of(filing.filed_at)
        digest, days = _kept_days(_ByIdentity(where.place.calendar), year)
        self.days[digest] = days
        return term_row(filing, profile, duty, where=where, end=end, days=digest, is_first=is_first)


class _ByIdentity:
    """A calendar, which never changes, known by being the very same one."""

    def __init__(self, calendar: DayCalendar) -> None:
        self.calendar = calendar

    def __hash__(self) -> int:
        return id(self.calendar)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.calendar is self.calendar


@lru_cache(maxsize=256)
def _kept_days(of: _ByIdentity, year: int) -> tuple[str, Mapping[str, Any]]:
    days = frozen(of.calendar, year)
    return digest_of_days(days), days


def _keep(days: Mapping[str, Mapping[str, Any]]) -> None:
    known = set(FrozenDays.objects.filter(pk__in=days).values_list("pk", flat=True))
    fresh = [FrozenDays(digest=key, days=kept) for key, kept in days.items() if key not in known]
    FrozenDays.objects.bulk_create(fresh, ignore_conflicts=True)


def _starts(firsts: Sequence[LegalTerm], keys: Mapping[str, tuple[str, ...]]) -> list[NewStart]:
    by_subject: dict[str, list[LegalTerm]] = {}
    for row in firsts:
        if row.ends_before is not None:
            by_subject.setdefault(row.subject, []).append(row)
    return [
        NewStart(
            subject=f"{PREFIX}{subject}",
            started_at=rows[0].started_at,
            wishes=tuple(_wish(row) for row in rows),
            keys=keys[subject],
        )
        for subject, rows in by_subject.items()
    ]


def _wish(row: LegalTerm) -> NewClock:
    assert row.ends_before is not None  # noqa: S101
    return NewClock(
        kind=row.duty,
        target=row.ends_before - row.started_at,
        warn_pct=WARN_PCT,
        calendar=Calendar.always_open(),
        rule=f"{row.profile}/{row.duty}",
    )
