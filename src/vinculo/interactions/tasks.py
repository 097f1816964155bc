"""Jobs of the interactions context."""

from uuid import UUID

from vinculo.interactions.services import human, importing, intake, understanding
from vinculo.interactions.services.forms import staging, unread  # noqa: F401  it registers
from vinculo.interactions.services.pacing import pace
from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic, task
from vinculo.organization import api as organization


@task("interactions.understand", queue="intake")
def understand(*, raw_id: str, released: bool = False) -> None:
    """Read one raw message."""
    understanding.understand(raw_id=UUID(raw_id), at=clock.now(), released=released)


@task("interactions.understand_waiting", queue="intake")
def understand_waiting() -> None:
    """Read the raw messages that wait, together when they come thick."""
    if not pace.gather():
        return
    try:
        understanding.understand_waiting(at=clock.now())
    finally:
        pace.end()


@periodic("interactions.sweep", cron="* * * * *")
def sweep(timestamp: int) -> None:  # noqa: ARG001
    """Find messages that no job remembers."""
    intake.sweep(at=clock.now())


@periodic("interactions.forget_staged", cron="17 * * * *")
def forget_staged(timestamp: int) -> None:  # noqa: ARG001
    """Forget files of forms that nobody sent."""
    staging.sweep(at=clock.now())


@periodic("interactions.watch_human", cron="25 4 * * *")
def watch_human(timestamp: int) -> None:  # noqa: ARG001
    """Alarm the entrances by which the law asks for a person and nobody made sure of one."""
    if organization.company_exists():
        human.watch(at=clock.now())


@task("interactions.import_history", queue="heavy")
def import_history(*, import_id: str) -> None:
    """Import an old mailbox as history."""
    importing.run(import_id=UUID(import_id), now=clock.now)
