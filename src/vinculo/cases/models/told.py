"""Which changes of a case its customer was told of: each once."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from vinculo.cases.models.story import CaseEntry
from vinculo.kernel.privacy import Privacy


class ToldChange(models.Model):
    """The customer was told of a line of the history, by so many mails, perhaps by none."""

    entry = models.OneToOneField(
        CaseEntry, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    mails = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "entry_id": Privacy.NONE,
        "mails": Privacy.NONE,
        "at": Privacy.NONE,
    }

    def __str__(self) -> str:
        return str(self.pk)
