"""Offers on cases whose service a law keeps free of them: asked for, sent and refused."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from vinculo.cases.domain.offers import Ground, OfferWhat
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class OfferLine(models.Model):
    """The customer asked for an offer, one was sent on what ground, or it was refused.

    ``name`` is that of the text, the macro or the article. ``message`` is the customer's that asks
    for it, or ours that carried it; without one the ``words`` say how they asked.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("Case", on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=8)
    ground = models.CharField(max_length=8, blank=True, default="")
    name = models.CharField(max_length=120, blank=True, default="")
    message = models.ForeignKey(
        "interactions.Message", on_delete=models.PROTECT, related_name="+", null=True
    )
    words = models.CharField(max_length=500, blank=True, default="")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "what": Privacy.NONE,
        "ground": Privacy.NONE,
        "name": Privacy.NONE,
        "message_id": Privacy.NONE,
        "words": Privacy.PERSONAL,
        "by_id": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="offerline_what_known", condition=Q(what__in=OfferWhat)),
            models.CheckConstraint(
                name="offerline_ground_known", condition=Q(ground="") | Q(ground__in=Ground)
            ),
            models.CheckConstraint(
                name="offerline_asked_is_proven",
                condition=~Q(what=OfferWhat.ASKED) | Q(message__isnull=False) | ~Q(words=""),
            ),
        )
        indexes = (
            models.Index(name="offerline_of_case", fields=("case", "what", "at")),
            models.Index(fields=("-at", "-id"), name="offerline_newest"),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.what}"
