"""Terms of the law of a demo company's year, as they ended: of complaints, queries and faults."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from vinculo.kernel import evidence
from vinculo.kernel.demo import demo_id
from vinculo.kernel.inserting import insert_all
from vinculo.organization import api as organization
from vinculo.portfolio.contracts import NewFiling, TermState
from vinculo.portfolio.demo.law import SIGNED
from vinculo.portfolio.domain.frozen_days import digest_of_days, frozen
from vinculo.portfolio.domain.legal import Duty, Profile
from vinculo.portfolio.labels.law import article_words
from vinculo.portfolio.models import FrozenDays, LegalTerm
from vinculo.portfolio.selectors.law import CountedPlace, company_day, counted_places, law_book
from vinculo.portfolio.services.term_clocks import PREFIX, duty_of
from vinculo.portfolio.services.term_rows import (
    beginning,
    end_row,
    is_about,
    proof_of_start,
    proof_that,
    ran_out,
    term_row,
)
from vinculo.portfolio.services.terms import count_in

LANGUAGE = "es"
__all__ = ["PREFIX", "Again", "TermClock", "YearFiling", "signed_at", "write_filings"]


def signed_at(at: datetime) -> datetime:
    """When the demo company signed its first scope."""
    return at - SIGNED


@dataclass(frozen=True, kw_only=True)
class Again:
    """What seemed over at ``ended_at`` lived again ``at`` a later moment."""

    ended_at: datetime
    at: datetime


@dataclass(frozen=True, kw_only=True)
class YearFiling:
    """A matter before the law, and when it was answered.

    ``topics``: what it was taken for and, since ``said_at``, what a person said that it is about.
    ``done``: of duties that ended before the answer, when.
    """

    subject: str
    service: str
    filed_at: datetime
    answered_at: datetime | None
    keys: tuple[str, ...]
    kind: str = "complaint"
    topics: tuple[str, ...] = ("other",)
    said_at: datetime | None = None
    done: Mapping[str, datetime] = field(default_factory=dict)
    again: Again | None = None


@dataclass(frozen=True, kw_only=True)
class TermClock:
    """The term of a duty that ends first: its clock, and the words of the promise that it is."""

    subject: str
    kind: str
    rule: str
    words: str
    keys: tuple[str, ...]
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    is_called_off: bool = False
    again: Again | None = None


def write_filings(filings: Sequence[YearFiling], *, at: datetime) -> list[TermClock]:
    """Write the terms that the law gave for each matter, ended where they were answered.

    What is written is what filing, saying what it is about, and ending write one by one; nobody is
    told of what ran out long ago. Gives back the clocks of those terms, which stand below.
    """
    rows: list[LegalTerm] = []
    proofs: list[evidence.Proof] = []
    by_subject = {filing.subject: filing for filing in filings}
    law = _Law(at)
    for filing in filings:
        found = list(law.terms(filing))
        rows += found
        proofs += [proof_of_start(row) for row in found]
        for _duty, mine in groupby(found, key=lambda row: row.duty):
            proofs += _ended(filing, list(mine))
    FrozenDays.objects.bulk_create(law.days.values(), ignore_conflicts=True)
    insert_all(rows)
    evidence.record_all(proofs)
    return [
        TermClock(
            subject=f"{PREFIX}{row.subject}",
            kind=row.duty,
            rule=f"{row.profile}/{row.duty}",
            words=_words(row.profile, row.duty),
            keys=by_subject[row.subject].keys,
            started_at=row.started_at,
            due_at=row.ends_before,
            stopped_at=row.stopped_at,
            is_called_off=row.state == TermState.CANCELLED,
            again=_lived_again(by_subject[row.subject], row),
        )
        for row in rows
        if row.is_first and row.ends_before
    ]


def _ended(filing: YearFiling, mine: Sequence[LegalTerm]) -> list[evidence.Proof]:
    """Let the terms of a duty, the first of its places first, end as they did; the proofs."""
    duty, first = duty_of(mine[0]), mine[0]
    if filing.said_at and not is_about(_called(filing, filing.topics[-1]), duty):
        return _called_off(mine, filing.said_at)
    proofs = []
    end = filing.done.get(duty.id) or filing.answered_at
    if again := _lived_again(filing, first):
        proofs = [
            end_row(_copy(first), at=again.ended_at),
            proof_that("resumed", first.subject, at=again.at, duty=first.duty),
        ]
    elif filing.again is not None and duty.id not in filing.done:
        end = filing.again.ended_at
    if end is None:
        return proofs
    for row in mine:
        proof = end_row(row, at=end)
        proofs += [proof] if row.is_first else []
    return proofs


def _lived_again(filing: YearFiling, first: LegalTerm) -> Again | None:
    """Whether what seemed over ran on: its last moment was to come when the matter lived again."""
    again, end = filing.again, first.ends_before
    if again is None or first.duty in filing.done or end is None or end <= again.at:
        return None
    return None if first.state == TermState.CANCELLED else again


def _copy(row: LegalTerm) -> LegalTerm:
    """Another row of the same values, which may end otherwise."""
    return LegalTerm(**{one.attname: getattr(row, one.attname) for one in row._meta.fields})


def _called_off(mine: Sequence[LegalTerm], at: datetime) -> list[evidence.Proof]:
    """It is about something else: what had run out by then is late, the rest counts nowhere."""
    proofs = []
    for row in mine:
        if ran_out(row, at):
            proof = end_row(row, at=at)
        else:
            row.state, row.stopped_at = TermState.CANCELLED, at
            proof = proof_that("ended", row.subject, at=at, duty=row.duty, state=row.state)
        proofs += [proof] if row.is_first else []
    return proofs


def _called(filing: YearFiling, topic: str) -> NewFiling:
    return NewFiling(
        subject=filing.subject,
        service_id=demo_id(f"service:{filing.service}"),
        kind=filing.kind,
        topic=topic,
        filed_at=filing.filed_at,
        keys=filing.keys,
    )


NOBODYS = UUID(int=0)
"""The id of a row that is only asked for its duty: none is drawn, or a second load has fewer."""


@cache
def _words(profile: str, duty: str) -> str:
    found = duty_of(LegalTerm(id=NOBODYS, profile=profile, duty=duty))
    return f"{found.title[LANGUAGE]} ({article_words(found.article)})"


class _Law:
    """What binds and where it is counted, asked once for all filings."""

    def __init__(self, at: datetime) -> None:
        self.book = law_book(company_day(at))
        self.zone = ZoneInfo(organization.company().timezone)
        self.tags = self.book.scope.facts.tags if self.book.scope else frozenset()
        self.places: dict[tuple[str, int], list[CountedPlace]] = {}
        self.days: dict[tuple[str, str, int], FrozenDays] = {}
        self._found: dict[tuple[UUID, date], list[tuple[Profile, tuple[Duty, ...]]]] = {}

    def terms(self, filing: YearFiling) -> Iterator[LegalTerm]:
        """The terms of one filing, as they began."""
        begun: dict[str, tuple[NewFiling, Profile, Duty]] = {}
        bound = self._bound(demo_id(f"service:{filing.service}"), filing.filed_at)
        for topic in filing.topics:
            new = _called(filing, topic)
            for profile, duty in beginning(new, bound, self.tags):
                begun.setdefault(duty.id, (new, profile, duty))
        for new, profile, duty in begun.values():
            ends = count_in(self._places(profile, filing.filed_at.year), duty, filing.filed_at)
            for number, (where, end) in enumerate(ends):
                yield term_row(
                    new,
                    profile,
                    duty,
                    where=where,
                    end=end,
                    days=self._kept(profile, where, where.place.year_of(filing.filed_at)),
                    is_first=number == 0,
                )

    def _bound(self, service_id: UUID, at: datetime) -> list[tuple[Profile, tuple[Duty, ...]]]:
        key = (service_id, at.astimezone(self.zone).date())
        if key not in self._found:
            self._found[key] = replace(self.book, day=key[1]).of(service_id)
        return self._found[key]

    def _places(self, profile: Profile, year: int) -> list[CountedPlace]:
        if (profile.key, year) not in self.places:
            self.places[profile.key, year] = counted_places(profile, year)
        return self.places[profile.key, year]

    def _kept(self, profile: Profile, where: CountedPlace, year: int) -> str:
        key = (profile.key, where.place.words, year)
        if key not in self.days:
            days = frozen(where.place.calendar, year)
            self.days[key] = FrozenDays(digest=digest_of_days(days), days=days)
        return self.days[key].digest
