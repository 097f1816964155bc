"""What may be given to make things good, up to which amount, and what was given."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from vinculo.complaints.contracts import RemedyState, RemedyWay
from vinculo.complaints.labels import REMEDY_WAY, ROLE_WITH_LIMIT
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded()
class RemedyKind(models.Model):
    """An entry of the catalogue.

    ``amount`` is what the customer gets (empty: typed each time), ``cost`` what it costs the
    company where that is another amount, both in ``currency``. What ``is_owed`` uses
    nobody's limit.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    way = models.CharField(max_length=10, choices=REMEDY_WAY)
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    cost = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, default="")
    is_owed = models.BooleanField(default=False)
    is_retired = models.BooleanField(default=False)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "way": Privacy.NONE,
        "amount": Privacy.NONE,
        "cost": Privacy.NONE,
        "currency": Privacy.NONE,
        "is_owed": Privacy.NONE,
        "is_retired": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="remedy_kind_way_known", condition=Q(way__in=RemedyWay)),
            models.CheckConstraint(name="remedy_kind_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="remedy_kind_money_positive",
                condition=(Q(amount__isnull=True) | Q(amount__gte=0))
                & (Q(cost__isnull=True) | Q(cost__gte=0)),
            ),
            models.CheckConstraint(
                name="remedy_kind_currency_is_code", condition=Q(currency__regex="^[A-Z]{3}$")
            ),
            models.UniqueConstraint(
                name="remedy_kind_name_once", fields=("name",), condition=Q(is_retired=False)
            ),
        )

    def __str__(self) -> str:
        return self.name


@recorded()
class RemedyLimit(models.Model):
    """How much whoever has a role may grant on one case without asking; no row: nothing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    role = models.CharField(max_length=20, unique=True, choices=ROLE_WITH_LIMIT)
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    currency = models.CharField(max_length=3, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "role": Privacy.NONE,
        "amount": Privacy.NONE,
        "currency": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="remedy_limit_role_known",
                condition=Q(role__in=[role.value for role in ROLE_WITH_LIMIT]),
            ),
            models.CheckConstraint(
                name="remedy_limit_currency_is_code", condition=Q(currency__regex="^[A-Z]{3}$")
            ),
            models.CheckConstraint(name="remedy_limit_amount_positive", condition=Q(amount__gte=0)),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.amount}"


class Remedy(models.Model):
    """What somebody grants on a complaint, or asks to be granted.

    ``role`` is the one under whose limit it was granted or asked: reports count by it, never by
    person. ``told_at``: when the customer read or heard that they get it; ``told_task_id`` is the
    task of telling whoever has no address.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey("Complaint", on_delete=models.CASCADE, related_name="+")
    kind = models.ForeignKey(RemedyKind, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    cost = models.DecimalField(max_digits=9, decimal_places=2)
    currency = models.CharField(max_length=3, default="")
    is_owed = models.BooleanField(default=False)
    words = models.CharField(max_length=500, blank=True, default="")
    state = models.CharField(max_length=8)
    role = models.CharField(max_length=20)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True, default="")
    task_id = models.UUIDField(null=True)
    told_at = models.DateTimeField(null=True)
    told_task_id = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "kind_id": Privacy.NONE,
        "amount": Privacy.NONE,
        "cost": Privacy.NONE,
        "currency": Privacy.NONE,
        "is_owed": Privacy.NONE,
        "words": Privacy.PERSONAL,
        "state": Privacy.NONE,
        "role": Privacy.NONE,
        "asked_by_id": Privacy.NONE,
        "asked_at": Privacy.NONE,
        "decided_by_id": Privacy.NONE,
        "decided_at": Privacy.NONE,
        "reason": Privacy.PERSONAL,
        "task_id": Privacy.NONE,
        "told_at": Privacy.NONE,
        "told_task_id": Privacy.NONE,
        "done_at": Privacy.NONE,
        "done_by_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="remedy_state_known", condition=Q(state__in=RemedyState)),
            models.CheckConstraint(
                name="remedy_money_positive", condition=Q(amount__gte=0, cost__gte=0)
            ),
            models.CheckConstraint(
                name="remedy_currency_is_code", condition=Q(currency__regex="^[A-Z]{3}$")
            ),
            models.CheckConstraint(
                name="remedy_decided_whole",
                condition=Q(state=RemedyState.ASKED) | Q(decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="remedy_refused_with_reason",
                condition=~Q(state=RemedyState.REFUSED) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="remedy_done_whole",
                condition=~Q(state=RemedyState.DONE) | Q(done_at__isnull=False),
            ),
            models.CheckConstraint(
                name="remedy_told_is_granted",
                condition=Q(told_at__isnull=True, told_task_id__isnull=True)
                | Q(state__in=[RemedyState.GRANTED, RemedyState.DONE]),
            ),
        )
        indexes = (
            models.Index(name="remedy_by_complaint", fields=("complaint", "asked_at")),
            models.Index(name="remedy_by_time", fields=("asked_at",)),
        )

    def __str__(self) -> str:
        return f"{self.kind_id} {self.state}"
