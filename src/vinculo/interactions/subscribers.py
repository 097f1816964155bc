"""What conversations hear: the way of the mails that they sent."""

from uuid import UUID

from vinculo.delivery.events import ConsentLost, DeliveryChanged
from vinculo.interactions.services.conversations import tell_pages
from vinculo.interactions.services.imap import progress
from vinculo.kernel import clock, events

PREFIX = "conversation:"


def on_delivery(event: DeliveryChanged) -> None:
    """Let open pages show where an answer is; its state itself is asked of delivery."""
    if event.reference.startswith(PREFIX):
        tell_pages(conversation_id=UUID(event.reference.removeprefix(PREFIX)))


events.subscribe(DeliveryChanged, "interactions.hear_delivery", on_delivery)


def on_consent_lost(event: ConsentLost) -> None:
    """Tell administrators that somebody must consent again."""
    progress.tell_administrators(
        kind=progress.CONSENT_LOST,
        subject=f"consent:{event.account_id}",
        address=event.address,
        url="/ajustes/consentimientos/",
        at=clock.now(),
    )


events.subscribe(ConsentLost, "interactions.hear_consent", on_consent_lost)
