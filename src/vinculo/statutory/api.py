"""The door to matters before the law: what complaints take over and give back."""

from vinculo.statutory.services.following import hand_over, take_back

__all__ = ["hand_over", "take_back"]
