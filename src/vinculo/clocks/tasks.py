"""The watch: every ten seconds the warnings and breaches that have come are told."""

from vinculo.clocks import services
from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic

BATCH = 200


@periodic("clocks.watch", cron="* * * * * */10")
def watch(_timestamp: int) -> None:
    """Tell all that is due, a batch at a time, so that no transaction holds many rows long."""
    at = clock.now()
    while services.tell_due(at=at, limit=BATCH) == BATCH:
        pass
