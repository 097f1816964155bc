"""The services of a large demo company, what was measured of them, and terms of the law."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from vinculo.kernel.demo import demo_id
from vinculo.portfolio.contracts import Metric, NewFiling, StandardDraft
from vinculo.portfolio.models import Standard
from vinculo.portfolio.services import create_service, create_standard, publish_service
from vinculo.portfolio.services.results import record_clocks
from vinculo.portfolio.services.terms import file_matter, stop_terms


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


def write_filings(filings: Sequence[YearFiling], said: Callable[[int], None]) -> None:
    """Begin the terms that the law gave for each complaint, and stop those that were answered."""
    for number, filing in enumerate(filings):
        file_matter(
            NewFiling(
                subject=filing.subject,
                service_id=demo_id(f"service:{filing.service}"),
                kind="complaint",
                filed_at=filing.filed_at,
                keys=filing.keys,
            ),
            at=filing.filed_at,
        )
        if filing.answered_at:
            stop_terms(subject=filing.subject, at=filing.answered_at)
        said(number)
