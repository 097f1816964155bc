"""Where work waits, what it asks of those who do it, and what it weighs."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.routing.contracts import ChannelKind
from vinculo.routing.domain.settings import LEVELS

KINDS = [kind.value for kind in ChannelKind]


@recorded()
class Queue(models.Model):
    """Where the work of one service waits for one team.

    ``offers``: the product gives the work out by itself; ``may_take``: people may also help
    themselves. ``calendar_id`` (None: always open) says when work is given out.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120, unique=True)
    service_id = models.UUIDField(unique=True)
    team = models.ForeignKey("organization.Team", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    offers = models.BooleanField(default=False)
    may_take = models.BooleanField(default=True)
    offer_seconds = models.PositiveSmallIntegerField(default=30)
    patience_minutes = models.PositiveSmallIntegerField(default=10)
    calendar = models.ForeignKey(
        "organization.BusinessCalendar", on_delete=models.PROTECT, related_name="+", null=True
    )

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "service_id": Privacy.NONE,
        "team_id": Privacy.NONE,
        "created_at": Privacy.NONE,
        "offers": Privacy.NONE,
        "may_take": Privacy.NONE,
        "offer_seconds": Privacy.NONE,
        "patience_minutes": Privacy.NONE,
        "calendar_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="queue_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="queue_offer_seconds_range",
                condition=Q(offer_seconds__gte=5, offer_seconds__lte=600),
            ),
            models.CheckConstraint(
                name="queue_gives_or_lets_take", condition=Q(offers=True) | Q(may_take=True)
            ),
        )

    def __str__(self) -> str:
        return self.name


@recorded()
class QueueSkill(models.Model):
    """A skill that everything in a queue asks for, at least at this level."""

    queue = models.ForeignKey(Queue, on_delete=models.CASCADE, related_name="+")
    skill = models.ForeignKey("routing.Skill", on_delete=models.CASCADE, related_name="+")
    min_level = models.PositiveSmallIntegerField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "queue_id": Privacy.NONE,
        "skill_id": Privacy.NONE,
        "min_level": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("queue", "skill"), name="queue_skill_once"),
            models.CheckConstraint(
                name="queue_skill_level_range",
                condition=Q(min_level__gte=LEVELS[0], min_level__lte=LEVELS[-1]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.queue_id} {self.skill_id} {self.min_level}"


@recorded()
class LadderStep(models.Model):
    """What a queue asks less of, once something has waited so long."""

    queue = models.ForeignKey(Queue, on_delete=models.CASCADE, related_name="+")
    after_minutes = models.PositiveIntegerField()
    lower_by = models.PositiveSmallIntegerField(default=0)
    drops_language = models.BooleanField(default=False)
    to_queue = models.ForeignKey(Queue, on_delete=models.CASCADE, related_name="+", null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "queue_id": Privacy.NONE,
        "after_minutes": Privacy.NONE,
        "lower_by": Privacy.NONE,
        "drops_language": Privacy.NONE,
        "to_queue_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("queue", "after_minutes"), name="ladder_step_once"),
            models.CheckConstraint(
                name="ladder_step_relaxes",
                condition=Q(lower_by__gt=0) | Q(drops_language=True) | Q(to_queue__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.queue_id} {self.after_minutes}"


@recorded()
class ChannelLoad(models.Model):
    """How much of a person one contact of a kind takes, and what follows it."""

    kind = models.CharField(max_length=10, primary_key=True)
    weight_pct = models.PositiveSmallIntegerField()
    wrap_up_seconds = models.PositiveSmallIntegerField(default=0)
    cannot_wait = models.BooleanField(default=False)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "kind": Privacy.NONE,
        "weight_pct": Privacy.NONE,
        "wrap_up_seconds": Privacy.NONE,
        "cannot_wait": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="channel_load_kind_known", condition=Q(kind__in=KINDS)),
            models.CheckConstraint(
                name="channel_load_weight_range",
                condition=Q(weight_pct__gte=1, weight_pct__lte=100),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.weight_pct} %"
