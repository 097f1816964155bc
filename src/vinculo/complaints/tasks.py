"""What complaints do by the clock: nobody stays without the receipt that the law gives."""

from vinculo.complaints.services import catching_up, completing, gates, helping
from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic, task


@periodic("complaints.watch_receipts", cron="25 * * * *")
def watch_receipts(_due: int) -> None:
    """Each hour: alarm the complaints that lack the receipt that a law asks for."""
    gates.watch_receipts(at=clock.now())


@periodic("complaints.watch_asked", cron="5 * * * *")
def watch_asked(_due: int) -> None:
    """Each hour: alarm who has a case whose customer let the day go by that they were given."""
    completing.watch(at=clock.now())


@periodic("complaints.turn_into_calls", cron="* * * * *")
def turn_into_calls(_due: int) -> None:
    """Each minute: whoever did not join a contact within three minutes calls back that day."""
    helping.turn_into_calls(at=clock.now())


@periodic("complaints.catch_up", cron="20 2 * * *")
def catch_up(_due: int) -> None:
    """Each night: complaints whose terms never began, as after an upgrade."""
    catch_up_more()


@task(catching_up.TASK)
def catch_up_more() -> None:
    """A round of them; while there are more, another."""
    if catching_up.catch_up(at=clock.now()) >= catching_up.MOST:
        catching_up.ask()
