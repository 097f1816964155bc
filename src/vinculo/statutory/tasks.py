"""What matters do by the clock: receipts of what is not answered at once."""

from uuid import UUID

from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic, task
from vinculo.statutory.services import receipts


@periodic("statutory.make_receipts", cron="* * * * *")
def make_receipts(_due: int) -> None:
    """Each minute: the receipts whose time has come are asked for."""
    receipts.ask_for_due(at=clock.now())


@periodic("statutory.look_for_mails", cron="35 * * * *")
def look_for_mails(_due: int) -> None:
    """Each hour: mails of receipts of which nothing was heard."""
    receipts.catch_up(at=clock.now())


@task(receipts.TASK)
def make_receipt(matter_id: str) -> None:
    """Make and mail one receipt."""
    receipts.make(matter_id=UUID(matter_id), at=clock.now())
