"""What complaints do by the clock: nobody stays without the receipt that the law gives."""

from vinculo.complaints.services import gates
from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic


@periodic("complaints.watch_receipts", cron="25 * * * *")
def watch_receipts(_due: int) -> None:
    """Each hour: alarm the complaints that lack the receipt that a law asks for."""
    gates.watch_receipts(at=clock.now())
