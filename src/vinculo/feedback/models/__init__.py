"""Tables of the feedback context."""

from vinculo.feedback.models.notice import NoticeMail, NoticeSending
from vinculo.feedback.models.rating import Rating, RatingAnswer, RatingRule
from vinculo.feedback.models.wave import Wave, WaveInvitation

__all__ = [
    "NoticeMail",
    "NoticeSending",
    "Rating",
    "RatingAnswer",
    "RatingRule",
    "Wave",
    "WaveInvitation",
]
