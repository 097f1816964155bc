"""What customers have from us, and what they said of being written to."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vinculo.customers.contracts import ContactKind, EndReason, Every, Purpose
from vinculo.customers.models.people import Customer
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded()
class Holding(models.Model):
    """Something that a customer has or had from us: which service, since when, at what price.

    ``until`` is the last day. ``reference`` is the contract's name where it came from: bringing
    the same one again corrects it. ``answer_hours`` and ``solve_hours`` are the levels that this
    contract gives, in hours of the service's calendar; without them the service's own standards
    are all there is.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, default="EUR")
    every = models.CharField(max_length=6, default=Every.MONTH)
    why_ended = models.CharField(max_length=12, blank=True, default="")
    reference = models.CharField(max_length=80, blank=True, default="")
    answer_hours = models.PositiveSmallIntegerField(null=True)
    solve_hours = models.PositiveSmallIntegerField(null=True)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "customer_id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "since": Privacy.NONE,
        "until": Privacy.NONE,
        "price": Privacy.PERSONAL,
        "currency": Privacy.NONE,
        "every": Privacy.NONE,
        "why_ended": Privacy.PERSONAL,
        "reference": Privacy.PERSONAL,
        "answer_hours": Privacy.NONE,
        "solve_hours": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="holding_ends_after_it_began",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="holding_why_needs_an_end",
                condition=Q(why_ended="") | Q(until__isnull=False),
            ),
            models.CheckConstraint(
                name="holding_why_known", condition=Q(why_ended="") | Q(why_ended__in=EndReason)
            ),
            models.CheckConstraint(name="holding_every_known", condition=Q(every__in=Every)),
            models.CheckConstraint(
                name="holding_price_is_one", condition=Q(price__isnull=True) | Q(price__gte=0)
            ),
            models.CheckConstraint(
                name="holding_levels_in_a_year",
                condition=(
                    Q(answer_hours__isnull=True) | Q(answer_hours__gte=1, answer_hours__lte=8760)
                )
                & (Q(solve_hours__isnull=True) | Q(solve_hours__gte=1, solve_hours__lte=8760)),
            ),
            models.CheckConstraint(
                name="holding_answered_before_solved",
                condition=Q(answer_hours__isnull=True)
                | Q(solve_hours__isnull=True)
                | Q(answer_hours__lte=F("solve_hours")),
            ),
            models.UniqueConstraint(
                name="holding_reference_once", fields=("reference",), condition=~Q(reference="")
            ),
        )
        indexes = (
            models.Index(name="holding_by_customer", fields=("customer", "since")),
            models.Index(name="holding_by_service", fields=("service", "since")),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Consent(models.Model):
    """A customer's word on being written to; the latest of a purpose and a channel holds."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=10)
    channel = models.CharField(max_length=10)
    given = models.BooleanField()
    words = models.CharField(max_length=200)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "customer_id": Privacy.NONE,
        "purpose": Privacy.NONE,
        "channel": Privacy.NONE,
        "given": Privacy.PERSONAL,
        "words": Privacy.PERSONAL,
        "at": Privacy.NONE,
        "by_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="consent_purpose_known", condition=Q(purpose__in=Purpose)),
            models.CheckConstraint(
                name="consent_channel_known", condition=Q(channel__in=ContactKind)
            ),
            models.CheckConstraint(name="consent_has_words", condition=~Q(words="")),
        )
        indexes = (
            models.Index(name="consent_by_customer", fields=("customer", "purpose", "-at", "-id")),
        )

    def __str__(self) -> str:
        return f"{self.customer_id} {self.purpose}"
