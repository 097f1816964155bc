"""An order, its lines, and its history."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.orders.contracts import AWAITED, OrderState


class OrderQuerySet(models.QuerySet["Order"]):
    def awaited(self) -> "OrderQuerySet":
        """Those that customers wait for."""
        return self.filter(state__in=AWAITED)


class Order(models.Model):
    """What a customer orders on a case, followed until they have it.

    Who may see the case may see it. ``version`` grows with each change, so that two people never
    decide on different orders. ``first_due_at`` is the first day that was promised, ``due_at`` the
    one that holds, ``asked_due_at`` the one that the customer asked for in place of the first;
    ``promise_id`` is the promise in the register. ``ended_at``: delivered, given back, called off,
    or the rest given up.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=40, unique=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=OrderState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    total = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True, default="")
    wished_on = models.DateField(null=True)
    deliver_to = models.CharField(max_length=500, blank=True, default="")
    notes = models.CharField(max_length=2000, blank=True, default="")
    composed_at = models.DateTimeField()
    composed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    confirmed_at = models.DateTimeField(null=True)
    first_due_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    asked_due_at = models.DateTimeField(null=True)
    promise_id = models.UUIDField(null=True)
    told_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    proof = models.CharField(max_length=500, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True, default="")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    objects = OrderQuerySet.as_manager()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "number": Privacy.NONE,
        "case_id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "state": Privacy.NONE,
        "version": Privacy.NONE,
        "total": Privacy.NONE,
        "currency": Privacy.NONE,
        "wished_on": Privacy.NONE,
        "deliver_to": Privacy.PERSONAL,
        "notes": Privacy.PERSONAL,
        "composed_at": Privacy.NONE,
        "composed_by_id": Privacy.NONE,
        "confirmed_at": Privacy.NONE,
        "first_due_at": Privacy.NONE,
        "due_at": Privacy.NONE,
        "asked_due_at": Privacy.NONE,
        "promise_id": Privacy.NONE,
        "told_at": Privacy.NONE,
        "delivered_at": Privacy.NONE,
        "proof": Privacy.PERSONAL,
        "ended_at": Privacy.NONE,
        "reason": Privacy.PERSONAL,
        "changed_by_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="order_state_known", condition=Q(state__in=OrderState)),
            models.UniqueConstraint(
                name="order_one_draft_a_case",
                fields=("case",),
                condition=Q(state=OrderState.DRAFT),
            ),
            models.CheckConstraint(
                name="order_confirmed_whole",
                condition=Q(confirmed_at__isnull=True)
                | (
                    Q(total__isnull=False, due_at__isnull=False, first_due_at__isnull=False)
                    & ~Q(currency="")
                ),
            ),
            models.CheckConstraint(
                name="order_state_has_confirmation",
                condition=Q(state__in=[OrderState.DRAFT, OrderState.CANCELLED])
                | Q(confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="order_due_after_confirmed",
                condition=Q(due_at__isnull=True)
                | Q(confirmed_at__isnull=True)
                | Q(due_at__gt=F("confirmed_at")),
            ),
            models.CheckConstraint(
                name="order_asked_day_after_promise",
                condition=Q(asked_due_at__isnull=True) | Q(first_due_at__isnull=False),
            ),
            models.CheckConstraint(
                name="order_delivered_whole",
                condition=~Q(state=OrderState.DELIVERED)
                | (Q(delivered_at__isnull=False) & ~Q(proof="")),
            ),
            models.CheckConstraint(
                name="order_ended_with_reason",
                condition=~Q(
                    state__in=[OrderState.CANCELLED, OrderState.SHORT, OrderState.RETURNED]
                )
                | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="order_ended_has_time",
                condition=Q(state__in=[OrderState.DRAFT, *sorted(AWAITED)])
                | Q(ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="order_total_not_negative", condition=Q(total__isnull=True) | Q(total__gte=0)
            ),
        )
        indexes = (
            models.Index(name="order_newest", fields=("-composed_at", "-id")),
            models.Index(
                name="order_awaited",
                fields=("due_at", "id"),
                condition=Q(state__in=sorted(AWAITED)),
            ),
            models.Index(name="order_by_case", fields=("case", "composed_at")),
        )

    def __str__(self) -> str:
        return self.number


class OrderLine(models.Model):
    """An item in an order, as it was sold: its version, its choices, its price.

    ``name`` and ``choices`` (``[option, choice]``) are frozen; ``delivered`` of ``quantity`` came
    to the customer, and ``returned`` of those were given back.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    item = models.ForeignKey("portfolio.Orderable", on_delete=models.PROTECT, related_name="+")
    sold_as = models.ForeignKey(
        "portfolio.OrderableVersion", on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=120)
    choices = models.JSONField(default=list)
    quantity = models.PositiveIntegerField()
    unit_price = models.DecimalField(max_digits=12, decimal_places=2)
    agreed = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(max_length=3)
    lead_days = models.PositiveSmallIntegerField(default=0)
    delivered = models.PositiveIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "order_id": Privacy.NONE,
        "position": Privacy.NONE,
        "item_id": Privacy.NONE,
        "sold_as_id": Privacy.NONE,
        "name": Privacy.NONE,
        "choices": Privacy.NONE,
        "quantity": Privacy.NONE,
        "unit_price": Privacy.NONE,
        "agreed": Privacy.NONE,
        "currency": Privacy.NONE,
        "lead_days": Privacy.NONE,
        "delivered": Privacy.NONE,
        "returned": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="order_line_position_once", fields=("order", "position")),
            models.CheckConstraint(name="order_line_has_quantity", condition=Q(quantity__gte=1)),
            models.CheckConstraint(
                name="order_line_price_not_negative", condition=Q(unit_price__gte=0)
            ),
            models.CheckConstraint(
                name="order_line_delivered_at_most_all", condition=Q(delivered__lte=F("quantity"))
            ),
            models.CheckConstraint(
                name="order_line_returned_at_most_delivered",
                condition=Q(returned__lte=F("delivered")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.quantity} {self.name}"


class OrderStep(models.Model):
    """A line of an order's history; ``lines`` and ``total`` are what it was from then on."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    words = models.CharField(max_length=500, blank=True, default="")
    due_at = models.DateTimeField(null=True)
    lines = models.JSONField(default=list)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "order_id": Privacy.NONE,
        "what": Privacy.NONE,
        "version": Privacy.NONE,
        "at": Privacy.NONE,
        "by_id": Privacy.NONE,
        "words": Privacy.PERSONAL,
        "due_at": Privacy.NONE,
        "lines": Privacy.NONE,
    }

    class Meta:
        indexes = (models.Index(name="order_step_by_time", fields=("order", "at", "id")),)

    def __str__(self) -> str:
        return f"{self.order_id} {self.what}"
