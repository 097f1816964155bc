"""What people ask about their own data, what they were handed, and who is blocked until when."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.customers.contracts import CopyState, RequestKind, RequestState
from vinculo.customers.models.people import Customer
from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy

ENDED = [RequestState.DONE.value, RequestState.REFUSED.value]


@recorded(exclude=("words", "answer"))
class DataRequest(models.Model):
    """Somebody asked about their own data: what, when, until when it must be answered.

    ``words`` is what was asked, ``answer`` what was said; a refusal says why.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    state = models.CharField(max_length=8, default=RequestState.OPEN)
    words = models.TextField(blank=True, default="")
    answer = models.TextField(blank=True, default="")
    asked_on = models.DateField()
    due_at = models.DateTimeField()
    extended = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    registered_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "customer_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "state": Privacy.NONE,
        "words": Privacy.PERSONAL,
        "answer": Privacy.PERSONAL,
        "asked_on": Privacy.NONE,
        "due_at": Privacy.NONE,
        "extended": Privacy.NONE,
        "ended_at": Privacy.NONE,
        "ended_by_id": Privacy.NONE,
        "registered_by_id": Privacy.NONE,
        "registered_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="data_request_kind_known", condition=Q(kind__in=[k.value for k in RequestKind])
            ),
            models.CheckConstraint(
                name="data_request_state_known",
                condition=Q(state__in=[s.value for s in RequestState]),
            ),
            models.CheckConstraint(
                name="data_request_ended_has_time",
                condition=Q(state="open", ended_at__isnull=True)
                | Q(state__in=ENDED, ended_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                fields=("due_at", "id"), name="data_request_open", condition=Q(state="open")
            ),
            models.Index(fields=("-registered_at", "-id"), name="data_request_latest"),
            models.Index(fields=("customer", "-registered_at"), name="data_request_of_customer"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.customer_id}"


class HandedCopy(models.Model):
    """A copy of all that is kept of a customer, made for whoever asked; its bytes soon go."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    language = models.CharField(max_length=5)
    state = models.CharField(max_length=8, default=CopyState.WAITING)
    blob = models.CharField(max_length=64, blank=True, default="")
    size_bytes = models.PositiveBigIntegerField(default=0)
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "customer_id": Privacy.NONE,
        "asked_by_id": Privacy.NONE,
        "language": Privacy.NONE,
        "state": Privacy.NONE,
        "blob": Privacy.PERSONAL,
        "size_bytes": Privacy.NONE,
        "asked_at": Privacy.NONE,
        "ready_at": Privacy.NONE,
        "gone_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="handed_copy_state_known", condition=Q(state__in=[s.value for s in CopyState])
            ),
            models.CheckConstraint(
                name="handed_copy_ready_has_bytes",
                condition=~Q(state="ready") | (~Q(blob="") & Q(ready_at__isnull=False)),
            ),
        )
        indexes = (
            models.Index(fields=("customer", "-asked_at"), name="handed_copy_of_customer"),
            models.Index(
                fields=("ready_at",), name="handed_copy_to_drop", condition=Q(state="ready")
            ),
        )

    def __str__(self) -> str:
        return f"{self.state} {self.customer_id}"


@recorded(exclude=("reason", "lifted_reason"))
class Blocking(models.Model):
    """That nobody reads a customer's data until a day, and why; it stands while nobody lifts it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    until = models.DateField()
    reason = models.CharField(max_length=500)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    set_at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    lifted_reason = models.CharField(max_length=500, blank=True, default="")
    lifted_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "customer_id": Privacy.NONE,
        "until": Privacy.NONE,
        "reason": Privacy.SENSITIVE,
        "set_by_id": Privacy.NONE,
        "set_at": Privacy.NONE,
        "lifted_by_id": Privacy.NONE,
        "lifted_reason": Privacy.SENSITIVE,
        "lifted_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("customer",), name="blocking_one_open", condition=Q(lifted_at__isnull=True)
            ),
            models.CheckConstraint(name="blocking_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="blocking_lifted_after_set",
                condition=Q(lifted_at__isnull=True) | Q(lifted_at__gte=F("set_at")),
            ),
            models.CheckConstraint(
                name="blocking_lifted_with_reason",
                condition=Q(lifted_at__isnull=True) | ~Q(lifted_reason=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.customer_id} {self.until}"


blob_uses.add("customers.copies", BlobUse(model="customers.HandedCopy", column="blob"))
