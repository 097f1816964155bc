"""Tables of analytics: what is expected to come, and when somebody wants to hear of a figure."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vinculo.analytics.contracts import LiveFigure
from vinculo.analytics.domain.call_digests import WAYS, digest_of_call
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


class CallBatch(models.Model):
    """Calls that were told together; a line of evidence keeps how many and their digest.

    ``reason``: why calls that were known are told otherwise; what they were stays.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    way = models.CharField(max_length=6)
    reason = models.CharField(max_length=200, blank=True, default="")
    told_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "way": Privacy.NONE,
        "reason": Privacy.NONE,
        "told_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="call_batch_way_known", condition=Q(way__in=WAYS)),
        )

    def __str__(self) -> str:
        return f"{self.way} {self.told_at}"


class CallRecord(models.Model):
    """One call as a telephone system tells it: moments only, no number and no name.

    ``reference`` is the system's own id of the call; told otherwise it is the next ``version`` of
    the same call, and the last one counts. Columns that are null did not happen. ``ended_by`` says
    who hung up. ``digest`` is that of :func:`digest_of_call`.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    batch = models.ForeignKey(CallBatch, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)
    received_at = models.DateTimeField()
    menu_reached_at = models.DateTimeField(null=True)
    human_requested_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=10, blank=True, default="")
    digest = models.CharField(max_length=64)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "batch_id": Privacy.NONE,
        "reference": Privacy.NONE,
        "version": Privacy.NONE,
        "received_at": Privacy.NONE,
        "menu_reached_at": Privacy.NONE,
        "human_requested_at": Privacy.NONE,
        "answered_at": Privacy.NONE,
        "ended_by": Privacy.NONE,
        "digest": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("reference", "version"), name="call_version_once"),
            models.CheckConstraint(
                name="call_answered_after_received",
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("received_at")),
            ),
            models.CheckConstraint(
                name="call_asked_after_received",
                condition=Q(human_requested_at__isnull=True)
                | Q(human_requested_at__gte=F("received_at")),
            ),
            models.CheckConstraint(
                name="call_ended_by_known",
                condition=Q(ended_by__in=["", "customer", "agent", "system"]),
            ),
        )
        indexes = (models.Index(name="call_by_time", fields=("received_at",)),)

    def __str__(self) -> str:
        return self.reference

    @property
    def true_digest(self) -> str:
        """The digest of what the row says."""
        return digest_of_call(
            reference=self.reference,
            version=self.version,
            moments=(
                self.received_at,
                self.menu_reached_at,
                self.human_requested_at,
                self.answered_at,
            ),
            ended_by=self.ended_by,
        )


class EvaluationFigure(models.Model):
    """A parameter of the yearly evaluation as it was published, with its recount; the last counts.

    ``error`` is a part of the recounted value: 0.05 is five per cent. What only some were asked
    has an interval, ``low`` to ``high``, and its recount has one too.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    year = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=80)
    value = models.FloatField(null=True)
    n = models.PositiveIntegerField()
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    recount = models.FloatField(null=True)
    recount_n = models.PositiveIntegerField()
    recount_low = models.FloatField(null=True)
    recount_high = models.FloatField(null=True)
    error = models.FloatField(null=True)
    limit = models.FloatField(null=True)
    passes = models.BooleanField(null=True)
    note = models.CharField(max_length=40, blank=True, default="")
    computed_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "year": Privacy.NONE,
        "key": Privacy.NONE,
        "value": Privacy.NONE,
        "n": Privacy.NONE,
        "low": Privacy.NONE,
        "high": Privacy.NONE,
        "recount": Privacy.NONE,
        "recount_n": Privacy.NONE,
        "recount_low": Privacy.NONE,
        "recount_high": Privacy.NONE,
        "error": Privacy.NONE,
        "limit": Privacy.NONE,
        "passes": Privacy.NONE,
        "note": Privacy.NONE,
        "computed_at": Privacy.NONE,
    }

    class Meta:
        indexes = (
            models.Index(name="evaluation_figure_last", fields=("year", "computed_at", "key")),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.key}"
