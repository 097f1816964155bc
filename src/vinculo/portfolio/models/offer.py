"""What is sold: the conditions of a service, offer by offer."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class OfferVersion(models.Model):
    """One set of conditions as it is or was sold; only ``customers`` is counted again.

    ``terms`` are ``{"name", "value", "unit", "better"}``; ``value`` is a decimal as text.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    sold_from = models.DateField()
    terms = models.JSONField()
    customers = models.PositiveIntegerField(default=0)
    counted_on = models.DateField(null=True)
    created_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "version": Privacy.NONE,
        "name": Privacy.NONE,
        "sold_from": Privacy.NONE,
        "terms": Privacy.NONE,
        "customers": Privacy.NONE,
        "counted_on": Privacy.NONE,
        "created_by": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "version"), name="offer_version_once"),
            models.CheckConstraint(name="offer_has_name", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return self.name
