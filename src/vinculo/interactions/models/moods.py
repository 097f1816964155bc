"""What a customer's message sounds like, and what a person said about it."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.interactions.models.messages import Message
from vinculo.kernel.privacy import Privacy
from vinculo.lib.text.mood.judged import Polarity

POLARITIES = [each.value for each in Polarity]


class MessageMood(models.Model):
    """The mood of one message as it was estimated; ``said`` is a person's correction and wins.

    ``negative_pct`` is the estimated probability of a negative message, ``sure_pct`` how sure the
    estimate is of ``polarity``.
    """

    message = models.OneToOneField(
        Message, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    polarity = models.CharField(max_length=10)
    emotion = models.CharField(max_length=20, blank=True, default="")
    negative_pct = models.PositiveSmallIntegerField()
    sure_pct = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=8, blank=True, default="")
    at = models.DateTimeField()
    said = models.CharField(max_length=10, blank=True, default="")
    said_by_id = models.UUIDField(null=True)
    said_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "message_id": Privacy.NONE,
        "polarity": Privacy.SENSITIVE,
        "emotion": Privacy.SENSITIVE,
        "negative_pct": Privacy.SENSITIVE,
        "sure_pct": Privacy.SENSITIVE,
        "language": Privacy.PERSONAL,
        "at": Privacy.NONE,
        "said": Privacy.SENSITIVE,
        "said_by_id": Privacy.NONE,
        "said_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="message_mood_polarity_known", condition=Q(polarity__in=POLARITIES)
            ),
            models.CheckConstraint(
                name="message_mood_said_known", condition=Q(said__in=["", *POLARITIES])
            ),
            models.CheckConstraint(
                name="message_mood_said_by_somebody",
                condition=Q(said="") | Q(said_by_id__isnull=False, said_at__isnull=False),
            ),
            models.CheckConstraint(
                name="message_mood_percentages",
                condition=Q(negative_pct__lte=100, sure_pct__lte=100),
            ),
        )

    def __str__(self) -> str:
        return f"{self.message_id} {self.said or self.polarity}"
