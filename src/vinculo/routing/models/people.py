"""Who is there, what each can do and how much at once."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.routing.contracts import PresenceState
from vinculo.routing.domain.settings import LEVELS
from vinculo.routing.models.queues import KINDS


@recorded()
class Skill(models.Model):
    """Something that some people can do better than others: a product, a procedure, a language.

    A language is a skill with its code in ``language``; its level counts like any other.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80, unique=True)
    language = models.CharField(max_length=8, default="", blank=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "language": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="skill_has_name", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=("language",), name="skill_language_once", condition=~Q(language="")
            ),
        )

    def __str__(self) -> str:
        return self.name


@recorded()
class AgentSkill(models.Model):
    """How well a person does something, from 1 to 5."""

    user = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="+")
    level = models.PositiveSmallIntegerField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "user_id": Privacy.NONE,
        "skill_id": Privacy.NONE,
        "level": Privacy.PERSONAL,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "skill"), name="agent_skill_once"),
            models.CheckConstraint(
                name="agent_skill_level_range",
                condition=Q(level__gte=LEVELS[0], level__lte=LEVELS[-1]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.skill_id} {self.level}"


@recorded()
class AgentLimit(models.Model):
    """How many contacts of one kind a person has at most at once, whatever they weigh."""

    user = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    at_most = models.PositiveSmallIntegerField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "user_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "at_most": Privacy.PERSONAL,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "kind"), name="agent_limit_once"),
            models.CheckConstraint(name="agent_limit_kind_known", condition=Q(kind__in=KINDS)),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind} {self.at_most}"


@recorded()
class PauseReason(models.Model):
    """Why somebody is not there for a while, and after how long a supervisor is told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=60, unique=True)
    max_minutes = models.PositiveSmallIntegerField(null=True)
    is_open = models.BooleanField(default=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "max_minutes": Privacy.NONE,
        "is_open": Privacy.NONE,
    }

    class Meta:
        constraints = (models.CheckConstraint(name="pause_reason_has_name", condition=~Q(name="")),)

    def __str__(self) -> str:
        return self.name


class Presence(models.Model):
    """What a person says about being there, their desk's last sign of life, and what they hold.

    ``load_pct`` and ``held`` (how many of each kind) follow the items by a trigger, whoever
    changes them; ``number`` names a person in what decisions store.
    """

    user = models.OneToOneField(
        "identity.User", on_delete=models.PROTECT, related_name="+", primary_key=True
    )
    number = models.IntegerField(
        unique=True,
        db_default=models.expressions.RawSQL("nextval('routing_presence_number_seq')", ()),
        editable=False,
    )
    state = models.CharField(max_length=10, default=PresenceState.OFFLINE)
    since = models.DateTimeField()
    heartbeat_at = models.DateTimeField()
    reason = models.ForeignKey(PauseReason, on_delete=models.PROTECT, related_name="+", null=True)
    until = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    load_pct = models.SmallIntegerField(default=0, db_default=0)
    held = models.JSONField(default=dict, db_default={})
    idle_since = models.DateTimeField(null=True)
    signed_in_at = models.DateTimeField(null=True)
    warm_up_left = models.SmallIntegerField(default=0, db_default=0)
    unanswered = models.SmallIntegerField(default=0, db_default=0)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "user_id": Privacy.NONE,
        "number": Privacy.NONE,
        "state": Privacy.PERSONAL,
        "since": Privacy.PERSONAL,
        "heartbeat_at": Privacy.PERSONAL,
        "reason_id": Privacy.PERSONAL,
        "until": Privacy.PERSONAL,
        "told_at": Privacy.NONE,
        "load_pct": Privacy.NONE,
        "held": Privacy.NONE,
        "idle_since": Privacy.PERSONAL,
        "signed_in_at": Privacy.PERSONAL,
        "warm_up_left": Privacy.NONE,
        "unanswered": Privacy.PERSONAL,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="presence_state_known", condition=Q(state__in=[s.value for s in PresenceState])
            ),
            models.CheckConstraint(
                name="presence_within_capacity", condition=Q(load_pct__gte=0, load_pct__lte=100)
            ),
        )
        indexes = (
            models.Index(
                fields=("heartbeat_at",), name="presence_there", condition=~Q(state="offline")
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.state}"
