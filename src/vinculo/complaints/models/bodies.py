"""The bodies outside of court that the company tells of, and which were told with an answer."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from vinculo.complaints.contracts import OUTSIDE_WAYS, Taking
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded()
class Body(models.Model):
    """A body outside of court that customers are told of, as long as it is offered.

    ``service_ids``: of which services; empty: of all. It is told from ``since_on`` to ``until_on``,
    both counted; empty: without that end. ``how`` is how to go there, ``how_en`` in English.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    way = models.CharField(max_length=16)
    name = models.CharField(max_length=160)
    taking = models.CharField(max_length=6)
    address = models.CharField(max_length=300, blank=True, default="")
    url = models.CharField(max_length=300, blank=True, default="")
    how = models.CharField(max_length=500, blank=True, default="")
    how_en = models.CharField(max_length=500, blank=True, default="")
    place = models.CharField(max_length=80, blank=True, default="")
    service_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    since_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    is_retired = models.BooleanField(default=False)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "way": Privacy.NONE,
        "name": Privacy.NONE,
        "taking": Privacy.NONE,
        "address": Privacy.NONE,
        "url": Privacy.NONE,
        "how": Privacy.NONE,
        "how_en": Privacy.NONE,
        "place": Privacy.NONE,
        "service_ids": Privacy.NONE,
        "since_on": Privacy.NONE,
        "until_on": Privacy.NONE,
        "is_retired": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="body_way_known", condition=Q(way__in=OUTSIDE_WAYS)),
            models.CheckConstraint(name="body_taking_known", condition=Q(taking__in=Taking)),
            models.CheckConstraint(name="body_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="body_can_be_reached", condition=~Q(address="") | ~Q(url="")
            ),
            models.CheckConstraint(
                name="body_url_is_web", condition=Q(url="") | Q(url__regex="^https?://")
            ),
            models.CheckConstraint(
                name="body_days_in_order",
                condition=Q(since_on__isnull=True)
                | Q(until_on__isnull=True)
                | Q(until_on__gte=F("since_on")),
            ),
            models.UniqueConstraint(
                name="body_name_once", fields=("name",), condition=Q(is_retired=False)
            ),
        )

    def __str__(self) -> str:
        return self.name


class ToldBody(models.Model):
    """A body that the customer was told of with an answer, under the name that it had then."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey("Complaint", on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    told_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "body_id": Privacy.NONE,
        "name": Privacy.NONE,
        "told_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="toldbody_has_name", condition=~Q(name="")),
            models.UniqueConstraint(name="toldbody_once", fields=("complaint", "told_at", "body")),
        )

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.name}"
