"""Half hours: the grid on which contacts are counted."""

from datetime import UTC, datetime, timedelta

SLOT = timedelta(minutes=30)


def slot_of(moment: datetime) -> datetime:
    """When the half hour of a moment began, in UTC."""
    utc = moment.astimezone(UTC)
    return utc.replace(minute=utc.minute - utc.minute % 30, second=0, microsecond=0)
