"""Who has a case open right now."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.cases.contracts import Eye
from vinculo.cases.models.case import Case
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class CaseEye(models.Model):
    """A person who reads a case or writes in it; one not heard of for a while counts no more."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=6)
    since = models.DateTimeField()
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "state": Privacy.NONE,
        "since": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "person"), name="case_eye_once_a_person"),
            models.CheckConstraint(
                name="case_eye_state_known", condition=Q(state__in=[e.value for e in Eye])
            ),
        )
        indexes = (models.Index(fields=("at",), name="case_eye_at"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.state} {self.case_id}"
