"""What cases do by the clock."""

from zoneinfo import ZoneInfo

from vinculo.cases.services import answer, resolve
from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic
from vinculo.organization import api as organization


@periodic("cases.close_old", cron="*/15 * * * *")
def close_old(_due: int) -> None:
    """Close what was resolved more than three days ago."""
    while resolve.close_old(at=clock.now()):
        pass


@periodic("cases.wake", cron="5,35 * * * *")
def wake(_due: int) -> None:
    """Go on with the cases that waited for today, as the company counts days."""
    at = clock.now()
    today = at.astimezone(ZoneInfo(organization.company().timezone)).date()
    while answer.wake_due(today=today, at=at):
        pass
