"""What is done about people's own data by the worker and by the clock."""

from uuid import UUID

from vinculo.customers.services import copies, hiding
from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic, task


@task(copies.BUILD, queue="heavy")
def build_copy(*, copy_id: str) -> None:
    """Make a copy that somebody asked for."""
    copies.build_copy(copy_id=UUID(copy_id), at=clock.now())


@task(hiding.ERASE, queue="heavy")
def erase(*, customer_id: str) -> None:
    """Erase a customer for whom that was decided; one who was erased meanwhile stays so."""
    if UUID(customer_id) in hiding.begun_erasures():
        hiding.erase_begun(customer_id=UUID(customer_id), at=clock.now())


@periodic("customers.go_on_erasing", cron="*/15 * * * *", queue="heavy")
def go_on_erasing(_due: int) -> None:
    """End what was begun and cut off."""
    hiding.end_begun(at=clock.now())


@periodic("customers.drop_copies", cron="17 3 * * *")
def drop_copies(_due: int) -> None:
    """Let go of copies that nobody needs any more, and say which could not be made."""
    copies.drop_old(at=clock.now())
