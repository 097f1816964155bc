"""One action on more cases than anybody waits for: a run, and the parts that it is done in."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vinculo.cases.domain.bulk import BulkState
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy

STATES = [state.value for state in BulkState]


class BulkRun(models.Model):
    """What somebody asked to be done with many cases; they were chosen when it was asked for."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    action = models.CharField(max_length=20)
    value = models.CharField(max_length=80, blank=True, default="")
    state = models.CharField(max_length=8, default=BulkState.DOING.value)
    language = models.CharField(max_length=5)
    total = models.PositiveIntegerField()
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "action": Privacy.NONE,
        "value": Privacy.NONE,
        "state": Privacy.NONE,
        "language": Privacy.NONE,
        "total": Privacy.NONE,
        "asked_at": Privacy.NONE,
        "ended_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="bulk_run_state_known", condition=Q(state__in=STATES)),
            models.CheckConstraint(name="bulk_run_has_cases", condition=Q(total__gt=0)),
        )
        indexes = (models.Index(fields=("person", "-asked_at"), name="bulk_run_of_person"),)

    def __str__(self) -> str:
        return f"{self.action} {self.total}"


class BulkPart(models.Model):
    """Some cases of a run; its id is the name under which their steps go back.

    ``done_at`` None: they wait. ``refusals``: number and why of the first few, as they were said.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    run = models.ForeignKey(BulkRun, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveIntegerField()
    case_ids = ArrayField(models.UUIDField())
    done = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    refusals: models.JSONField[Any, Any] = models.JSONField(default=list)
    done_at = models.DateTimeField(null=True)
    went_back = models.PositiveIntegerField(default=0)
    stayed = models.PositiveIntegerField(default=0)
    undone_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "run_id": Privacy.NONE,
        "place": Privacy.NONE,
        "case_ids": Privacy.NONE,
        "done": Privacy.NONE,
        "refused": Privacy.NONE,
        "refusals": Privacy.PERSONAL,
        "done_at": Privacy.NONE,
        "went_back": Privacy.NONE,
        "stayed": Privacy.NONE,
        "undone_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("run", "place"), name="bulk_part_once_a_place"),
        )

    def __str__(self) -> str:
        return f"{self.run_id} {self.place}"
