"""Tables of the feedback context."""

from vinculo.feedback.models.rating import Rating, RatingAnswer, RatingRule

__all__ = ["Rating", "RatingAnswer", "RatingRule"]
