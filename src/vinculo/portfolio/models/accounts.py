"""What services take and give: people, hours, money, investments."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.portfolio.domain.accounts import InvestmentKind
from vinculo.portfolio.labels import INVESTMENT_KIND


@recorded()
class Allocation(models.Model):
    """What was given to a service in a period, and the margin that it brought.

    ``people`` are full-time equivalents; ``margin`` is of ``customers`` customers and null while
    nobody knows it. Both sums are in ``currency``.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    first = models.DateField()
    last = models.DateField()
    people = models.DecimalField(max_digits=8, decimal_places=2)
    hours = models.DecimalField(max_digits=10, decimal_places=2)
    cost = models.DecimalField(max_digits=14, decimal_places=2)
    margin = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    customers = models.PositiveIntegerField(null=True)
    currency = models.CharField(max_length=3)
    source = models.CharField(max_length=200)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "first": Privacy.NONE,
        "last": Privacy.NONE,
        "people": Privacy.NONE,
        "hours": Privacy.NONE,
        "cost": Privacy.NONE,
        "margin": Privacy.NONE,
        "customers": Privacy.NONE,
        "currency": Privacy.NONE,
        "source": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "first"), name="allocation_once_a_period"),
            models.CheckConstraint(
                name="allocation_period_order", condition=Q(first__lte=F("last"))
            ),
            models.CheckConstraint(
                name="allocation_not_negative",
                condition=Q(people__gte=0, hours__gte=0, cost__gte=0),
            ),
            models.CheckConstraint(
                name="allocation_currency_code", condition=Q(currency__regex=r"^[A-Z]{3}$")
            ),
            models.CheckConstraint(name="allocation_has_source", condition=~Q(source="")),
        )

    def __str__(self) -> str:
        return f"{self.service_id} {self.first}"


@recorded()
class Investment(models.Model):
    """Money put into an idea, a process, training or equipment, and the benefit seen later.

    Without a service it is of the whole portfolio.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(
        "portfolio.Service", on_delete=models.PROTECT, related_name="+", null=True
    )
    kind = models.CharField(max_length=10, choices=INVESTMENT_KIND)
    title = models.CharField(max_length=120)
    cost = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    expected = models.CharField(max_length=500)
    planned_on = models.DateField()
    done_on = models.DateField(null=True)
    review_on = models.DateField()
    seen_on = models.DateField(null=True)
    seen_figure = models.CharField(max_length=120, blank=True, default="")
    evidence = models.CharField(max_length=500, blank=True, default="")
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "title": Privacy.NONE,
        "cost": Privacy.NONE,
        "currency": Privacy.NONE,
        "expected": Privacy.NONE,
        "planned_on": Privacy.NONE,
        "done_on": Privacy.NONE,
        "review_on": Privacy.NONE,
        "seen_on": Privacy.NONE,
        "seen_figure": Privacy.NONE,
        "evidence": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="investment_kind_known", condition=Q(kind__in=InvestmentKind)
            ),
            models.CheckConstraint(name="investment_cost_positive", condition=Q(cost__gt=0)),
            models.CheckConstraint(
                name="investment_currency_code", condition=Q(currency__regex=r"^[A-Z]{3}$")
            ),
            models.CheckConstraint(
                name="investment_reviewed_after_plan", condition=Q(review_on__gte=F("planned_on"))
            ),
            models.CheckConstraint(
                name="investment_seen_whole",
                condition=Q(seen_on__isnull=True)
                | (Q(done_on__isnull=False, seen_on__gte=F("done_on")) & ~Q(seen_figure="")),
            ),
        )
        indexes = (models.Index(name="investment_by_review", fields=("review_on",)),)

    def __str__(self) -> str:
        return self.title
