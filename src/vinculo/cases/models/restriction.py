"""Cases that only a few people may see."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded(exclude=("reason",))
class Restriction(models.Model):
    """That a case, and what shares its messages, is for a few people's eyes only.

    It stands while ``lifted_at`` is empty; the cases under it point at it. What is recorded for
    everybody's history leaves out why and for whom, and knows the case by its ``number`` only.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20)
    reason = models.CharField(max_length=500)
    set_by = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        "identity.User", on_delete=models.PROTECT, related_name="+", null=True
    )
    lifted_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "number": Privacy.NONE,
        "reason": Privacy.SENSITIVE,
        "set_by_id": Privacy.NONE,
        "set_at": Privacy.NONE,
        "changed_at": Privacy.NONE,
        "lifted_by_id": Privacy.NONE,
        "lifted_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("case",), name="restriction_once", condition=Q(lifted_at__isnull=True)
            ),
            models.CheckConstraint(name="restriction_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="restriction_lifted_whole",
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class RestrictionPerson(models.Model):
    """Somebody who may see the cases of a restriction, or who never may."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    restriction = models.ForeignKey(Restriction, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    is_barred = models.BooleanField(default=False)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "restriction_id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "is_barred": Privacy.PERSONAL,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("restriction", "person"), name="restriction_person_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
