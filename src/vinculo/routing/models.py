"""Tables of routing: queues, work items, why each decision was taken, who is there."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.routing.contracts import DecisionKind, ItemState, PresenceState


@recorded()
class Queue(models.Model):
    """Where the work of one service waits for one team."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120, unique=True)
    service_id = models.UUIDField(unique=True)
    team = models.ForeignKey("organization.Team", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "service_id": Privacy.NONE,
        "team_id": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (models.CheckConstraint(name="queue_has_name", condition=~Q(name="")),)

    def __str__(self) -> str:
        return self.name


class WorkItem(models.Model):
    """Something that somebody must do; ``subject`` is the caller's key and means nothing here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField(max_length=80, unique=True)
    queue = models.ForeignKey(Queue, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=ItemState.WAITING)
    owner = models.ForeignKey(
        "identity.User", on_delete=models.PROTECT, related_name="+", null=True
    )
    priority = models.SmallIntegerField()
    due_at = models.DateTimeField(null=True)
    enqueued_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "subject": Privacy.NONE,
        "queue_id": Privacy.NONE,
        "state": Privacy.NONE,
        "owner_id": Privacy.NONE,
        "priority": Privacy.NONE,
        "due_at": Privacy.NONE,
        "enqueued_at": Privacy.NONE,
        "taken_at": Privacy.NONE,
        "finished_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="work_item_state_known", condition=Q(state__in=[s.value for s in ItemState])
            ),
            models.CheckConstraint(
                name="work_item_priority_range", condition=Q(priority__gte=0, priority__lte=100)
            ),
            models.CheckConstraint(
                name="work_item_waits_without_owner",
                condition=~Q(state="waiting") | Q(owner__isnull=True, taken_at__isnull=True),
            ),
            models.CheckConstraint(
                name="work_item_taken_by_somebody",
                condition=~Q(state="taken") | Q(owner__isnull=False, taken_at__isnull=False),
            ),
            models.CheckConstraint(
                name="work_item_done_has_time",
                condition=Q(state="done", finished_at__isnull=False)
                | (~Q(state="done") & Q(finished_at__isnull=True)),
            ),
        )
        indexes = (
            models.Index(
                "queue",
                models.F("priority").desc(),
                models.F("due_at").asc(nulls_last=True),
                "enqueued_at",
                "id",
                name="work_item_next",
                condition=Q(state="waiting"),
            ),
            models.Index(
                fields=("owner", "due_at"), name="work_item_owner", condition=Q(state="taken")
            ),
        )

    def __str__(self) -> str:
        return self.subject


class Decision(models.Model):
    """What was decided about an item, on which inputs, by whom and why; never changed."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(WorkItem, on_delete=models.PROTECT, related_name="+")
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
        indexes = (models.Index(fields=("item", "id"), name="decision_item"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.item_id}"


class Presence(models.Model):
    """What a person says about being there, and the last sign of life of their desk."""

    user = models.OneToOneField(
        "identity.User", on_delete=models.PROTECT, related_name="+", primary_key=True
    )
    state = models.CharField(max_length=10, default=PresenceState.OFFLINE)
    since = models.DateTimeField()
    heartbeat_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "user_id": Privacy.NONE,
        "state": Privacy.PERSONAL,
        "since": Privacy.PERSONAL,
        "heartbeat_at": Privacy.PERSONAL,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="presence_state_known", condition=Q(state__in=[s.value for s in PresenceState])
            ),
        )
        indexes = (
            models.Index(
                fields=("heartbeat_at",), name="presence_there", condition=~Q(state="offline")
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.state}"
