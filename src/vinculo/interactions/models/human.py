"""Whether a person is reached by an entrance, each time that somebody looked."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from vinculo.interactions.contracts.human import HumanKind
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class HumanCheck(models.Model):
    """Somebody looked whether, and how, a person is reached by an entrance; the last one counts.

    ``source`` is how the entrance is called (``"mailbox:<id>"``). A telephone or a counter is known
    by these rows alone: ``name`` is its number or its place, and the last one that ``is_gone``
    takes it away.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.CharField(max_length=80)
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=120, blank=True, default="")
    service = models.ForeignKey(
        "portfolio.Service", on_delete=models.PROTECT, related_name="+", null=True
    )
    reaches = models.BooleanField()
    words = models.CharField(max_length=300, blank=True, default="")
    words_en = models.CharField(max_length=300, blank=True, default="")
    is_gone = models.BooleanField(default=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    checked_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "source": Privacy.NONE,
        "kind": Privacy.NONE,
        "name": Privacy.NONE,
        "service_id": Privacy.NONE,
        "reaches": Privacy.NONE,
        "words": Privacy.NONE,
        "words_en": Privacy.NONE,
        "is_gone": Privacy.NONE,
        "checked_by_id": Privacy.NONE,
        "checked_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="human_check_kind_known", condition=Q(kind__in=HumanKind)),
            models.CheckConstraint(
                name="human_check_says_how", condition=Q(reaches=False) | ~Q(words="")
            ),
            models.CheckConstraint(
                name="human_check_has_name",
                condition=Q(kind__in=[HumanKind.MAILBOX, HumanKind.FORM]) | ~Q(name=""),
            ),
        )
        indexes = (models.Index(fields=("source", "-checked_at"), name="human_check_last"),)

    def __str__(self) -> str:
        return f"{self.source} {self.reaches}"
