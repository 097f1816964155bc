"""Why everything was decided as it was, and the settings it was decided by."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.routing.contracts import DecisionKind
from vinculo.routing.models.items import WorkItem


class Decision(models.Model):
    """What was decided about an item, on which inputs, by whom and why; never changed.

    The table is append-only and nothing points at it. The database keeps it in parts by the month
    of ``at`` (its key is ``id`` and ``at`` together): see ``services/months.py``.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(WorkItem, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    why = models.CharField(max_length=40)
    inputs = models.JSONField(default=dict)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "item_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "at": Privacy.NONE,
        "actor_id": Privacy.NONE,
        "why": Privacy.NONE,
        "inputs": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="decision_kind_known", condition=Q(kind__in=[k.value for k in DecisionKind])
            ),
        )
        indexes = (
            models.Index(fields=("item", "id"), name="decision_item"),
            models.Index(fields=("at",), name="decision_at"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.item_id}"


class Setting(models.Model):
    """One version of the weights and times by which work is given out; the latest is in force."""

    append_only: ClassVar[bool] = True

    version = models.PositiveIntegerField(primary_key=True)
    values = models.JSONField()
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    why = models.CharField(max_length=200, default="", blank=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "version": Privacy.NONE,
        "values": Privacy.NONE,
        "at": Privacy.NONE,
        "actor_id": Privacy.NONE,
        "why": Privacy.NONE,
    }

    def __str__(self) -> str:
        return f"{self.version}"
