"""What arrived, before anybody tried to understand it."""

from collections.abc import Mapping
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from vinculo.interactions.contracts import RawState
from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy

PUT_ASIDE = ["quarantined", "refused"]


@recorded(
    only=("state", "reason"),
    changes_of=pgtrigger.Q(old__state__in=PUT_ASIDE) | pgtrigger.Q(new__state__in=PUT_ASIDE),
)
class RawMessage(models.Model):
    """What arrived, byte for byte, before anybody tried to understand it.

    ``sender`` and ``subject`` are written when it is put aside and could be read. ``envelope`` is
    what the other server said before the message (``contracts.WireEnvelope``);
    {} when it came by a way that has none.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=20, unique=True)
    blob = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    via = models.CharField(max_length=20)
    envelope = models.JSONField(default=dict)
    sender = models.CharField(max_length=254, blank=True, default="")
    subject = models.CharField(max_length=300, blank=True, default="")
    state = models.CharField(max_length=12, default=RawState.STORED)
    reason = models.CharField(max_length=60, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    duplicate_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "key": Privacy.SECRET,
        "blob": Privacy.PERSONAL,
        "size_bytes": Privacy.NONE,
        "via": Privacy.NONE,
        "envelope": Privacy.PERSONAL,
        "sender": Privacy.PERSONAL,
        "subject": Privacy.PERSONAL,
        "state": Privacy.NONE,
        "reason": Privacy.NONE,
        "attempts": Privacy.NONE,
        "duplicate_of_id": Privacy.NONE,
        "received_at": Privacy.NONE,
        "settled_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="raw_message_state_known",
                condition=Q(state__in=[s.value for s in RawState]),
            ),
            models.CheckConstraint(
                name="raw_message_put_aside_has_reason",
                condition=~Q(state__in=["quarantined", "refused"]) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="raw_message_duplicate_names_first",
                condition=Q(duplicate_of__isnull=True) | Q(state="duplicate"),
            ),
        )
        indexes = (
            models.Index(fields=("blob",), name="raw_message_by_blob"),
            models.Index(
                fields=("-received_at", "-id"),
                name="raw_message_put_aside",
                condition=Q(state__in=["quarantined", "refused"]),
            ),
            models.Index(
                fields=("received_at",), name="raw_message_open", condition=Q(state="stored")
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


blob_uses.add("interactions.raw", BlobUse(model="interactions.RawMessage", column="blob"))
