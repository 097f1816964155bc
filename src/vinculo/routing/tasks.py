"""What routing does by the clock."""

from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic
from vinculo.routing.services import presence


@periodic("routing.mark_gone", cron="* * * * *")
def mark_gone(_due: int) -> None:
    """Take those for gone whose desks fell silent."""
    presence.mark_gone(at=clock.now())
