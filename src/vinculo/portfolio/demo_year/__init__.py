"""The services of a large demo company, and what was measured of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from vinculo.kernel.demo import demo_id
from vinculo.kernel.inserting import insert_all
from vinculo.portfolio.contracts import Metric, StandardDraft
from vinculo.portfolio.models import Allocation, Standard
from vinculo.portfolio.services import create_service, create_standard, publish_service
from vinculo.portfolio.services.catalogue import InEnglish, day_of
from vinculo.portfolio.services.results import record_clocks

MONTHS = 3


@dataclass(frozen=True, kw_only=True)
class YearService:
    """A service under ``demo_id("service:<key>")`` with its two terms in open hours."""

    key: str
    name: str
    benefit: str
    owner: str
    answer_hours: int
    resolve_hours: int
    benefit_en: str = ""
    monthly: "YearMoney | None" = None


@dataclass(frozen=True, kw_only=True)
class YearMoney:
    """What a service takes and gives in an ordinary month; sums in euros."""

    people: str
    hours: int
    cost: int
    margin: int
    customers: int


def write_services(services: Sequence[YearService], *, since: datetime, at: datetime) -> None:
    """Enter them in the catalogue with a term for the first answer and one for the solution."""
    for service in services:
        service_id = create_service(
            name=service.name,
            benefit=service.benefit,
            english=InEnglish(benefit=service.benefit_en),
            owner_id=demo_id(f"user:{service.owner}"),
            at=since,
            service_id=demo_id(f"service:{service.key}"),
        )
        for draft in _standards(service):
            create_standard(service_id=service_id, draft=draft, at=since)
        publish_service(service_id=service_id, shown=True, with_rates=True, at=at)
    insert_all(
        _month(service, service.monthly, first, back, at)
        for service in services
        if service.monthly is not None
        for back, first in enumerate(_months_before(day_of(at)))
    )


def _months_before(today: date) -> Iterator[date]:
    """The first days of the last months that have ended, the latest first."""
    first = today.replace(day=1)
    for _one in range(MONTHS):
        first = (first - timedelta(days=1)).replace(day=1)
        yield first


def _month(service: YearService, usual: YearMoney, first: date, back: int, at: datetime) -> Any:
    """A month of a service: a little dearer and with fewer customers the longer ago it was."""
    return Allocation(
        id=demo_id(f"money:{service.key}:{back}"),
        service_id=demo_id(f"service:{service.key}"),
        first=first,
        last=(first + timedelta(days=32)).replace(day=1) - timedelta(days=1),
        people=Decimal(usual.people),
        hours=usual.hours + 6 * back,
        cost=usual.cost * (100 + 2 * back) // 100,
        margin=usual.margin * (100 - back) // 100,
        customers=usual.customers - 7 * back,
        currency="EUR",
        source="Contabilidad analítica",
        created_at=at,
    )


def _standards(service: YearService) -> tuple[StandardDraft, StandardDraft]:
    calendar_id = demo_id("calendar:shop")
    return (
        StandardDraft(
            metric=Metric.FIRST_ANSWER,
            target=timedelta(hours=service.answer_hours),
            min_share_pct=Decimal(90),
            calendar_id=calendar_id,
            words=f"Una persona le contesta antes de {service.answer_hours} horas de atención.",
            words_en=f"A person answers you within {service.answer_hours} opening hours.",
            staff_words="Cuenta la primera respuesta de una persona, no el acuse automático.",
            staff_words_en="A person's first answer counts, not the automatic one.",
        ),
        StandardDraft(
            metric=Metric.RESOLUTION,
            target=timedelta(hours=service.resolve_hours),
            min_share_pct=Decimal(85),
            calendar_id=calendar_id,
            words=f"Queda resuelto en {service.resolve_hours} horas de atención.",
            words_en=f"It is solved within {service.resolve_hours} opening hours.",
            staff_words="Se detiene mientras esperamos al cliente.",
            staff_words_en="It stops while we wait for the customer.",
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
