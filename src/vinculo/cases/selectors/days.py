"""The days of filters by the company's clock: from one on, until one with all of it, before one."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext as _

from vinculo.cases.domain.typed import day_said
from vinculo.kernel.search import BadFilterError
from vinculo.organization import api as organization


def day_of(said: str, at: datetime) -> date:
    """What was typed as a day, counted from ``at``. Raises BadFilterError with what may be said."""
    day = day_said(said, at.astimezone(zone()).date())
    if day is None:
        raise BadFilterError(
            problem=_(
                "«%(said)s» no es un día. Escríbalo como 2026-10-31, 31/10/2026, hoy, ayer o 7d."
            )
            % {"said": said}
        )
    return day


def zone() -> ZoneInfo:
    """Where the company's days begin and end."""
    return ZoneInfo(organization.company().timezone)


def midnight(day: date) -> datetime:
    """When the company's ``day`` begins."""
    return datetime.combine(day, time(), tzinfo=zone())


def since(day: str) -> Q:
    """Opened on that day or later."""
    return Q(opened_at__gte=midnight(date.fromisoformat(day)))


def before(day: str) -> Q:
    """Opened before that day began."""
    return Q(opened_at__lt=midnight(date.fromisoformat(day)))


def until(day: str) -> Q:
    """Opened on that day or earlier."""
    last = date.fromisoformat(day)
    return Q() if last == date.max else Q(opened_at__lt=midnight(last + timedelta(days=1)))
