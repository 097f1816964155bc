"""Reads of the portfolio context."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from vinculo.organization import api as organization
from vinculo.portfolio.contracts import Metric, ServiceView, Stage, StandardView
from vinculo.portfolio.models import Service, Standard


def services(*, stages: Iterable[Stage] = (Stage.CATALOGUE,)) -> list[ServiceView]:
    """The services in these stages (those in the catalogue unless told), by name."""
    found = Service.objects.filter(stage__in=list(stages)).order_by("sort_name", "pk")
    return [_view(service) for service in found]


def service(service_id: UUID) -> ServiceView | None:
    """One service in whatever stage; None when there is none of that id."""
    found = Service.objects.filter(pk=service_id).first()
    return _view(found) if found else None


def standards_for(*, service_id: UUID, at: datetime) -> tuple[StandardView, ...]:
    """The standards of a service in force at ``at``, at most one a metric, in two queries."""
    versions = (
        Standard.objects.filter(service_id=service_id, valid_from__lte=at)
        .order_by("metric", "-valid_from", "-version")
        .distinct("metric")
    )
    in_force = {Metric(row.metric): row for row in versions if not row.withdrawn}
    calendars = organization.calendars_of({row.calendar_id for row in in_force.values()})
    return tuple(
        StandardView(
            id=row.pk,
            metric=metric,
            words=row.words,
            staff_words=row.staff_words,
            target=row.target,
            warn_pct=row.warn_pct,
            calendar=calendars[row.calendar_id],
            version=row.version,
        )
        for metric in Metric
        if (row := in_force.get(metric)) is not None
    )


def _view(row: Service) -> ServiceView:
    return ServiceView(
        id=row.pk, key=row.key, name=row.name, stage=Stage(row.stage), owner_id=row.owner_id
    )
