"""The services of a large demo company, what was measured of them, and terms of the law."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from vinculo.kernel import evidence
from vinculo.kernel.demo import demo_id
from vinculo.kernel.inserting import insert_all
from vinculo.portfolio.contracts import Metric, NewFiling, StandardDraft
from vinculo.portfolio.domain.frozen_days import digest_of_days, frozen
from vinculo.portfolio.domain.legal import Profile
from vinculo.portfolio.models import FrozenDays, LegalTerm, Standard
from vinculo.portfolio.selectors.law import CountedPlace, company_day, counted_places, law_book
from vinculo.portfolio.services import create_service, create_standard, publish_service
from vinculo.portfolio.services.results import record_clocks
from vinculo.portfolio.services.term_clocks import PREFIX
from vinculo.portfolio.services.term_rows import beginning, end_row, proof_of_start, term_row
from vinculo.portfolio.services.terms import count_in


@dataclass(frozen=True, kw_only=True)
class YearService:
    """A service under ``demo_id("service:<key>")`` with its two terms in open hours."""

    key: str
    name: str
    benefit: str
    owner: str
    answer_hours: int
    resolve_hours: int


@dataclass(frozen=True, kw_only=True)
class YearFiling:
    """A complaint before the law, and when it was answered."""

    subject: str
    service: str
    filed_at: datetime
    answered_at: datetime | None
    keys: tuple[str, ...]


def write_services(services: Sequence[YearService], *, since: datetime, at: datetime) -> None:
    """Enter them in the catalogue with a term for the first answer and one for the solution."""
    for service in services:
        service_id = create_service(
            name=service.name,
            benefit=service.benefit,
            owner_id=demo_id(f"user:{service.owner}"),
            at=since,
            service_id=demo_id(f"service:{service.key}"),
        )
        for draft in _standards(service):
            create_standard(service_id=service_id, draft=draft, at=since)
        publish_service(service_id=service_id, shown=True, with_rates=True, at=at)


def _standards(service: YearService) -> tuple[StandardDraft, StandardDraft]:
    calendar_id = demo_id("calendar:shop")
    return (
        StandardDraft(
            metric=Metric.FIRST_ANSWER,
            target=timedelta(hours=service.answer_hours),
            min_share_pct=Decimal(90),
            calendar_id=calendar_id,
            words=f"Una persona le contesta antes de {service.answer_hours} horas de atención.",
            staff_words="Cuenta la primera respuesta de una persona, no el acuse automático.",
        ),
        StandardDraft(
            metric=Metric.RESOLUTION,
            target=timedelta(hours=service.resolve_hours),
            min_share_pct=Decimal(85),
            calendar_id=calendar_id,
            words=f"Queda resuelto en {service.resolve_hours} horas de atención.",
            staff_words="Se detiene mientras esperamos al cliente.",
        ),
    )


def clock_rules() -> dict[tuple[UUID, str], str]:
    """The rule that clocks of each service and metric name."""
    rows = Standard.objects.filter(metric__in=list(Metric), withdrawn=False)
    return {
        (service_id, metric): f"standard:{pk}"
        for service_id, metric, pk in rows.values_list("service_id", "metric", "pk")
    }


def write_results(periods: Sequence[tuple[datetime, datetime]]) -> int:
    """Write down, period by period, how often each term was kept; how many results."""
    return sum(record_clocks(since=since, until=until, at=until) for since, until in periods)


@dataclass(frozen=True, kw_only=True)
class TermClock:
    """The clock of a term of the law, for whoever writes clocks."""

    subject: str
    kind: str
    rule: str
    keys: tuple[str, ...]
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None


def write_filings(filings: Sequence[YearFiling], *, at: datetime) -> list[TermClock]:
    """Write the terms that the law gave for each complaint, ended where they were answered.

    What is written is what :func:`file_matter` and :func:`stop_terms` write one by one; nobody is
    told of what ran out long ago. Gives back the clocks of those terms, which stand below.
    """
    rows, proofs, keys = [], [], {}
    law = _Law(at)
    for filing in filings:
        for row in law.terms(filing):
            rows.append(row)
            proofs.append(proof_of_start(row))
            keys[row.subject] = filing.keys
            if filing.answered_at:
                proof = end_row(row, at=filing.answered_at)
                proofs += [proof] if row.is_first else []
    FrozenDays.objects.bulk_create(law.days.values(), ignore_conflicts=True)
    insert_all(rows)
    evidence.record_all(proofs)
    return [
        TermClock(
            subject=f"{PREFIX}{row.subject}",
            kind=row.duty,
            rule=f"{row.profile}/{row.duty}",
            keys=keys[row.subject],
            started_at=row.started_at,
            due_at=row.ends_before,
            stopped_at=row.stopped_at,
        )
        for row in rows
        if row.is_first and row.ends_before
    ]


class _Law:
    """What binds and where it is counted, asked once for all filings."""

    def __init__(self, at: datetime) -> None:
        self.book = law_book(company_day(at))
        self.tags = self.book.scope.facts.tags if self.book.scope else frozenset()
        self.places: dict[tuple[str, int], list[CountedPlace]] = {}
        self.days: dict[tuple[str, str, int], FrozenDays] = {}

    def terms(self, filing: YearFiling) -> Iterator[LegalTerm]:
        """The terms of one filing, as they began."""
        service_id = demo_id(f"service:{filing.service}")
        new = NewFiling(
            subject=filing.subject,
            service_id=service_id,
            kind="complaint",
            filed_at=filing.filed_at,
            keys=filing.keys,
        )
        bound = replace(self.book, day=company_day(filing.filed_at)).of(service_id)
        for profile, duty in beginning(new, bound, self.tags):
            ends = count_in(self._places(profile, filing.filed_at.year), duty, filing.filed_at)
            for number, (where, end) in enumerate(ends):
                yield term_row(
                    new,
                    profile,
                    duty,
                    where=where,
                    end=end,
                    days=self._kept(profile, where, filing.filed_at.year),
                    is_first=number == 0,
                )

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
