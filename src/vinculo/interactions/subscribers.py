"""What conversations hear: the way of the mails that they sent."""

from uuid import UUID

from vinculo.delivery.events import DeliveryChanged
from vinculo.interactions.services.conversations import tell_pages
from vinculo.kernel import events

PREFIX = "conversation:"


def on_delivery(event: DeliveryChanged) -> None:
    """Let open pages show where an answer is; its state itself is asked of delivery."""
    if event.reference.startswith(PREFIX):
        tell_pages(conversation_id=UUID(event.reference.removeprefix(PREFIX)))


events.subscribe(DeliveryChanged, "interactions.hear_delivery", on_delivery)
