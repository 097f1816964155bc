"""In which language something was told, as a person says who read it."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.complaints.contracts import SPOKEN_LANGUAGES, ToldSide
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class LanguageSaid(models.Model):
    """A person corrected the language that was recognised of a complaint or of its answer.

    ``was`` is what stood there before, "" where nothing was recognised; the last line counts.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey("Complaint", on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=8)
    was = models.CharField(max_length=8, blank=True, default="")
    language = models.CharField(max_length=8)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "side": Privacy.NONE,
        "was": Privacy.NONE,
        "language": Privacy.NONE,
        "said_at": Privacy.NONE,
        "said_by_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="languagesaid_side_known", condition=Q(side__in=ToldSide)),
            models.CheckConstraint(
                name="languagesaid_language_known", condition=Q(language__in=SPOKEN_LANGUAGES)
            ),
            models.CheckConstraint(name="languagesaid_is_another", condition=~Q(language=F("was"))),
        )
        indexes = (
            models.Index(name="languagesaid_of_complaint", fields=("complaint", "-said_at", "id")),
            models.Index(name="languagesaid_by_time", fields=("said_at", "id")),
        )

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.side} {self.language}"
