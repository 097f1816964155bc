"""Tables of the clocks context."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q

from vinculo.clocks.contracts import ClockState
from vinculo.clocks.labels import CLOCK_STATE
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class FrozenCalendar(models.Model):
    """A business calendar as it was when clocks started under it, kept once for all of them."""

    append_only = True

    digest = models.CharField(max_length=64, primary_key=True)
    calendar = models.JSONField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "digest": Privacy.NONE,
        "calendar": Privacy.NONE,
    }

    def __str__(self) -> str:
        return self.digest[:12]


class ClockQuerySet(models.QuerySet["Clock"]):
    def open(self) -> "ClockQuerySet":
        """Those whose work is not done, on time or late."""
        return self.filter(stopped_at__isnull=True)

    def to_tell(self, moment: datetime) -> "ClockQuerySet":
        """Those whose warning or breach has come before ``moment`` and is not told yet."""
        return self.filter(
            Q(state=ClockState.RUNNING, due_at__lt=moment)
            | Q(state=ClockState.RUNNING, warned_at__isnull=True, warn_at__lte=moment)
        )


class Clock(models.Model):
    """A length of open time inside which something was promised.

    ``subject`` is the opaque key of what is measured (``"case:<id>"``), ``kind`` names the
    clock among its subject's, ``rule`` the version of the rule that set it. ``left`` is the
    open time that a pause froze. ``keys`` are the live topics that hear of changes.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    rule = models.CharField(max_length=80, blank=True, default="")
    state = models.CharField(max_length=10, choices=CLOCK_STATE, default=ClockState.RUNNING)
    target = models.DurationField()
    warn_pct = models.PositiveSmallIntegerField()
    calendar = models.ForeignKey(FrozenCalendar, on_delete=models.PROTECT, related_name="+")
    keys = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    started_at = models.DateTimeField()
    warn_at = models.DateTimeField()
    due_at = models.DateTimeField()
    left = models.DurationField(null=True)
    warned_at = models.DateTimeField(null=True)
    broken_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    objects = ClockQuerySet.as_manager()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "subject": Privacy.NONE,
        "kind": Privacy.NONE,
        "rule": Privacy.NONE,
        "state": Privacy.NONE,
        "target": Privacy.NONE,
        "warn_pct": Privacy.NONE,
        "calendar_id": Privacy.NONE,
        "keys": Privacy.NONE,
        "started_at": Privacy.NONE,
        "warn_at": Privacy.NONE,
        "due_at": Privacy.NONE,
        "left": Privacy.NONE,
        "warned_at": Privacy.NONE,
        "broken_at": Privacy.NONE,
        "stopped_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject", "kind"),
                condition=Q(stopped_at__isnull=True),
                name="clock_one_open_of_a_kind",
            ),
            models.CheckConstraint(name="clock_state_known", condition=Q(state__in=ClockState)),
            models.CheckConstraint(name="clock_has_kind", condition=~Q(kind="")),
            models.CheckConstraint(
                name="clock_target_positive", condition=Q(target__gt=timedelta())
            ),
            models.CheckConstraint(
                name="clock_warn_pct_range", condition=Q(warn_pct__gte=1, warn_pct__lte=100)
            ),
            models.CheckConstraint(
                name="clock_warns_before_due", condition=Q(warn_at__lte=F("due_at"))
            ),
            models.CheckConstraint(
                name="clock_left_while_paused",
                condition=Q(state=ClockState.PAUSED, left__isnull=False)
                | (~Q(state=ClockState.PAUSED) & Q(left__isnull=True)),
            ),
            models.CheckConstraint(
                name="clock_ended_has_stop",
                condition=~Q(state__in=[ClockState.KEPT, ClockState.CANCELLED])
                | Q(stopped_at__isnull=False),
            ),
            models.CheckConstraint(
                name="clock_going_has_no_stop",
                condition=~Q(state__in=[ClockState.RUNNING, ClockState.PAUSED])
                | Q(stopped_at__isnull=True),
            ),
            models.CheckConstraint(
                name="clock_broken_has_time",
                condition=~Q(state=ClockState.BROKEN) | Q(broken_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                name="clock_running_by_due",
                fields=("due_at",),
                condition=Q(state=ClockState.RUNNING),
            ),
            models.Index(
                name="clock_unwarned_by_warn",
                fields=("warn_at",),
                condition=Q(state=ClockState.RUNNING, warned_at__isnull=True),
            ),
            models.Index(name="clock_by_subject", fields=("subject",)),
            models.Index(name="clock_by_rule", fields=("rule", "started_at")),
            BrinIndex(name="clock_by_start", fields=("started_at",), autosummarize=True),
            models.Index(
                name="clock_kept_by_stop",
                fields=("stopped_at",),
                condition=Q(state=ClockState.KEPT),
            ),
            models.Index(
                name="clock_broken_by_time",
                fields=("broken_at",),
                condition=Q(state=ClockState.BROKEN),
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.kind}"


class Pause(models.Model):
    """A time in which a clock stood still."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="+")
    paused_at = models.DateTimeField()
    resumed_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "clock_id": Privacy.NONE,
        "paused_at": Privacy.NONE,
        "resumed_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("clock",), condition=Q(resumed_at__isnull=True), name="pause_one_open"
            ),
            models.CheckConstraint(
                name="pause_ends_after_start",
                condition=Q(resumed_at__isnull=True) | Q(resumed_at__gte=F("paused_at")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.clock_id} {self.paused_at}"
