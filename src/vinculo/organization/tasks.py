"""Calendars look ahead: their holidays are known for at least two years."""

from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic
from vinculo.organization.services.calendars import extend_holidays


@periodic("organization.extend_holidays", cron="17 4 * * 0")
def extend(_timestamp: int) -> None:
    """Each Sunday, append holidays to the calendars that would run out of them."""
    extend_holidays(at=clock.now())
