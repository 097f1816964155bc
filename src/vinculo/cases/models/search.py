"""What search looks through: a row for each case, message, note and file name."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from vinculo.cases.contracts import FoundKind
from vinculo.cases.models.case import Case
from vinculo.kernel.privacy import Privacy


class SearchRow(models.Model):
    """The words of one thing that can be found; ``id`` is that thing's own.

    Triggers write it, in the transaction of whatever changes the thing, its case or who may see
    the case, and remove it with the thing. ``words`` also hold the month («m:24312»), so that
    the latest can be looked through first. ``codes`` are numbers, references and telephones
    without signs between.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=8)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    name = models.CharField(max_length=200, blank=True, default="")
    access_keys = ArrayField(models.CharField(max_length=80), default=list)
    words = SearchVectorField()
    codes = models.TextField(blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "kind": Privacy.NONE,
        "case_id": Privacy.NONE,
        "at": Privacy.NONE,
        "name": Privacy.PERSONAL,
        "access_keys": Privacy.NONE,
        "words": Privacy.PERSONAL,
        "codes": Privacy.SECRET,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="search_row_kind_known", condition=Q(kind__in=[k.value for k in FoundKind])
            ),
        )
        indexes = (
            GinIndex(fields=("access_keys", "words"), name="search_row_words"),
            GinIndex(
                fields=("access_keys", "codes"),
                opclasses=("array_ops", "gin_trgm_ops"),
                condition=~Q(codes=""),
                name="search_row_codes",
            ),
            models.Index(fields=("-at",), name="search_row_latest"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
