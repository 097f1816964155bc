"""Tables of the kernel: what every context needs and no business word."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class Xid8Field(models.Field[int, int]):
    """PostgreSQL's 64-bit transaction id."""

    def db_type(self, connection: object) -> str:  # noqa: ARG002
        return "xid8"


class CurrentTransaction(models.Func):
    """The id of the transaction that writes the row."""

    function = "pg_current_xact_id"
    arity = 0
    output_field = Xid8Field()


class LiveEvent(models.Model):
    """A hint for open pages; kept for a day."""

    id = models.BigAutoField(primary_key=True)
    xid = Xid8Field(db_default=CurrentTransaction(), editable=False)
    topic = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    ref = models.UUIDField()
    at = models.DateTimeField(db_default=Now())

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "xid": Privacy.NONE,
        "topic": Privacy.NONE,
        "kind": Privacy.NONE,
        "ref": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        indexes = (
            models.Index(fields=("xid", "id"), name="live_event_xid"),
            models.Index(fields=("at",), name="live_event_at"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class DeadLetter(models.Model):
    """A job that failed for good, with what it was asked and why it failed; nothing is dropped."""

    id = models.UUIDField(primary_key=True, default=new_id)
    job_id = models.BigIntegerField(unique=True)
    task = models.CharField(max_length=120)
    queue = models.CharField(max_length=60)
    lock = models.CharField(max_length=200, blank=True, default="")
    arguments = models.JSONField()
    error = models.TextField()
    failed_at = models.DateTimeField()
    retried_at = models.DateTimeField(null=True)
    retried_by = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "job_id": Privacy.NONE,
        "task": Privacy.NONE,
        "queue": Privacy.NONE,
        "lock": Privacy.NONE,
        "arguments": Privacy.NONE,
        "error": Privacy.PERSONAL,
        "failed_at": Privacy.NONE,
        "retried_at": Privacy.NONE,
        "retried_by": Privacy.NONE,
    }

    class Meta:
        indexes = (models.Index(fields=("retried_at", "failed_at"), name="dead_letter_open"),)

    def __str__(self) -> str:
        return f"{self.task} {self.job_id}"


class Sight(models.Model):
    """Who saw a person's data: one row per person, actor and quarter hour."""

    id = models.UUIDField(primary_key=True, default=new_id)
    actor_id = models.UUIDField()
    subject = models.CharField(max_length=80)
    quarter = models.DateTimeField()
    where = models.CharField(max_length=60)

    append_only: ClassVar[bool] = True
    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "actor_id": Privacy.NONE,
        "subject": Privacy.NONE,
        "quarter": Privacy.NONE,
        "where": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("actor_id", "subject", "quarter", "where"), name="sight_once_a_quarter"
            ),
        )
        indexes = (models.Index(fields=("subject", "quarter"), name="sight_subject"),)

    def __str__(self) -> str:
        return f"{self.actor_id} {self.subject}"


class UseWindow(models.Model):
    """How often something was done in a window of time; see ``kernel.limits``."""

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    uses = models.PositiveIntegerField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "key": Privacy.NONE,
        "starts_at": Privacy.NONE,
        "uses": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("key", "starts_at"), name="use_window_once"),
        )
        indexes = (models.Index(fields=("starts_at",), name="use_window_starts"),)

    def __str__(self) -> str:
        return f"{self.key} {self.uses}"


class EvidenceLine(models.Model):
    """That something happened: ids, codes and times, never a person's words.

    ``facts`` is JSON as it was hashed; ``digest`` proves a text that is kept elsewhere.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    xid = Xid8Field(db_default=CurrentTransaction(), editable=False)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()
    facts = models.TextField()
    digest = models.CharField(max_length=64, blank=True, default="")
    hash = models.CharField(max_length=64)

    append_only: ClassVar[bool] = True
    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "xid": Privacy.NONE,
        "kind": Privacy.NONE,
        "subject": Privacy.NONE,
        "recorded_at": Privacy.NONE,
        "facts": Privacy.NONE,
        "digest": Privacy.NONE,
        "hash": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="evidence_line_has_kind", condition=~models.Q(kind="")),
            models.CheckConstraint(
                name="evidence_line_hash_whole", condition=models.Q(hash__regex="^[0-9a-f]{64}$")
            ),
        )
        indexes = (
            models.Index(fields=("xid", "id"), name="evidence_line_xid"),
            models.Index(fields=("subject", "recorded_at"), name="evidence_line_subject"),
            models.Index(fields=("kind", "recorded_at"), name="evidence_line_kind"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class EvidenceLink(models.Model):
    """The place of a line in the chain; ``hash`` follows from the link before and the line."""

    position = models.BigIntegerField(primary_key=True)
    line = models.OneToOneField(EvidenceLine, on_delete=models.PROTECT, related_name="link")
    hash = models.CharField(max_length=64)

    append_only: ClassVar[bool] = True
    privacy: ClassVar[Mapping[str, Privacy]] = {
        "position": Privacy.NONE,
        "line_id": Privacy.NONE,
        "hash": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="evidence_link_from_one", condition=models.Q(position__gte=1)
            ),
        )

    def __str__(self) -> str:
        return f"{self.position} {self.hash}"


class EvidenceSeal(models.Model):
    """One round of the sealer: where the chain ended, and from where the next round looks."""

    position = models.BigIntegerField(primary_key=True)
    hash = models.CharField(max_length=64)
    low_xid = models.BigIntegerField()
    cluster = models.CharField(max_length=24)
    sealed_at = models.DateTimeField()

    append_only: ClassVar[bool] = True
    privacy: ClassVar[Mapping[str, Privacy]] = {
        "position": Privacy.NONE,
        "hash": Privacy.NONE,
        "low_xid": Privacy.NONE,
        "cluster": Privacy.NONE,
        "sealed_at": Privacy.NONE,
    }

    def __str__(self) -> str:
        return f"{self.position} {self.hash}"


class EvidenceSalt(models.Model):
    """The salt under which texts of one owner are proved; it goes with the person."""

    owner = models.CharField(primary_key=True, max_length=80)
    salt = models.BinaryField(max_length=32)

    privacy: ClassVar[Mapping[str, Privacy]] = {"owner": Privacy.NONE, "salt": Privacy.SECRET}

    def __str__(self) -> str:
        return self.owner


class EvidenceCheck(models.Model):
    """One repetition of the whole chain, and what disagreed (the first faults, as codes)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    checked_at = models.DateTimeField()
    length = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    heads = models.PositiveIntegerField()
    fault_count = models.BigIntegerField()
    faults = models.JSONField(default=list)

    append_only: ClassVar[bool] = True
    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "checked_at": Privacy.NONE,
        "length": Privacy.NONE,
        "hash": Privacy.NONE,
        "heads": Privacy.NONE,
        "fault_count": Privacy.NONE,
        "faults": Privacy.NONE,
    }

    class Meta:
        indexes = (models.Index(fields=("-checked_at",), name="evidence_check_latest"),)

    def __str__(self) -> str:
        return f"{self.checked_at} {self.fault_count}"


class Erasing(models.Model):
    """That a person is being erased, from the first step to the last.

    ``key`` is who (``"customer:<id>"``). While it is open the functions of the database's owner
    clear this person, and nobody else, out of what only grows. ``files``: the person's stored
    bytes that are still to be deleted.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    key = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    files = ArrayField(models.CharField(max_length=64), default=list)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "key": Privacy.NONE,
        "started_at": Privacy.NONE,
        "ended_at": Privacy.NONE,
        "files": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("key",),
                condition=models.Q(ended_at__isnull=True),
                name="erasing_one_open_of_a_person",
            ),
        )

    def __str__(self) -> str:
        return self.key
