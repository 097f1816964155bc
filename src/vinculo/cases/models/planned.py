"""Answers that a person has sent but that have not left yet."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from vinculo.cases.contracts import Outcome, PlannedState, Then
from vinculo.cases.models.case import Case
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class PlannedAnswer(models.Model):
    """An answer on its way out: for ten seconds, or until the day and hour that was chosen.

    Nothing of the case changes before it leaves. ``held`` says why it did not leave by itself;
    a person then decides. ``recipients`` are the address fields as they were read. ``beside`` says
    of a letter to somebody else what only that has: subject, thread, files of other messages.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    html = models.TextField()
    recipients = models.JSONField(default=list)
    beside: models.JSONField[Any, Any] = models.JSONField(null=True)
    seen = models.UUIDField(null=True)
    then = models.CharField(max_length=8, default=Then.STAY)
    outcome = models.CharField(max_length=12, default=Outcome.ANSWERED)
    state = models.CharField(max_length=8, default=PlannedState.PLANNED)
    held = models.CharField(max_length=60, blank=True, default="")
    until = models.DateField(null=True)
    made_at = models.DateTimeField()
    leaves_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "html": Privacy.PERSONAL,
        "recipients": Privacy.PERSONAL,
        "beside": Privacy.PERSONAL,
        "seen": Privacy.NONE,
        "then": Privacy.NONE,
        "outcome": Privacy.NONE,
        "state": Privacy.NONE,
        "held": Privacy.NONE,
        "until": Privacy.NONE,
        "made_at": Privacy.NONE,
        "leaves_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="planned_answer_state_known",
                condition=Q(state__in=[s.value for s in PlannedState]),
            ),
            models.CheckConstraint(
                name="planned_answer_held_has_reason",
                condition=~Q(state="held") | ~Q(held=""),
            ),
            models.CheckConstraint(
                name="planned_answer_then_known", condition=Q(then__in=[t.value for t in Then])
            ),
            models.CheckConstraint(
                name="planned_answer_outcome_known",
                condition=Q(outcome__in=[o.value for o in Outcome]),
            ),
            models.CheckConstraint(
                name="planned_answer_leaves_after_it_was_made",
                condition=Q(leaves_at__gte=models.F("made_at")),
            ),
        )
        indexes = (
            models.Index(fields=("case", "leaves_at"), name="planned_answer_by_case"),
            models.Index(
                fields=("leaves_at",), name="planned_answer_due", condition=Q(state="planned")
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
