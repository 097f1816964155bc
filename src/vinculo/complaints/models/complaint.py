"""The complaint itself, and its history."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.complaints.contracts import (
    ELSEWHERE,
    OPEN_STATES,
    ComplaintKind,
    ComplaintState,
    Decision,
    LegalTopic,
    LegalType,
    Medium,
    Origin,
    Said,
)
from vinculo.complaints.domain.patterns import Pattern
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def open(self) -> "ComplaintQuerySet":
        """Those that nobody has closed."""
        return self.filter(state__in=OPEN_STATES)

    def counted(self) -> "ComplaintQuerySet":
        """Those that count as one: what goes on with another counts there and nowhere else."""
        return self.exclude(state__in=ELSEWHERE)

    def standing(self) -> "ComplaintQuerySet":
        """Those that are complaints: of each case one at most."""
        return self.exclude(state=ComplaintState.VOID)


class Complaint(models.Model):
    """What a customer says was not right, handled step by step on top of their case.

    Who may see the case may see it. ``is_by_merge``: its case is one only because another
    complaint goes on in it. ``about`` is the person of whom it speaks: they neither
    investigate nor decide, nor accompany. ``champion`` stays with the customer to the end.
    ``filed_language`` and ``answered_language`` are codes, "" where the words do not show it; all
    four of these are "" on what is older than they are. ``ways_told`` are the ways that stood in
    the answer itself, null on what is older; ``ways_named`` has those told when it was closed too.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    legal_type = models.CharField(max_length=20, default=LegalType.COMPLAINT)
    topic = models.CharField(max_length=12, default=LegalTopic.OTHER)
    origin = models.CharField(max_length=8)
    state = models.CharField(max_length=12, default=ComplaintState.RECEIVED)
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    filed_medium = models.CharField(max_length=8, blank=True, default="")
    filed_language = models.CharField(max_length=8, blank=True, default="")
    asks_for = models.CharField(max_length=500, blank=True, default="")
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    champion = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    investigator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    acknowledged_at = models.DateTimeField(null=True)
    severity = models.PositiveSmallIntegerField(null=True)
    complexity = models.PositiveSmallIntegerField(null=True)
    impact = models.PositiveSmallIntegerField(null=True)
    is_safety = models.BooleanField(default=False)
    at_once = models.CharField(max_length=1000, blank=True, default="")
    assessed_at = models.DateTimeField(null=True)
    findings = models.TextField(max_length=10000, blank=True, default="")
    investigated_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=8, blank=True, default="")
    reasons = models.TextField(max_length=10000, blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    answered_at = models.DateTimeField(null=True)
    answered_medium = models.CharField(max_length=8, blank=True, default="")
    answered_language = models.CharField(max_length=8, blank=True, default="")
    repaired_at = models.DateTimeField(null=True)
    decided_before = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    cause = models.ForeignKey("Cause", on_delete=models.PROTECT, related_name="+", null=True)
    pattern = models.CharField(max_length=10, blank=True, default="")
    pattern_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    said = models.CharField(max_length=8, blank=True, default="")
    ways_named = models.CharField(max_length=1000, blank=True, default="")
    ways_told = models.CharField(max_length=1000, null=True)  # noqa: DJ001 - "" is none told
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    learned_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    is_by_merge = models.BooleanField(default=False)

    objects = ComplaintQuerySet.as_manager()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "legal_type": Privacy.NONE,
        "topic": Privacy.NONE,
        "origin": Privacy.NONE,
        "state": Privacy.NONE,
        "filed_at": Privacy.NONE,
        "filed_by_id": Privacy.NONE,
        "filed_medium": Privacy.NONE,
        "filed_language": Privacy.NONE,
        "asks_for": Privacy.PERSONAL,
        "about_id": Privacy.NONE,
        "champion_id": Privacy.NONE,
        "investigator_id": Privacy.NONE,
        "acknowledged_at": Privacy.NONE,
        "severity": Privacy.NONE,
        "complexity": Privacy.NONE,
        "impact": Privacy.NONE,
        "is_safety": Privacy.NONE,
        "at_once": Privacy.PERSONAL,
        "assessed_at": Privacy.NONE,
        "findings": Privacy.PERSONAL,
        "investigated_at": Privacy.NONE,
        "decision": Privacy.NONE,
        "reasons": Privacy.PERSONAL,
        "decided_by_id": Privacy.NONE,
        "answered_at": Privacy.NONE,
        "answered_medium": Privacy.NONE,
        "answered_language": Privacy.NONE,
        "repaired_at": Privacy.NONE,
        "decided_before_id": Privacy.NONE,
        "cause_id": Privacy.NONE,
        "pattern": Privacy.NONE,
        "pattern_by_id": Privacy.NONE,
        "said": Privacy.NONE,
        "ways_named": Privacy.NONE,
        "ways_told": Privacy.NONE,
        "closed_at": Privacy.NONE,
        "closed_by_id": Privacy.NONE,
        "learned_at": Privacy.NONE,
        "merged_into_id": Privacy.NONE,
        "is_by_merge": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="complaint_kind_known", condition=Q(kind__in=ComplaintKind)
            ),
            models.CheckConstraint(
                name="complaint_legal_type_known", condition=Q(legal_type__in=LegalType)
            ),
            models.UniqueConstraint(
                name="complaint_one_of_a_case",
                fields=("case",),
                condition=~Q(state=ComplaintState.VOID),
            ),
            models.CheckConstraint(
                name="complaint_void_was_by_merge",
                condition=~Q(state=ComplaintState.VOID)
                | Q(is_by_merge=True, closed_at__isnull=False, answered_at__isnull=True),
            ),
            models.CheckConstraint(name="complaint_topic_known", condition=Q(topic__in=LegalTopic)),
            models.CheckConstraint(
                name="complaint_merged_has_time",
                condition=~Q(state=ComplaintState.MERGED) | Q(closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="complaint_merged_into_another",
                condition=Q(merged_into__isnull=True)
                | Q(state=ComplaintState.MERGED) & ~Q(merged_into=F("id")),
            ),
            models.CheckConstraint(name="complaint_origin_known", condition=Q(origin__in=Origin)),
            models.CheckConstraint(
                name="complaint_state_known", condition=Q(state__in=ComplaintState)
            ),
            models.CheckConstraint(
                name="complaint_medium_known",
                condition=(Q(filed_medium="") | Q(filed_medium__in=Medium))
                & (Q(answered_medium="") | Q(answered_medium__in=Medium)),
            ),
            models.CheckConstraint(
                name="complaint_decision_known", condition=Q(decision="") | Q(decision__in=Decision)
            ),
            models.CheckConstraint(
                name="complaint_said_known", condition=Q(said="") | Q(said__in=Said)
            ),
            models.CheckConstraint(
                name="complaint_pattern_known", condition=Q(pattern="") | Q(pattern__in=Pattern)
            ),
            models.CheckConstraint(
                name="complaint_assessed_whole",
                condition=Q(assessed_at__isnull=True)
                | Q(severity__isnull=False, complexity__isnull=False, impact__isnull=False),
            ),
            models.CheckConstraint(
                name="complaint_grades_range",
                condition=(Q(severity__isnull=True) | Q(severity__gte=1, severity__lte=4))
                & (Q(complexity__isnull=True) | Q(complexity__gte=1, complexity__lte=3))
                & (Q(impact__isnull=True) | Q(impact__gte=1, impact__lte=3)),
            ),
            models.CheckConstraint(
                name="complaint_answered_whole",
                condition=Q(answered_at__isnull=True) | ~Q(decision="") & ~Q(reasons=""),
            ),
            models.CheckConstraint(
                name="complaint_closed_whole",
                condition=~Q(state=ComplaintState.CLOSED)
                | Q(closed_at__isnull=False, answered_at__isnull=False) & ~Q(said=""),
            ),
            models.CheckConstraint(
                name="complaint_about_does_not_decide",
                condition=Q(about__isnull=True)
                | (Q(investigator__isnull=True) | ~Q(investigator=F("about")))
                & (Q(decided_by__isnull=True) | ~Q(decided_by=F("about"))),
            ),
            models.CheckConstraint(
                name="complaint_about_does_not_accompany",
                condition=Q(about__isnull=True)
                | Q(champion__isnull=True)
                | ~Q(champion=F("about")),
            ),
        )
        indexes = (
            models.Index(
                models.F("filed_at").desc(), models.F("id").desc(), name="complaint_newest"
            ),
            models.Index(
                models.F("service_id"),
                models.F("filed_at").desc(),
                models.F("id").desc(),
                name="complaint_of_service_newest",
            ),
            models.Index(
                fields=("service", "filed_at"),
                name="complaint_open",
                condition=~Q(state=ComplaintState.CLOSED),
            ),
            models.Index(
                fields=("cause", "filed_at"),
                name="complaint_by_cause",
                condition=Q(cause__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class ComplaintStep(models.Model):
    """A line of a complaint's history: what was done, by whom, with which words."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    words = models.CharField(max_length=2000, blank=True, default="")
    code = models.CharField(max_length=40, blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "what": Privacy.NONE,
        "at": Privacy.NONE,
        "by_id": Privacy.NONE,
        "words": Privacy.PERSONAL,
        "code": Privacy.NONE,
    }

    class Meta:
        indexes = (models.Index(name="complaint_step_by_time", fields=("complaint", "at", "id")),)

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.what}"
