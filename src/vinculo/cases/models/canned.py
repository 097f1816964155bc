"""Texts and macros that people keep ready."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy

USE = ("used_count", "last_used_at")


@recorded(exclude=USE)
class CannedAnswer(models.Model):
    """A text that is ready to be put into answers, in one or more languages.

    It is a person's, a team's, or the company's when it is neither; with a service it is offered
    in that service's cases only.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    shortcut = models.CharField(max_length=30, blank=True, default="")
    texts: models.JSONField[Any, Any] = models.JSONField(default=dict)
    service = models.ForeignKey(
        "portfolio.Service", on_delete=models.CASCADE, related_name="+", null=True
    )
    person = models.ForeignKey(
        "identity.User", on_delete=models.CASCADE, related_name="+", null=True
    )
    team_id = models.UUIDField(null=True)
    is_offer = models.BooleanField(default=False)
    used_count = models.PositiveIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "shortcut": Privacy.NONE,
        "texts": Privacy.NONE,
        "service_id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "team_id": Privacy.NONE,
        "is_offer": Privacy.NONE,
        "used_count": Privacy.NONE,
        "last_used_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="canned_answer_has_name", condition=~Q(name="")),
            models.CheckConstraint(name="canned_answer_says_something", condition=~Q(texts={})),
            models.CheckConstraint(
                name="canned_answer_one_owner",
                condition=Q(person__isnull=True) | Q(team_id__isnull=True),
            ),
        )
        indexes = (
            models.Index(fields=("person",), name="canned_answer_person"),
            models.Index(fields=("team_id",), name="canned_answer_team"),
        )

    def __str__(self) -> str:
        return self.name


@recorded(exclude=USE)
class Macro(models.Model):
    """Steps that are taken with one press; whose it is and where it is offered as for texts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    steps: models.JSONField[Any, Any] = models.JSONField(default=list)
    service = models.ForeignKey(
        "portfolio.Service", on_delete=models.CASCADE, related_name="+", null=True
    )
    person = models.ForeignKey(
        "identity.User", on_delete=models.CASCADE, related_name="+", null=True
    )
    team_id = models.UUIDField(null=True)
    is_offer = models.BooleanField(default=False)
    used_count = models.PositiveIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "steps": Privacy.NONE,
        "service_id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "team_id": Privacy.NONE,
        "is_offer": Privacy.NONE,
        "used_count": Privacy.NONE,
        "last_used_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="macro_has_name", condition=~Q(name="")),
            models.CheckConstraint(name="macro_does_something", condition=~Q(steps=[])),
            models.CheckConstraint(
                name="macro_one_owner", condition=Q(person__isnull=True) | Q(team_id__isnull=True)
            ),
        )
        indexes = (
            models.Index(fields=("person",), name="macro_person"),
            models.Index(fields=("team_id",), name="macro_team"),
        )

    def __str__(self) -> str:
        return self.name
