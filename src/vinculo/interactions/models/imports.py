"""Imports of old mailboxes that somebody asked for, and how far they are."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.interactions.contracts import ImportState
from vinculo.interactions.models.mailboxes import Mailbox
from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class HistoryImport(models.Model):
    """One import: a file (the blob of an mbox) or a folder on the mailbox's server.

    ``problems`` names the first bad messages: position and reason.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="+")
    blob = models.CharField(max_length=64, blank=True, default="")
    folder = models.CharField(max_length=200, blank=True, default="")
    state = models.CharField(max_length=8, default=ImportState.WAITING)
    reason = models.CharField(max_length=300, blank=True, default="")
    total = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    asked_by = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "mailbox_id": Privacy.NONE,
        "blob": Privacy.PERSONAL,
        "folder": Privacy.NONE,
        "state": Privacy.NONE,
        "reason": Privacy.NONE,
        "total": Privacy.NONE,
        "kept": Privacy.NONE,
        "known": Privacy.NONE,
        "bad": Privacy.NONE,
        "problems": Privacy.NONE,
        "asked_by": Privacy.NONE,
        "asked_at": Privacy.NONE,
        "ended_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="history_import_state_known",
                condition=Q(state__in=[s.value for s in ImportState]),
            ),
            models.CheckConstraint(
                name="history_import_has_source", condition=~Q(blob="") | ~Q(folder="")
            ),
        )
        indexes = (models.Index(fields=("mailbox", "-asked_at"), name="history_import_by_mailbox"),)

    def __str__(self) -> str:
        return str(self.pk)


blob_uses.add("interactions.archives", BlobUse(model="interactions.HistoryImport", column="blob"))
