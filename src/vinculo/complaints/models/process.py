"""Targets of the handling, internal audits with their sample, and the reviews of direction."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.complaints.domain.process import AuditStep, Measure, Result
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy

PERSON = settings.AUTH_USER_MODEL


@recorded()
class ProcessTarget(models.Model):
    """What share of a service's complaints should be as a measure wants them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    measure = models.CharField(max_length=12)
    within_hours = models.PositiveIntegerField(null=True)
    target_pct = models.PositiveSmallIntegerField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "measure": Privacy.NONE,
        "within_hours": Privacy.NONE,
        "target_pct": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="processtarget_once", fields=("service", "measure")),
            models.CheckConstraint(
                name="processtarget_measure_known", condition=Q(measure__in=Measure)
            ),
            models.CheckConstraint(
                name="processtarget_share_range",
                condition=Q(target_pct__gte=1, target_pct__lte=100),
            ),
        )

    def __str__(self) -> str:
        return f"{self.service_id} {self.measure}"


class Audit(models.Model):
    """An internal audit of the handling: which days, how many by lot, with which seed, by whom."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField()
    planned_for = models.DateField()
    population = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    auditor = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    conclusion = models.CharField(max_length=2000, blank=True, default="")
    closed_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "since": Privacy.NONE,
        "until": Privacy.NONE,
        "planned_for": Privacy.NONE,
        "population": Privacy.NONE,
        "seed": Privacy.NONE,
        "auditor_id": Privacy.NONE,
        "made_at": Privacy.NONE,
        "conclusion": Privacy.NONE,
        "closed_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="audit_has_name", condition=~Q(name="")),
            models.CheckConstraint(name="audit_days_in_order", condition=Q(until__gte=F("since"))),
            models.CheckConstraint(
                name="audit_closed_whole",
                condition=Q(closed_at__isnull=True) | ~Q(conclusion=""),
            ),
        )
        indexes = (models.Index(name="audit_by_time", fields=("-made_at", "-id")),)

    def __str__(self) -> str:
        return self.name


class AuditItem(models.Model):
    """A complaint of an audit's sample.

    Where the auditor took part in it since it was drawn, another ``auditor`` looks at it, or it
    was ``replaced_by`` another one drawn by lot; ``moved_at`` says when.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="+")
    complaint = models.ForeignKey("Complaint", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    auditor = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    replaced_by = models.ForeignKey("self", on_delete=models.SET_NULL, related_name="+", null=True)
    moved_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "audit_id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "position": Privacy.NONE,
        "auditor_id": Privacy.NONE,
        "replaced_by_id": Privacy.NONE,
        "moved_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="audititem_moved_one_way",
                condition=Q(auditor__isnull=True) | Q(replaced_by__isnull=True),
            ),
            models.CheckConstraint(
                name="audititem_moved_has_time",
                condition=Q(auditor__isnull=True, replaced_by__isnull=True)
                | Q(moved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="audititem_replaced_by_another",
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=F("id")),
            ),
            models.UniqueConstraint(name="audititem_once", fields=("audit", "complaint")),
            models.UniqueConstraint(name="audititem_position_once", fields=("audit", "position")),
        )

    def __str__(self) -> str:
        return f"{self.audit_id} {self.position}"


class AuditFinding(models.Model):
    """What was found of one step of one complaint; what fails has words, an owner and a task."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(AuditItem, on_delete=models.CASCADE, related_name="+")
    complaint = models.ForeignKey("Complaint", on_delete=models.CASCADE, related_name="+")
    step = models.CharField(max_length=20)
    result = models.CharField(max_length=10)
    words = models.CharField(max_length=500, blank=True, default="")
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    due_at = models.DateTimeField(null=True)
    task_id = models.UUIDField(null=True, unique=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "item_id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "step": Privacy.NONE,
        "result": Privacy.NONE,
        "words": Privacy.PERSONAL,
        "owner_id": Privacy.NONE,
        "due_at": Privacy.NONE,
        "task_id": Privacy.NONE,
        "made_at": Privacy.NONE,
        "done_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="auditfinding_once", fields=("item", "step")),
            models.CheckConstraint(name="auditfinding_step_known", condition=Q(step__in=AuditStep)),
            models.CheckConstraint(
                name="auditfinding_result_known", condition=Q(result__in=Result)
            ),
            models.CheckConstraint(
                name="auditfinding_fails_whole",
                condition=~Q(result=Result.FAILS)
                | ~Q(words="")
                & Q(owner__isnull=False, due_at__isnull=False, task_id__isnull=False),
            ),
        )
        indexes = (models.Index(name="auditfinding_by_complaint", fields=("complaint",)),)

    def __str__(self) -> str:
        return f"{self.item_id} {self.step}"


class Review(models.Model):
    """Direction looks at the handling of a period; signed, its figures and words stay."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    since = models.DateField()
    until = models.DateField()
    inputs: models.JSONField[Any, Any] = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    conclusions = models.CharField(max_length=4000, blank=True, default="")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    digest = models.CharField(max_length=64, blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "since": Privacy.NONE,
        "until": Privacy.NONE,
        "inputs": Privacy.NONE,
        "made_at": Privacy.NONE,
        "made_by_id": Privacy.NONE,
        "conclusions": Privacy.NONE,
        "signed_at": Privacy.NONE,
        "signed_by_id": Privacy.NONE,
        "digest": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="review_days_in_order", condition=Q(until__gte=F("since"))),
            models.CheckConstraint(
                name="review_signed_whole",
                condition=Q(signed_at__isnull=True, signed_by__isnull=True, digest="")
                | Q(signed_at__isnull=False, signed_by__isnull=False)
                & ~Q(digest="")
                & ~Q(conclusions=""),
            ),
        )
        indexes = (models.Index(name="review_by_time", fields=("-made_at", "-id")),)

    def __str__(self) -> str:
        return f"{self.since} {self.until}"


class ReviewDecision(models.Model):
    """Something that direction decides in a review, with whoever does it and by when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=500)
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    task_id = models.UUIDField(unique=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "review_id": Privacy.NONE,
        "words": Privacy.NONE,
        "owner_id": Privacy.NONE,
        "due_at": Privacy.NONE,
        "task_id": Privacy.NONE,
        "made_at": Privacy.NONE,
        "done_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="reviewdecision_has_words", condition=~Q(words="")),
        )
        indexes = (models.Index(name="reviewdecision_by_review", fields=("review", "made_at")),)

    def __str__(self) -> str:
        return f"{self.review_id} {self.words}"
