"""What other contexts' tests may use of services."""

from datetime import timedelta
from uuid import UUID

from vinculo.organization import api as organization
from vinculo.organization.testing import START, a_calendar
from vinculo.portfolio import api
from vinculo.portfolio.contracts import Metric, ServiceView, StandardDraft


def a_service(
    *, name: str = "Averías e instalación", owner_id: UUID | None = None, standards: bool = True
) -> ServiceView:
    """A service, with a first answer in 4 and a resolution in 24 open hours unless told."""
    service_id = api.create_service(name=name, at=START, owner_id=owner_id)
    if standards:
        known = organization.calendars()
        calendar_id = known[0].id if known else a_calendar()
        a_standard(service_id, Metric.FIRST_ANSWER, hours=4, calendar_id=calendar_id)
        a_standard(service_id, Metric.RESOLUTION, hours=24, calendar_id=calendar_id)
    return next(view for view in api.services() if view.id == service_id)


def a_standard(service_id: UUID, metric: Metric, *, hours: int, calendar_id: UUID) -> UUID:
    """The next version of a standard, in force since the tests' calendar began."""
    return api.create_standard(
        service_id=service_id,
        draft=StandardDraft(
            metric=metric,
            target=timedelta(hours=hours),
            calendar_id=calendar_id,
            words=f"Le respondemos en {hours} horas de horario de atención.",
        ),
        at=START,
    )
