"""Tables of the delivery context, one file for each subject."""

from vinculo.delivery.models.consent import OAuthAccount, OAuthApp, OAuthFlow
from vinculo.delivery.models.outbox import Attempt, OutgoingMail

__all__ = ["Attempt", "OAuthAccount", "OAuthApp", "OAuthFlow", "OutgoingMail"]
