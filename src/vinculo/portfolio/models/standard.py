"""Standards, version by version, and what was measured of each."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.kernel.ids import new_id
from vinculo.kernel.metrics import Better
from vinculo.kernel.privacy import Privacy
from vinculo.portfolio.contracts import Audience, ResultKind
from vinculo.portfolio.labels import AUDIENCE, BETTER, RESULT_KIND


class Standard(models.Model):
    """One version of a standard of a service; a change appends the next version.

    ``metric`` is a clock on a case, a key of the registry of metrics, or ``none-…`` while nothing
    measures what was written under ``name``. The goal is a length of time or a number with its
    unit; ``min_share_pct`` is in how many of a hundred cases it has to be reached.
    One with a ``party`` is what was agreed with that third party, and no clock measures it.
    ``withdrawn`` ends the standard of that metric from ``valid_from`` on.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(
        "portfolio.Party", on_delete=models.PROTECT, related_name="+", null=True
    )
    metric = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=80, blank=True, default="")
    target = models.DurationField(null=True)
    goal = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    unit = models.CharField(max_length=30, blank=True, default="")
    better = models.CharField(max_length=6, choices=BETTER, default=Better.LOWER)
    min_share_pct = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    audience = models.CharField(max_length=8, choices=AUDIENCE, default=Audience.ALL)
    audience_words = models.CharField(max_length=120, blank=True, default="")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    warn_pct = models.PositiveSmallIntegerField()
    calendar = models.ForeignKey(
        "organization.BusinessCalendar", on_delete=models.PROTECT, related_name="+"
    )
    words = models.CharField(max_length=300)
    words_en = models.CharField(max_length=300, blank=True, default="")
    staff_words = models.CharField(max_length=300, blank=True, default="")
    staff_words_en = models.CharField(max_length=300, blank=True, default="")
    withdrawn = models.BooleanField(default=False)
    valid_from = models.DateTimeField()
    created_at = models.DateTimeField()
    created_by = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "party_id": Privacy.NONE,
        "metric": Privacy.NONE,
        "version": Privacy.NONE,
        "name": Privacy.NONE,
        "target": Privacy.NONE,
        "goal": Privacy.NONE,
        "unit": Privacy.NONE,
        "better": Privacy.NONE,
        "min_share_pct": Privacy.NONE,
        "audience": Privacy.NONE,
        "audience_words": Privacy.NONE,
        "owner_id": Privacy.NONE,
        "warn_pct": Privacy.NONE,
        "calendar_id": Privacy.NONE,
        "words": Privacy.NONE,
        "words_en": Privacy.NONE,
        "staff_words": Privacy.NONE,
        "staff_words_en": Privacy.NONE,
        "withdrawn": Privacy.NONE,
        "valid_from": Privacy.NONE,
        "created_at": Privacy.NONE,
        "created_by": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("service", "metric", "version"), name="standard_version_once"
            ),
            models.CheckConstraint(name="standard_has_metric", condition=~Q(metric="")),
            models.CheckConstraint(
                name="standard_target_positive",
                condition=Q(target__isnull=True) | Q(target__gt=timedelta()),
            ),
            models.CheckConstraint(
                name="standard_goal_positive", condition=Q(goal__isnull=True) | Q(goal__gt=0)
            ),
            models.CheckConstraint(
                name="standard_one_goal",
                condition=Q(target__isnull=False, goal__isnull=True)
                | Q(target__isnull=True, goal__isnull=False),
            ),
            models.CheckConstraint(name="standard_better_known", condition=Q(better__in=Better)),
            models.CheckConstraint(
                name="standard_audience_known", condition=Q(audience__in=Audience)
            ),
            models.CheckConstraint(
                name="standard_min_share_range",
                condition=Q(min_share_pct__isnull=True)
                | Q(min_share_pct__gt=0, min_share_pct__lte=100),
            ),
            models.CheckConstraint(
                name="standard_warn_pct_range", condition=Q(warn_pct__gte=1, warn_pct__lte=100)
            ),
            models.CheckConstraint(name="standard_has_words", condition=~Q(words="")),
            models.CheckConstraint(
                name="standard_of_party_is_typed",
                condition=Q(party__isnull=True) | Q(metric__startswith="none-"),
            ),
        )
        indexes = (
            models.Index(
                name="standard_in_force", fields=("service", "metric", "-valid_from", "-version")
            ),
            models.Index(
                name="standard_by_party", fields=("party",), condition=Q(party__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.service_id} {self.metric} {self.version}"


class MeasuredResult(models.Model):
    """What was measured of one version of a standard over one period; measured again, replaced.

    ``value`` is a share from 0 to 1 or seconds, as ``kind`` says; null when nothing counted.
    ``source`` is where a typed result comes from; empty when the product counted it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    kind = models.CharField(max_length=8, choices=RESULT_KIND)
    value = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    n = models.PositiveBigIntegerField()
    method = models.CharField(max_length=40, blank=True, default="")
    source = models.CharField(max_length=200, blank=True, default="")
    computed_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "standard_id": Privacy.NONE,
        "since": Privacy.NONE,
        "until": Privacy.NONE,
        "kind": Privacy.NONE,
        "value": Privacy.NONE,
        "low": Privacy.NONE,
        "high": Privacy.NONE,
        "n": Privacy.NONE,
        "method": Privacy.NONE,
        "source": Privacy.NONE,
        "computed_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("standard", "until"), name="measured_result_once_a_period"
            ),
            models.CheckConstraint(
                name="measured_result_kind_known", condition=Q(kind__in=ResultKind)
            ),
            models.CheckConstraint(
                name="measured_result_period_order", condition=Q(since__lt=F("until"))
            ),
            models.CheckConstraint(
                name="measured_result_nothing_no_value",
                condition=Q(n__gt=0) | Q(value__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.standard_id} {self.until:%Y-%m-%d}"
