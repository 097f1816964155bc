"""How many contacts came to each queue, by half hour: what forecasts and the live page read."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.privacy import Privacy


class Arrivals(models.Model):
    """Contacts that entered a queue in the half hour from ``starts_at``; written once it is over.

    A half hour without contacts has no row.
    """

    queue = models.ForeignKey("routing.Queue", on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    n = models.PositiveIntegerField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "queue_id": Privacy.NONE,
        "starts_at": Privacy.NONE,
        "n": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("queue", "starts_at"), name="arrivals_once_a_slot"),
            models.CheckConstraint(name="arrivals_some", condition=Q(n__gt=0)),
        )

    def __str__(self) -> str:
        return f"{self.queue_id} {self.starts_at} {self.n}"


class Recount(models.Model):
    """One nightly recount of the counters: how many were looked at and how many were wrong."""

    append_only: ClassVar[bool] = True

    at = models.DateTimeField(primary_key=True)
    looked_at = models.PositiveIntegerField()
    wrong = models.PositiveIntegerField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "at": Privacy.NONE,
        "looked_at": Privacy.NONE,
        "wrong": Privacy.NONE,
    }

    def __str__(self) -> str:
        return f"{self.at} {self.wrong}/{self.looked_at}"
