"""What the law asks: the signed scope, choices by service, and terms that run."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.portfolio.contracts.law import AskedBy, TermState
from vinculo.portfolio.labels.law import TERM_STATE


class ScopeVersion(models.Model):
    """What the company answered about itself, and which profiles bind it: a draft until signed.

    ``digest`` is the SHA-256 of answers and outcome as they were signed; ``runs_until`` the last
    day on which the signature is good.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField(unique=True)
    facts = models.JSONField()
    outcome = models.JSONField()
    drafted_by = models.UUIDField(null=True)
    drafted_at = models.DateTimeField()
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    position = models.CharField(max_length=80, blank=True, default="")
    signed_at = models.DateTimeField(null=True)
    runs_until = models.DateField(null=True)
    digest = models.CharField(max_length=64, blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "version": Privacy.NONE,
        "facts": Privacy.NONE,
        "outcome": Privacy.NONE,
        "drafted_by": Privacy.NONE,
        "drafted_at": Privacy.NONE,
        "signed_by_id": Privacy.NONE,
        "position": Privacy.NONE,
        "signed_at": Privacy.NONE,
        "runs_until": Privacy.NONE,
        "digest": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="scope_signed_whole",
                condition=Q(
                    signed_at__isnull=True,
                    signed_by__isnull=True,
                    runs_until__isnull=True,
                    digest="",
                )
                | (
                    Q(signed_at__isnull=False, signed_by__isnull=False, runs_until__isnull=False)
                    & ~Q(digest="")
                    & ~Q(position="")
                ),
            ),
            models.UniqueConstraint(
                models.Value(1), condition=Q(signed_at__isnull=True), name="scope_one_draft"
            ),
        )

    def __str__(self) -> str:
        return str(self.version)


class ProfileChoice(models.Model):
    """That a profile is on or off for one service from a moment on; the last one counts."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    profile = models.CharField(max_length=40)
    is_on = models.BooleanField()
    reason = models.CharField(max_length=300)
    since = models.DateTimeField()
    chosen_by = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "profile": Privacy.NONE,
        "is_on": Privacy.NONE,
        "reason": Privacy.NONE,
        "since": Privacy.NONE,
        "chosen_by": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="profile_choice_has_reason", condition=~Q(reason="")),
        )
        indexes = (
            models.Index(name="profile_choice_last", fields=("service", "profile", "since")),
        )

    def __str__(self) -> str:
        return f"{self.profile} {self.is_on}"


class FrozenDays(models.Model):
    """The days that a term was counted with, kept once by their content."""

    append_only = True

    digest = models.CharField(max_length=64, primary_key=True)
    days = models.JSONField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "digest": Privacy.NONE,
        "days": Privacy.NONE,
    }

    def __str__(self) -> str:
        return self.digest[:12]


class LegalTermQuerySet(models.QuerySet["LegalTerm"]):
    def open(self) -> "LegalTermQuerySet":
        """Those whose duty is not done, in time or late."""
        return self.filter(stopped_at__isnull=True)


class LegalTerm(models.Model):
    """One duty's term about one thing, counted in one place; frozen when it began.

    ``subject`` is the opaque key of what was filed (``"case:<id>"``). ``is_first``: of the places
    where the duty could be counted, this ends first and is the one that alarms; the others are
    shown. ``ends_before`` is the first moment too late; None while a pause is open.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField(max_length=80)
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    profile = models.CharField(max_length=60)
    duty = models.CharField(max_length=40)
    place = models.CharField(max_length=120)
    calendar_version = models.PositiveIntegerField(null=True)
    timezone = models.CharField(max_length=60)
    days = models.ForeignKey(FrozenDays, on_delete=models.PROTECT, related_name="+")
    is_first = models.BooleanField()
    state = models.CharField(max_length=10, choices=TERM_STATE, default=TermState.RUNNING)
    started_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    ends_before = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    objects = LegalTermQuerySet.as_manager()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "subject": Privacy.NONE,
        "service_id": Privacy.NONE,
        "profile": Privacy.NONE,
        "duty": Privacy.NONE,
        "place": Privacy.NONE,
        "calendar_version": Privacy.NONE,
        "timezone": Privacy.NONE,
        "days_id": Privacy.NONE,
        "is_first": Privacy.NONE,
        "state": Privacy.NONE,
        "started_at": Privacy.NONE,
        "due_on": Privacy.NONE,
        "ends_before": Privacy.NONE,
        "stopped_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject", "duty", "place"), name="legal_term_once_a_place"
            ),
            models.UniqueConstraint(
                fields=("subject", "duty"), condition=Q(is_first=True), name="legal_term_one_first"
            ),
            models.CheckConstraint(
                name="legal_term_end_after_start",
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("started_at")),
            ),
            models.CheckConstraint(
                name="legal_term_stopped_when_over",
                condition=Q(
                    state__in=[TermState.RUNNING, TermState.PAUSED], stopped_at__isnull=True
                )
                | Q(
                    state__in=[TermState.KEPT, TermState.LATE, TermState.CANCELLED],
                    stopped_at__isnull=False,
                ),
            ),
        )
        indexes = (
            models.Index(
                name="legal_term_open",
                fields=("ends_before",),
                condition=Q(stopped_at__isnull=True),
            ),
            models.Index(name="legal_term_by_start", fields=("started_at", "id")),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.duty}"


PROVED_FROM = datetime(2026, 11, 24, tzinfo=UTC)
"""Since when no pause begins without the proof that the customer was asked."""


class TermPause(models.Model):
    """A time in which the law lets the terms of one thing stand still.

    It stands on the proof that the customer was asked: ``asked_ref`` is the message, the letter
    that was handed over or the note of the call. ``answer_before`` ends the day that they were
    given, ``completed_ref`` is the message with which they answered. Only what is older than this
    proof has none.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300)
    paused_by = models.UUIDField(null=True)
    asked_by = models.CharField(max_length=8)
    asked_ref = models.UUIDField(null=True)
    asked_at = models.DateTimeField(null=True)
    answer_by = models.DateField(null=True)
    answer_before = models.DateTimeField(null=True)
    ran_out_at = models.DateTimeField(null=True)
    completed_ref = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "subject": Privacy.NONE,
        "kind": Privacy.NONE,
        "starts_at": Privacy.NONE,
        "ends_at": Privacy.NONE,
        "reason": Privacy.PERSONAL,
        "paused_by": Privacy.NONE,
        "asked_by": Privacy.NONE,
        "asked_ref": Privacy.NONE,
        "asked_at": Privacy.NONE,
        "answer_by": Privacy.NONE,
        "answer_before": Privacy.NONE,
        "ran_out_at": Privacy.NONE,
        "completed_ref": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject",), condition=Q(ends_at__isnull=True), name="term_pause_one_open"
            ),
            models.CheckConstraint(
                name="term_pause_ends_after_start",
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
            ),
            models.CheckConstraint(name="term_pause_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="term_pause_kind_is_code", condition=Q(kind__regex="^[a-z_]+$")
            ),
            models.CheckConstraint(
                name="term_pause_asked_known", condition=Q(asked_by__in=AskedBy)
            ),
            models.CheckConstraint(
                name="term_pause_was_asked",
                condition=Q(asked_by=AskedBy.EARLIER, starts_at__lt=PROVED_FROM)
                | Q(
                    ~Q(asked_by=AskedBy.EARLIER),
                    asked_ref__isnull=False,
                    asked_at__isnull=False,
                    answer_by__isnull=False,
                    answer_before__isnull=False,
                    answer_before__gt=F("asked_at"),
                ),
            ),
            models.CheckConstraint(
                name="term_pause_ran_out_after_its_day",
                condition=Q(ran_out_at__isnull=True) | Q(ran_out_at__gte=F("answer_before")),
            ),
        )
        indexes = (
            models.Index(
                name="term_pause_waits",
                fields=("answer_before",),
                condition=Q(ends_at__isnull=True, ran_out_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.kind}"
