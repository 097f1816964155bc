"""Jobs of the delivery context."""

from uuid import UUID

from vinculo.delivery.services import outbox as services
from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic, task


@task("delivery.send", queue="outbound")
def send(*, mail_id: str) -> None:
    """Try once to hand one mail over."""
    services.hand_over(mail_id=UUID(mail_id), at=clock.now())


@periodic("delivery.sweep", cron="* * * * *")
def sweep(timestamp: int) -> None:  # noqa: ARG001
    """Find mails whose turn has come and that no job remembers."""
    services.sweep(at=clock.now())
