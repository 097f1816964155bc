"""The company's clock, by which days and quiet hours are counted."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from vinculo.organization import api as organization


def local(at: datetime) -> datetime:
    """``at`` on the company's clock; in UTC before there is a company."""
    if not organization.company_exists():
        return at.astimezone(UTC)
    return at.astimezone(ZoneInfo(organization.company().timezone))


def today(at: datetime) -> date:
    """The company's day."""
    return local(at).date()
