"""Ways of looking at the list of cases that somebody keeps."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class SavedView(models.Model):
    """Filters, order and columns under a name; with a team, for all who are in it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    team_id = models.UUIDField(null=True)
    name = models.CharField(max_length=60)
    look = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "team_id": Privacy.NONE,
        "name": Privacy.NONE,
        "look": Privacy.PERSONAL,
        "made_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "name"), name="saved_view_once_a_person"),
            models.CheckConstraint(name="saved_view_has_name", condition=~Q(name="")),
        )
        indexes = (models.Index(fields=("team_id",), name="saved_view_by_team"),)

    def __str__(self) -> str:
        return self.name
