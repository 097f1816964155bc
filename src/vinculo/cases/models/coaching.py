"""Help that a supervisor gives in silence: only who gets it and who gives it ever read it."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vinculo.cases.models.case import Case
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class Coaching(models.Model):
    """A word of help on a case from one colleague to another; no search and no note has it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "author_id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "text": Privacy.PERSONAL,
        "at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="coaching_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="coaching_of_somebody_else", condition=~Q(author=F("person"))
            ),
        )
        indexes = (models.Index(fields=("case", "at"), name="coaching_order"),)

    def __str__(self) -> str:
        return str(self.pk)
