"""What customers can order of a service, version by version."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class Orderable(models.Model):
    """An item of the orders' catalogue; what it is stands in its versions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        indexes = (models.Index(name="orderable_by_service", fields=("service", "id")),)

    def __str__(self) -> str:
        return str(self.pk)


class OrderableVersion(models.Model):
    """One version of an item; a change appends the next, and orders keep the one they were sold as.

    ``price`` is of one unit without options; null: on request. ``options`` are
    ``{"name", "name_en", "is_required", "choices"}``. ``is_withdrawn`` ends the sale.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Orderable, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True, default="")
    description = models.CharField(max_length=1000, blank=True, default="")
    description_en = models.CharField(max_length=1000, blank=True, default="")
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(max_length=3)
    least = models.PositiveIntegerField(default=1)
    most = models.PositiveIntegerField(null=True)
    step = models.PositiveIntegerField(default=1)
    lead_days = models.PositiveSmallIntegerField(default=0)
    options = models.JSONField(default=list)
    is_public = models.BooleanField(default=False)
    sold_from = models.DateField(null=True)
    sold_until = models.DateField(null=True)
    is_withdrawn = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    created_by = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "item_id": Privacy.NONE,
        "version": Privacy.NONE,
        "name": Privacy.NONE,
        "name_en": Privacy.NONE,
        "description": Privacy.NONE,
        "description_en": Privacy.NONE,
        "price": Privacy.NONE,
        "currency": Privacy.NONE,
        "least": Privacy.NONE,
        "most": Privacy.NONE,
        "step": Privacy.NONE,
        "lead_days": Privacy.NONE,
        "options": Privacy.NONE,
        "is_public": Privacy.NONE,
        "sold_from": Privacy.NONE,
        "sold_until": Privacy.NONE,
        "is_withdrawn": Privacy.NONE,
        "created_at": Privacy.NONE,
        "created_by": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("item", "version"), name="orderable_version_once"),
            models.CheckConstraint(name="orderable_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="orderable_price_not_negative",
                condition=Q(price__isnull=True) | Q(price__gte=0),
            ),
            models.CheckConstraint(
                name="orderable_currency_three_letters", condition=Q(currency__regex="^[A-Z]{3}$")
            ),
            models.CheckConstraint(
                name="orderable_quantities_fit",
                condition=Q(least__gte=1, step__gte=1)
                & (Q(most__isnull=True) | Q(most__gte=F("least"))),
            ),
            models.CheckConstraint(
                name="orderable_sold_in_order",
                condition=Q(sold_from__isnull=True)
                | Q(sold_until__isnull=True)
                | Q(sold_until__gte=F("sold_from")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.version}"
