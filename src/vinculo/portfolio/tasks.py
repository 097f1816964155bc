"""What the portfolio does by the clock: it looks each night at what the law needs to be signed."""

from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic
from vinculo.organization import api as organization
from vinculo.portfolio.services import alarms
from vinculo.portfolio.services.scope import watch_scope


@periodic("portfolio.watch_law", cron="10 4 * * *")
def watch_law(_due: int) -> None:
    """Alarm a scope that nobody signed in a year, and holidays that nobody confirmed."""
    if not organization.company_exists():
        return
    watch_scope(at=clock.now())
    alarms.watch_years(at=clock.now())
