"""What the public page tells; it knows no reader."""

from dataclasses import dataclass
from datetime import datetime

from vinculo.portfolio.contracts import OrderableView, ResultView, Stage, StandardVersion
from vinculo.portfolio.domain.standards import in_force
from vinculo.portfolio.models import Service
from vinculo.portfolio.selectors.catalogue import versions_of
from vinculo.portfolio.selectors.law import company_day
from vinculo.portfolio.selectors.orderables import public_orderables
from vinculo.portfolio.selectors.results import latest_results


@dataclass(frozen=True, kw_only=True)
class PublicStandard:
    """What is promised, and what was last measured of it."""

    standard: StandardVersion
    last: ResultView | None


@dataclass(frozen=True, kw_only=True)
class PublicService:
    """A service as strangers may read of it; no owner, no inner sentence."""

    key: str
    name: str
    benefit: str
    product: str
    benefit_en: str
    product_en: str
    shows_rates: bool
    standards: tuple[PublicStandard, ...]
    items: tuple[OrderableView, ...] = ()


def public_services(*, at: datetime) -> list[PublicService]:
    """The services of the catalogue that are published, by name, in five queries."""
    rows = list(
        Service.objects.filter(stage=Stage.CATALOGUE, published_on__isnull=False).order_by(
            "sort_name", "pk"
        )
    )
    if not rows:
        return []
    versions = versions_of([row.pk for row in rows])
    items = public_orderables([row.pk for row in rows], day=company_day(at))
    standing = {key: in_force(some, at) for key, some in versions.items()}
    last = latest_results([one.id for some in standing.values() for one in some.values()])
    return [
        PublicService(
            key=row.key,
            name=row.name,
            benefit=row.benefit,
            product=row.product,
            benefit_en=row.benefit_en,
            product_en=row.product_en,
            shows_rates=row.shows_rates,
            standards=tuple(
                PublicStandard(standard=one, last=last.get(one.id))
                for one in standing[row.pk].values()
            ),
            items=items.get(row.pk, ()),
        )
        for row in rows
    ]
