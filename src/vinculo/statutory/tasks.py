"""What matters do by the clock: receipts of what is not answered at once."""

from uuid import UUID

from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic, task
from vinculo.statutory.services import catching_up, receipts
from vinculo.statutory.services.beginning import RECEIPT


@periodic("statutory.make_receipts", cron="* * * * *")
def make_receipts(_due: int) -> None:
    """Each minute: the receipts whose time has come are asked for."""
    receipts.ask_for_due(at=clock.now())


@periodic("statutory.look_for_mails", cron="35 * * * *")
def look_for_mails(_due: int) -> None:
    """Each hour: mails of receipts of which nothing was heard."""
    receipts.catch_up(at=clock.now())


@periodic("statutory.catch_up", cron="10 2 * * *")
def catch_up(_due: int) -> None:
    """Each night: open cases whose terms never began, as after an upgrade."""
    catch_up_more()


@task(catching_up.TASK)
def catch_up_more() -> None:
    """A round of them; while there are more, another."""
    if catching_up.catch_up(at=clock.now()) >= catching_up.MOST:
        catching_up.ask()


@task(RECEIPT)
def make_receipt(matter_id: str) -> None:
    """Make and mail one receipt."""
    receipts.make(matter_id=UUID(matter_id), at=clock.now())
