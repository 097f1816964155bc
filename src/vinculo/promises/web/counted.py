"""In whose hours the terms behind a claim are counted, in words."""

from uuid import UUID

from django.utils.translation import gettext as _

from vinculo.organization import api as organization


def calendar_names() -> dict[UUID, str]:
    """The company's calendars by id."""
    return {one.id: one.name for one in organization.calendars()}


def counted_in(calendar: str) -> str:
    """What a figure stands beside: opening hours of a calendar, not hours of the clock."""
    if not calendar:
        return _("Los plazos se cuentan en horas de atención.")
    return _("Los plazos se cuentan en horas de atención (calendario %(calendar)s).") % {
        "calendar": calendar
    }
