"""What belongs to a case: its messages, its history, notes and drafts."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from vinculo.cases.contracts import EntryKind
from vinculo.cases.models.case import Case
from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class CaseMessage(models.Model):
    """Which case a message belongs to; a message belongs to one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    message = models.OneToOneField(
        "interactions.Message", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "message_id": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        indexes = (models.Index(fields=("case", "at"), name="case_message_order"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.message_id}"


class CaseEntry(models.Model):
    """A line of the history: what happened, who did it, with ids and codes but no texts."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        "identity.User", on_delete=models.PROTECT, related_name="+", null=True
    )
    ref = models.UUIDField(null=True)
    params = models.JSONField(default=dict)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "at": Privacy.NONE,
        "actor_id": Privacy.NONE,
        "ref": Privacy.NONE,
        "params": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="case_entry_kind_known", condition=Q(kind__in=[k.value for k in EntryKind])
            ),
            models.UniqueConstraint(
                fields=("kind", "ref"),
                name="case_entry_clock_once",
                condition=Q(kind__in=["clock_warned", "clock_broken"]),
            ),
        )
        indexes = (
            models.Index(fields=("case", "at", "id"), name="case_entry_order"),
            models.Index(
                fields=("at",),
                name="case_entry_ends",
                condition=Q(kind__in=["resolved", "reopened"]),
            ),
            BrinIndex(fields=("at",), name="case_entry_by_time", autosummarize=True),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id}"


class Note(models.Model):
    """What colleagues tell each other on a case; the customer never sees it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(
        "identity.User", on_delete=models.PROTECT, related_name="+", null=True
    )
    text = models.TextField()
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "author_id": Privacy.NONE,
        "text": Privacy.PERSONAL,
        "at": Privacy.NONE,
    }

    class Meta:
        constraints = (models.CheckConstraint(name="note_says_something", condition=~Q(text="")),)
        indexes = (models.Index(fields=("case", "at"), name="note_order"),)

    def __str__(self) -> str:
        return str(self.pk)


class PreparedFile(models.Model):
    """A file that a person has put beside the answer they are writing; it leaves with it.

    With ``is_picture`` it stands in the text. ``planned`` is the answer it already goes with.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    planned = models.ForeignKey(
        "cases.PlannedAnswer", on_delete=models.CASCADE, related_name="+", null=True
    )
    is_picture = models.BooleanField(default=False)
    blob = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size_bytes = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "planned_id": Privacy.NONE,
        "is_picture": Privacy.NONE,
        "blob": Privacy.PERSONAL,
        "name": Privacy.PERSONAL,
        "media_type": Privacy.NONE,
        "size_bytes": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="prepared_file_has_bytes", condition=Q(size_bytes__gt=0)),
        )
        indexes = (models.Index(fields=("case", "person", "at"), name="prepared_file_order"),)

    def __str__(self) -> str:
        return str(self.pk)


class Draft(models.Model):
    """An answer that a person has begun; ``version`` tells two browsers apart.

    ``fields`` are the address fields as typed (to, cc, bcc); {} as long as nobody touched them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    html = models.TextField(blank=True)
    fields = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "html": Privacy.PERSONAL,
        "fields": Privacy.PERSONAL,
        "version": Privacy.NONE,
        "begun_at": Privacy.NONE,
        "saved_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "person"), name="draft_once_a_person"),
        )

    def __str__(self) -> str:
        return str(self.pk)


blob_uses.add("cases.prepared", BlobUse(model="cases.PreparedFile", column="blob"))


class CaseLink(models.Model):
    """That two cases have to do with each other; ``case`` is the one with the smaller id."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "other_id": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "other"), name="case_link_once"),
            models.CheckConstraint(
                name="case_link_in_order", condition=Q(case__lt=models.F("other"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.other_id}"
