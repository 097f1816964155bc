"""The addresses at which we receive and from which we answer."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.interactions.contracts import Acknowledgement
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded()
class Mailbox(models.Model):
    """An address at which we receive and from which we answer, for one service."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address = models.CharField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="es")
    service_id = models.UUIDField(null=True)
    acknowledgement = models.CharField(max_length=10, default=Acknowledgement.NONE)
    next_step = models.TextField(max_length=1000, blank=True, default="")
    out_of_hours_text = models.TextField(max_length=1000, blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "address": Privacy.NONE,
        "name": Privacy.NONE,
        "language": Privacy.NONE,
        "service_id": Privacy.NONE,
        "acknowledgement": Privacy.NONE,
        "next_step": Privacy.NONE,
        "out_of_hours_text": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="mailbox_acknowledgement_known",
                condition=Q(acknowledgement__in=[a.value for a in Acknowledgement]),
            ),
            models.CheckConstraint(name="mailbox_has_address", condition=~Q(address="")),
            models.CheckConstraint(
                name="mailbox_language_known", condition=Q(language__in=["es", "en"])
            ),
        )

    def __str__(self) -> str:
        return self.address
