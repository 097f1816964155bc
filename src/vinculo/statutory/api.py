"""The door to matters before the law: what complaints take over and give back."""

from vinculo.statutory.services.following import hand_over, take_back
from vinculo.statutory.services.receipts import TEMPLATE as RECEIPT

__all__ = ["RECEIPT", "hand_over", "take_back"]
