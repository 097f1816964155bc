"""Tables of the delivery context, one file for each subject."""

from vinculo.delivery.models.outbox import Attempt, OutgoingMail

__all__ = ["Attempt", "OutgoingMail"]
