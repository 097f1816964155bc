"""Colleagues who follow a case."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from vinculo.cases.models.case import Case
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class Watch(models.Model):
    """A colleague who is told of what happens to a case.

    ``gives_sight``: somebody who sees the case let them see it; then it carries their key.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    gives_sight = models.BooleanField(default=False)
    since = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "gives_sight": Privacy.NONE,
        "since": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "person"), name="watch_once_a_person"),
        )

    def __str__(self) -> str:
        return str(self.pk)
