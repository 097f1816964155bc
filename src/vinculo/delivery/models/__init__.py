"""Tables of the delivery context, one file for each subject."""

from vinculo.delivery.models.consent import OAuthAccount, OAuthApp, OAuthFlow
from vinculo.delivery.models.dkim import DkimKey
from vinculo.delivery.models.outbox import Attempt, OutgoingMail
from vinculo.delivery.models.route import Route

__all__ = [
    "Attempt",
    "DkimKey",
    "OAuthAccount",
    "OAuthApp",
    "OAuthFlow",
    "OutgoingMail",
    "Route",
]
