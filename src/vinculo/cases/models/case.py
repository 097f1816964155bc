"""The case itself, and where its number comes from."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from vinculo.cases.contracts import CaseKind, CaseStatus, Outcome
from vinculo.cases.domain.lifecycle import UNRESOLVED
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class NumberYear(models.Model):
    """Where the common sequence stood when a year began: numbers start at one each year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    starts_after = models.BigIntegerField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "year": Privacy.NONE,
        "starts_after": Privacy.NONE,
    }

    def __str__(self) -> str:
        return str(self.year)


class CaseQuerySet(models.QuerySet["Case"]):
    """Filters that pages and services share."""

    def unresolved(self) -> Self:
        """Cases on which somebody still has something to do."""
        return self.filter(status__in=[status.value for status in UNRESOLVED])

    def overdue(self, at: datetime) -> Self:
        """Unresolved cases whose next deadline has passed."""
        return self.unresolved().filter(due_at__lt=at)


class Case(models.Model):
    """A customer's matter, from the first word to its end.

    ``due_at`` and ``warn_at`` repeat the next deadline of its clocks, so that a list is one
    query; who has it is routing's to say (``item``). ``access_keys`` say who may see it; under a
    ``restriction`` they are of the few whom it names, and ``keys_before`` what they were.
    ``keys_hidden``: what they were before the customer's data was blocked; None: it is not.
    ``least_priority``: so urgent somebody said it is, whatever its clocks say (0 to 100).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=20, unique=True)
    key = models.CharField(max_length=40, unique=True)
    subject = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, default=CaseStatus.NEW)
    kind = models.CharField(max_length=10, default=CaseKind.QUERY)
    outcome = models.CharField(max_length=20, blank=True, default="")
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    customer = models.ForeignKey(
        "customers.Customer", on_delete=models.PROTECT, related_name="+", null=True
    )
    conversation = models.ForeignKey(
        "interactions.Conversation", on_delete=models.PROTECT, related_name="+", null=True
    )
    item = models.OneToOneField(
        "routing.WorkItem", on_delete=models.PROTECT, related_name="+", null=True
    )
    subject_class = models.ForeignKey(
        "cases.Term", on_delete=models.PROTECT, related_name="+", null=True
    )
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    restriction = models.ForeignKey(
        "cases.Restriction", on_delete=models.PROTECT, related_name="+", null=True
    )
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    registered_by = models.ForeignKey(
        "identity.User", on_delete=models.PROTECT, related_name="+", null=True
    )
    opened_at = models.DateTimeField()
    first_answered_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    waiting_until = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    warn_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    latest_message_id = models.UUIDField(null=True)
    reopened_count = models.PositiveSmallIntegerField(default=0)
    least_priority = models.PositiveSmallIntegerField(default=0, db_default=0)
    access_keys = ArrayField(models.CharField(max_length=80), default=list)
    keys_before = ArrayField(models.CharField(max_length=80), default=list, db_default=[])
    keys_hidden = ArrayField(models.CharField(max_length=80), null=True)

    objects = CaseQuerySet.as_manager()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "number": Privacy.NONE,
        "key": Privacy.SECRET,
        "subject": Privacy.PERSONAL,
        "status": Privacy.NONE,
        "kind": Privacy.NONE,
        "outcome": Privacy.NONE,
        "service_id": Privacy.NONE,
        "customer_id": Privacy.NONE,
        "conversation_id": Privacy.NONE,
        "item_id": Privacy.NONE,
        "subject_class_id": Privacy.NONE,
        "merged_into_id": Privacy.NONE,
        "restriction_id": Privacy.NONE,
        "follows_id": Privacy.NONE,
        "registered_by_id": Privacy.NONE,
        "opened_at": Privacy.NONE,
        "first_answered_at": Privacy.NONE,
        "resolved_at": Privacy.NONE,
        "closed_at": Privacy.NONE,
        "waiting_until": Privacy.NONE,
        "due_at": Privacy.NONE,
        "warn_at": Privacy.NONE,
        "changed_at": Privacy.NONE,
        "latest_message_id": Privacy.NONE,
        "reopened_count": Privacy.NONE,
        "least_priority": Privacy.NONE,
        "access_keys": Privacy.NONE,
        "keys_before": Privacy.NONE,
        "keys_hidden": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="case_status_known", condition=Q(status__in=[s.value for s in CaseStatus])
            ),
            models.CheckConstraint(
                name="case_kind_known", condition=Q(kind__in=[k.value for k in CaseKind])
            ),
            models.CheckConstraint(
                name="case_outcome_known",
                condition=Q(outcome__in=["", *(o.value for o in Outcome)]),
            ),
            models.CheckConstraint(
                name="case_resolved_has_time",
                condition=Q(status__in=["resolved", "closed"], resolved_at__isnull=False)
                | ~Q(status__in=["resolved", "closed"]) & Q(resolved_at__isnull=True),
            ),
            models.CheckConstraint(
                name="case_resolved_has_outcome",
                condition=~Q(status__in=["resolved", "closed"]) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="case_closed_has_time",
                condition=Q(status="closed", closed_at__isnull=False)
                | ~Q(status="closed") & Q(closed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="case_deadline_whole",
                condition=Q(due_at__isnull=True, warn_at__isnull=True)
                | Q(due_at__isnull=False, warn_at__isnull=False),
            ),
            models.CheckConstraint(
                name="case_merged_has_ended",
                condition=Q(merged_into__isnull=True) | Q(status__in=["resolved", "closed"]),
            ),
            models.CheckConstraint(
                name="case_least_priority_in_bounds", condition=Q(least_priority__lte=100)
            ),
            models.CheckConstraint(
                name="case_follows_another", condition=~Q(follows=models.F("id"))
            ),
        )
        indexes = (
            GinIndex(fields=("access_keys",), name="case_access"),
            models.Index(models.F("opened_at").desc(), models.F("id").desc(), name="case_newest"),
            models.Index(
                fields=("due_at", "id"),
                name="case_due",
                condition=Q(status__in=["new", "open", "waiting"]),
            ),
            models.Index(fields=("id",), name="case_waiting", condition=Q(status="waiting")),
            models.Index(
                fields=("resolved_at",), name="case_to_close", condition=Q(status="resolved")
            ),
            models.Index(fields=("resolved_at",), name="case_resolved_by_time"),
        )

    def __str__(self) -> str:
        return self.number
