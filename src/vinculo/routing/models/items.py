"""What somebody must do, to whom it is offered, and how the counters of queues move."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.routing.contracts import ChannelKind, CustomerClass, ItemState, OfferState
from vinculo.routing.models.queues import KINDS, Queue

CLASSES = ["", *(each.value for each in CustomerClass)]


class WorkItem(models.Model):
    """Something that somebody must do; ``subject`` is the caller's key and means nothing here.

    ``rank_at`` orders what waits: the moment at which it would have come if nothing but the
    waiting counted. ``need`` is the same for items that ask the same of people. ``offered_to``
    has an offer open. ``parked_at``: it waits for somebody outside and takes nobody's time.
    ``kept_for``: only these people may be asked, take it or be given it; None: everybody.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField(max_length=80, unique=True)
    queue = models.ForeignKey(Queue, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=ItemState.WAITING)
    owner = models.ForeignKey(
        "identity.User", on_delete=models.PROTECT, related_name="+", null=True
    )
    offered_to = models.ForeignKey(
        "identity.User", on_delete=models.PROTECT, related_name="+", null=True
    )
    kind = models.CharField(max_length=10, default=ChannelKind.MAIL, db_default=ChannelKind.MAIL)
    weight_pct = models.PositiveSmallIntegerField(default=0, db_default=0)
    priority = models.SmallIntegerField()
    due_at = models.DateTimeField(null=True)
    enqueued_at = models.DateTimeField()
    rank_at = models.DateTimeField(db_default=Now())
    need = models.CharField(max_length=40, default="", db_default="", blank=True)
    language = models.CharField(max_length=8, default="", db_default="", blank=True)
    skills = models.JSONField(default=dict, db_default={})
    customer_class = models.CharField(max_length=1, default="", db_default="", blank=True)
    upset_pct = models.PositiveSmallIntegerField(null=True)
    known_to = ArrayField(models.UUIDField(), default=list, db_default=[])
    preferred = models.ForeignKey(
        "identity.User", on_delete=models.PROTECT, related_name="+", null=True
    )
    patient_until = models.DateTimeField(null=True)
    kept_for = ArrayField(models.UUIDField(), null=True)
    parked_at = models.DateTimeField(null=True)
    stuck_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "subject": Privacy.NONE,
        "queue_id": Privacy.NONE,
        "state": Privacy.NONE,
        "owner_id": Privacy.NONE,
        "offered_to_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "weight_pct": Privacy.NONE,
        "priority": Privacy.NONE,
        "due_at": Privacy.NONE,
        "enqueued_at": Privacy.NONE,
        "rank_at": Privacy.NONE,
        "need": Privacy.NONE,
        "language": Privacy.NONE,
        "skills": Privacy.NONE,
        "customer_class": Privacy.PERSONAL,
        "upset_pct": Privacy.PERSONAL,
        "known_to": Privacy.NONE,
        "preferred_id": Privacy.NONE,
        "patient_until": Privacy.NONE,
        "kept_for": Privacy.NONE,
        "parked_at": Privacy.NONE,
        "stuck_at": Privacy.NONE,
        "taken_at": Privacy.NONE,
        "finished_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="work_item_state_known", condition=Q(state__in=[s.value for s in ItemState])
            ),
            models.CheckConstraint(name="work_item_kind_known", condition=Q(kind__in=KINDS)),
            models.CheckConstraint(
                name="work_item_class_known", condition=Q(customer_class__in=CLASSES)
            ),
            models.CheckConstraint(
                name="work_item_priority_range", condition=Q(priority__gte=0, priority__lte=100)
            ),
            models.CheckConstraint(
                name="work_item_waits_without_owner",
                condition=~Q(state="waiting") | Q(owner__isnull=True, taken_at__isnull=True),
            ),
            models.CheckConstraint(
                name="work_item_offered_while_waiting",
                condition=Q(offered_to__isnull=True) | Q(state="waiting"),
            ),
            models.CheckConstraint(
                name="work_item_parked_while_taken",
                condition=Q(parked_at__isnull=True) | Q(state="taken"),
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
                "queue", "rank_at", "id", name="work_item_next", condition=Q(state="waiting")
            ),
            models.Index(
                "need",
                "rank_at",
                "id",
                name="work_item_head",
                condition=Q(state="waiting", offered_to__isnull=True),
            ),
            models.Index(
                fields=("queue", "enqueued_at", "id"),
                name="work_item_age",
                condition=Q(state="waiting"),
            ),
            models.Index(
                "need",
                "enqueued_at",
                "id",
                name="work_item_oldest",
                condition=Q(state="waiting", offered_to__isnull=True),
            ),
            models.Index(
                "preferred",
                "rank_at",
                name="work_item_preferred",
                condition=Q(state="waiting", offered_to__isnull=True, preferred__isnull=False),
            ),
            models.Index(
                fields=("owner", "due_at"), name="work_item_owner", condition=Q(state="taken")
            ),
            models.Index(
                fields=("offered_to",),
                name="work_item_offered",
                condition=Q(offered_to__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.subject


class Offer(models.Model):
    """An item held out to one person for a while; at most one is open for an item."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(WorkItem, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    decision_id = models.UUIDField()
    state = models.CharField(max_length=10, default=OfferState.OPEN)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=20, default="", blank=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "item_id": Privacy.NONE,
        "user_id": Privacy.NONE,
        "decision_id": Privacy.NONE,
        "state": Privacy.PERSONAL,
        "made_at": Privacy.NONE,
        "expires_at": Privacy.NONE,
        "answered_at": Privacy.NONE,
        "refusal": Privacy.PERSONAL,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="offer_state_known", condition=Q(state__in=[s.value for s in OfferState])
            ),
            models.UniqueConstraint(
                fields=("item",), name="offer_one_open", condition=Q(state="open")
            ),
            models.CheckConstraint(
                name="offer_ends_after_it_began", condition=Q(expires_at__gt=F("made_at"))
            ),
            models.CheckConstraint(
                name="offer_answered_has_time",
                condition=Q(state="open", answered_at__isnull=True)
                | (~Q(state="open") & Q(answered_at__isnull=False)),
            ),
        )
        indexes = (
            models.Index(fields=("item", "-made_at"), name="offer_item"),
            models.Index(fields=("user",), name="offer_open", condition=Q(state="open")),
            models.Index(fields=("expires_at",), name="offer_expires", condition=Q(state="open")),
            models.Index(
                fields=("answered_at",),
                name="offer_declined",
                condition=Q(state__in=["refused", "expired"]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.user_id} {self.state}"


class QueueChange(models.Model):
    """A step of a queue's counters, written by a trigger; old steps are added up into one."""

    id = models.BigAutoField(primary_key=True)
    queue_id = models.UUIDField()
    waiting = models.IntegerField()
    held = models.IntegerField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "queue_id": Privacy.NONE,
        "waiting": Privacy.NONE,
        "held": Privacy.NONE,
    }

    class Meta:
        indexes = (models.Index(fields=("queue_id",), name="queue_change_queue"),)

    def __str__(self) -> str:
        return f"{self.queue_id} {self.waiting:+d} {self.held:+d}"
