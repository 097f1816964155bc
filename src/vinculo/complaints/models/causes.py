"""Why things went wrong, as a tree that people keep, and what else files complaints."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.complaints.contracts import ComplaintKind, Loss
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded()
class Cause(models.Model):
    """A root cause under another one, with the person who answers for ending it.

    ``loss`` says whether customers lose much or little by it; empty: as the cause above says.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    loss = models.CharField(max_length=5, blank=True, default="")
    is_retired = models.BooleanField(default=False)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "parent_id": Privacy.NONE,
        "owner_id": Privacy.NONE,
        "loss": Privacy.NONE,
        "is_retired": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="cause_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="cause_loss_known", condition=Q(loss="") | Q(loss__in=list(Loss))
            ),
            models.CheckConstraint(name="cause_not_its_parent", condition=~Q(parent=F("id"))),
            models.UniqueConstraint(
                name="cause_name_once",
                fields=("parent", "name"),
                nulls_distinct=False,
                condition=Q(is_retired=False),
            ),
        )

    def __str__(self) -> str:
        return self.name


@recorded()
class FormKind(models.Model):
    """What comes in by a public form is a complaint of this kind from its first word.

    ``source`` is how interactions calls the entrance (``"form:<id>"``).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=10)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "source": Privacy.NONE,
        "kind": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="form_kind_known", condition=Q(kind__in=ComplaintKind)),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.kind}"
