"""Tables of analytics: what is expected to come, and when somebody wants to hear of a figure."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vinculo.analytics.contracts import LiveFigure
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class ExpectedArrivals(models.Model):
    """How many contacts past weeks let expect in a queue in one half hour, with its interval."""

    queue = models.ForeignKey("routing.Queue", on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    expected = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    weeks = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "queue_id": Privacy.NONE,
        "starts_at": Privacy.NONE,
        "expected": Privacy.NONE,
        "low": Privacy.NONE,
        "high": Privacy.NONE,
        "weeks": Privacy.NONE,
        "made_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("queue", "starts_at"), name="expected_arrivals_once_a_slot"
            ),
            models.CheckConstraint(
                name="expected_arrivals_inside",
                condition=Q(low__gte=0, expected__gte=F("low"), high__gte=F("expected")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.queue_id} {self.starts_at} {self.expected:.1f}"


@recorded()
class Threshold(models.Model):
    """When a figure of the live page is worth an alert; ``queue`` None: of each queue by itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    queue = models.ForeignKey(
        "routing.Queue", on_delete=models.CASCADE, related_name="+", null=True
    )
    figure = models.CharField(max_length=20)
    limit = models.PositiveIntegerField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "queue_id": Privacy.NONE,
        "figure": Privacy.NONE,
        "limit": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("queue", "figure"), name="threshold_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="threshold_figure_known",
                condition=Q(figure__in=[each.value for each in LiveFigure]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.figure} {self.limit}"


class Alert(models.Model):
    """A queue that is beyond a threshold, since when; the row goes when it is inside again."""

    threshold = models.ForeignKey(Threshold, on_delete=models.CASCADE, related_name="+")
    queue = models.ForeignKey("routing.Queue", on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "threshold_id": Privacy.NONE,
        "queue_id": Privacy.NONE,
        "since": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("threshold", "queue"), name="alert_once_a_queue"),
        )

    def __str__(self) -> str:
        return f"{self.threshold_id} {self.queue_id}"
