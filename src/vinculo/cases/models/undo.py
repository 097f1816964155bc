"""What was done to a case and can still be taken back."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from vinculo.cases.models.case import Case
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class Undoable(models.Model):
    """One step with what stood before it; steps of one ``group`` go back together, last first.

    ``data`` holds ids and codes: how it was and how it is now, so that nothing is taken back over
    what somebody did later. ``words``: the same for what people wrote, where a step changed it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        "identity.User", on_delete=models.CASCADE, related_name="+", null=True
    )
    group = models.UUIDField()
    step = models.PositiveSmallIntegerField(default=0)
    what = models.CharField(max_length=20)
    data: models.JSONField[Any, Any] = models.JSONField(default=dict)
    words: models.JSONField[Any, Any] = models.JSONField(null=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "group": Privacy.NONE,
        "step": Privacy.NONE,
        "what": Privacy.NONE,
        "data": Privacy.NONE,
        "words": Privacy.PERSONAL,
        "at": Privacy.NONE,
        "undone_at": Privacy.NONE,
    }

    class Meta:
        constraints = (models.UniqueConstraint(fields=("group", "step"), name="undoable_one_step"),)
        indexes = (
            models.Index(
                fields=("case", "-at"), name="undoable_open", condition=Q(undone_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.what} {self.case_id}"
