"""Tables of the portfolio context."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.portfolio.contracts import Metric, Stage
from vinculo.portfolio.labels import METRIC, STAGE


@recorded(exclude=("sort_name",))
class Service(models.Model):
    """What the company does for its customers, under one name and one owner."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    sort_name = models.CharField(max_length=320, db_collation="C")
    stage = models.CharField(max_length=10, choices=STAGE, default=Stage.CATALOGUE)
    benefit = models.TextField(blank=True, default="", max_length=1000)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "key": Privacy.NONE,
        "name": Privacy.NONE,
        "sort_name": Privacy.NONE,
        "stage": Privacy.NONE,
        "benefit": Privacy.NONE,
        "owner_id": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="service_stage_known", condition=Q(stage__in=Stage)),
            models.CheckConstraint(name="service_has_name", condition=~Q(name="")),
        )
        indexes = (models.Index(name="service_by_owner", fields=("owner",)),)

    def __str__(self) -> str:
        return self.name


class Standard(models.Model):
    """One version of a standard of a service; a change appends the next version.

    ``withdrawn`` ends the standard of that metric from ``valid_from`` on.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    metric = models.CharField(max_length=20, choices=METRIC)
    version = models.PositiveIntegerField()
    target = models.DurationField()
    warn_pct = models.PositiveSmallIntegerField()
    calendar = models.ForeignKey(
        "organization.BusinessCalendar", on_delete=models.PROTECT, related_name="+"
    )
    words = models.CharField(max_length=300)
    staff_words = models.CharField(max_length=300, blank=True, default="")
    withdrawn = models.BooleanField(default=False)
    valid_from = models.DateTimeField()
    created_at = models.DateTimeField()
    created_by = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "metric": Privacy.NONE,
        "version": Privacy.NONE,
        "target": Privacy.NONE,
        "warn_pct": Privacy.NONE,
        "calendar_id": Privacy.NONE,
        "words": Privacy.NONE,
        "staff_words": Privacy.NONE,
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
            models.CheckConstraint(name="standard_metric_known", condition=Q(metric__in=Metric)),
            models.CheckConstraint(
                name="standard_target_positive", condition=Q(target__gt=timedelta())
            ),
            models.CheckConstraint(
                name="standard_warn_pct_range", condition=Q(warn_pct__gte=1, warn_pct__lte=100)
            ),
            models.CheckConstraint(name="standard_has_words", condition=~Q(words="")),
        )
        indexes = (
            models.Index(
                name="standard_in_force", fields=("service", "metric", "-valid_from", "-version")
            ),
        )

    def __str__(self) -> str:
        return f"{self.service_id} {self.metric} {self.version}"
