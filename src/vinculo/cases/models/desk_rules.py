"""Rules of the desk, and what each of them did."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vinculo.cases.contracts import RunState
from vinculo.cases.models.case import Case
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy

STATES = [state.value for state in RunState]


@recorded(exclude=("attention", "attention_of"))
class DeskRule(models.Model):
    """What happens by itself: an event, what must hold of the case then, and what is done.

    ``hours`` is for events that are the absence of one. ``version`` grows with each change of what
    the rule says. ``attention`` is the code of what keeps it from acting, about ``attention_of``.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    place = models.PositiveIntegerField(default=0)
    event = models.CharField(max_length=40)
    hours = models.PositiveSmallIntegerField(null=True)
    all_of: models.JSONField[Any, Any] = models.JSONField(default=list)
    any_of: models.JSONField[Any, Any] = models.JSONField(default=list)
    steps: models.JSONField[Any, Any] = models.JSONField(default=list)
    is_on = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    kept_by = models.ForeignKey(
        "identity.User", on_delete=models.PROTECT, related_name="+", null=True
    )
    kept_at = models.DateTimeField()
    attention = models.CharField(max_length=40, blank=True, default="")
    attention_of = models.CharField(max_length=200, blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "place": Privacy.NONE,
        "event": Privacy.NONE,
        "hours": Privacy.NONE,
        "all_of": Privacy.NONE,
        "any_of": Privacy.NONE,
        "steps": Privacy.NONE,
        "is_on": Privacy.NONE,
        "version": Privacy.NONE,
        "kept_by_id": Privacy.NONE,
        "kept_at": Privacy.NONE,
        "attention": Privacy.NONE,
        "attention_of": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="desk_rule_has_name", condition=~Q(name="")),
            models.CheckConstraint(name="desk_rule_does_something", condition=~Q(steps=[])),
            models.CheckConstraint(
                name="desk_rule_hours_positive", condition=Q(hours__isnull=True) | Q(hours__gt=0)
            ),
        )
        indexes = (
            models.Index(fields=("event",), name="desk_rule_listens", condition=Q(is_on=True)),
        )

    def __str__(self) -> str:
        return self.name


class RuleRun(models.Model):
    """One time that a rule acted, or was kept from it; a cause never makes it act twice.

    ``cause`` is the line of the case's history behind it; ``chain`` the rules whose doing that
    was. ``found`` says which conditions held, without what a person wrote; ``done`` what each
    action did: codes and ids.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    rule = models.ForeignKey(DeskRule, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    cause = models.UUIDField()
    event = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=8)
    cut = models.CharField(max_length=10, blank=True, default="")
    chain = ArrayField(models.UUIDField(), default=list)
    found: models.JSONField[Any, Any] = models.JSONField(default=list)
    done: models.JSONField[Any, Any] = models.JSONField(default=list)
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "rule_id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "cause": Privacy.NONE,
        "event": Privacy.NONE,
        "version": Privacy.NONE,
        "state": Privacy.NONE,
        "cut": Privacy.NONE,
        "chain": Privacy.NONE,
        "found": Privacy.NONE,
        "done": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("rule", "cause"), name="rule_run_once_a_cause"),
            models.CheckConstraint(name="rule_run_state_known", condition=Q(state__in=STATES)),
        )
        indexes = (
            models.Index(fields=("rule", "-at", "-id"), name="rule_run_latest"),
            models.Index(fields=("case", "rule", "at"), name="rule_run_of_case"),
            models.Index(fields=("at",), name="rule_run_old"),
        )

    def __str__(self) -> str:
        return f"{self.rule_id} {self.case_id} {self.state}"
