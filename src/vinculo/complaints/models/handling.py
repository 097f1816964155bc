"""What belongs to a complaint: points, help of a supervisor, lessons, receipt, three questions."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.complaints.contracts import HANDED, HelpWay, Unsent
from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class Point(models.Model):
    """Something that the customer raises; each gets an answer of its own.

    ``copy_of``: the point of a complaint that went on with this one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey("Complaint", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)
    answer = models.CharField(max_length=2000, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    copy_of = models.ForeignKey("self", on_delete=models.SET_NULL, related_name="+", null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "position": Privacy.NONE,
        "words": Privacy.PERSONAL,
        "answer": Privacy.PERSONAL,
        "answered_at": Privacy.NONE,
        "answered_by_id": Privacy.NONE,
        "copy_of_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="point_position_once", fields=("complaint", "position")),
            models.CheckConstraint(name="point_has_words", condition=~Q(words="")),
            models.CheckConstraint(
                name="point_answered_whole",
                condition=Q(answer="", answered_at__isnull=True)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.position}"


class Help(models.Model):
    """A supervisor was asked for: in the same contact, or to call back the same working day.

    Whoever is not there within three minutes calls back (``turned_at``) by ``call_by``.
    ``connected_at``: they joined the contact; ``called_at``: they spoke to the customer later.
    ``is_by_law``: a law gave the right to it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey("Complaint", on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=10)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    due_at = models.DateTimeField()
    call_by = models.DateTimeField(null=True)
    is_by_law = models.BooleanField(default=False)
    task_id = models.UUIDField(unique=True)
    turned_at = models.DateTimeField(null=True)
    connected_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "call_by": Privacy.NONE,
        "is_by_law": Privacy.NONE,
        "turned_at": Privacy.NONE,
        "connected_at": Privacy.NONE,
        "called_at": Privacy.NONE,
        "way": Privacy.NONE,
        "person_id": Privacy.NONE,
        "asked_at": Privacy.NONE,
        "asked_by_id": Privacy.NONE,
        "due_at": Privacy.NONE,
        "task_id": Privacy.NONE,
        "done_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="help_way_known", condition=Q(way__in=HelpWay)),
            models.CheckConstraint(
                name="help_due_after_asked", condition=Q(due_at__gt=models.F("asked_at"))
            ),
            models.CheckConstraint(
                name="help_spoke_once",
                condition=Q(connected_at__isnull=True) | Q(called_at__isnull=True),
            ),
            models.CheckConstraint(
                name="help_spoke_is_done",
                condition=Q(connected_at__isnull=True, called_at__isnull=True)
                | Q(done_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(name="help_by_complaint", fields=("complaint", "asked_at")),
            models.Index(
                name="help_waits_now",
                fields=("due_at",),
                condition=Q(way=HelpWay.NOW, done_at__isnull=True, turned_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.way}"


class HelpTry(models.Model):
    """A supervisor called the customer back and nobody answered; ``place``: which number or way."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    help = models.ForeignKey(Help, on_delete=models.CASCADE, related_name="+")
    tried_at = models.DateTimeField()
    said_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=80)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "help_id": Privacy.NONE,
        "tried_at": Privacy.NONE,
        "said_at": Privacy.NONE,
        "by_id": Privacy.NONE,
        "place": Privacy.PERSONAL,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="helptry_once", fields=("help", "tried_at")),
            models.CheckConstraint(
                name="helptry_said_after_it", condition=Q(said_at__gte=F("tried_at"))
            ),
            models.CheckConstraint(name="helptry_says_where", condition=~Q(place="")),
        )

    def __str__(self) -> str:
        return f"{self.help_id} {self.tried_at}"


class Lesson(models.Model):
    """What the company learned from a complaint, and who sees that it is done by when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey("Complaint", on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=500)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    task_id = models.UUIDField(unique=True)
    done_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "words": Privacy.PERSONAL,
        "owner_id": Privacy.NONE,
        "due_at": Privacy.NONE,
        "made_at": Privacy.NONE,
        "made_by_id": Privacy.NONE,
        "task_id": Privacy.NONE,
        "done_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="lesson_has_words", condition=~Q(words="")),
            models.CheckConstraint(
                name="lesson_due_after_made", condition=Q(due_at__gt=models.F("made_at"))
            ),
        )
        indexes = (models.Index(name="lesson_by_complaint", fields=("complaint", "made_at")),)

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.pk}"


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    def delivered(self) -> "ReceiptQuerySet":
        """Those that came to their customer."""
        return self.filter(
            Q(sent_at__isnull=False) | Q(opened_at__isnull=False) | Q(handed_at__isnull=False)
        )


class Receipt(models.Model):
    """The proof that a complaint was received: made once, the same bytes for ever.

    ``blob`` is the SHA-256 of the PDF and its name in the store of files. It is delivered once the
    mail ``mail_id`` that carries it left (``sent_at``; one that came back takes that away), once
    its customer opened it on their page, or once a person handed or posted it and said so.
    ``mailed_at`` is when it was given to the outbox, which delivers nothing yet.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.OneToOneField("Complaint", on_delete=models.CASCADE, related_name="+")
    blob = models.CharField(max_length=64)
    size_bytes = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)
    mail_id = models.UUIDField(null=True, unique=True)
    sent_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    handed_way = models.CharField(max_length=4, blank=True, default="")
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    handed_words = models.CharField(max_length=200, blank=True, default="")

    objects = ReceiptQuerySet.as_manager()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "blob": Privacy.PERSONAL,
        "size_bytes": Privacy.NONE,
        "made_at": Privacy.NONE,
        "mailed_at": Privacy.NONE,
        "mail_id": Privacy.NONE,
        "sent_at": Privacy.NONE,
        "returned_at": Privacy.NONE,
        "opened_at": Privacy.NONE,
        "handed_at": Privacy.NONE,
        "handed_way": Privacy.NONE,
        "handed_by_id": Privacy.NONE,
        "handed_words": Privacy.PERSONAL,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="receipt_handed_whole",
                condition=Q(handed_at__isnull=True, handed_way="", handed_by__isnull=True)
                | Q(handed_at__isnull=False, handed_way__in=HANDED, handed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="receipt_sent_or_returned",
                condition=Q(sent_at__isnull=True) | Q(returned_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.blob


blob_uses.add("complaints.receipt", BlobUse(model="complaints.Receipt", column="blob"))


class HandedLetter(models.Model):
    """A letter that a customer was handed or sent on paper, kept as it was scanned.

    ``blob`` is the SHA-256 of the file and its name in the store of files.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey("Complaint", on_delete=models.CASCADE, related_name="+")
    blob = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size_bytes = models.PositiveIntegerField()
    handed_to = models.CharField(max_length=120)
    handed_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    kept_by = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "blob": Privacy.PERSONAL,
        "name": Privacy.PERSONAL,
        "media_type": Privacy.NONE,
        "size_bytes": Privacy.NONE,
        "handed_to": Privacy.PERSONAL,
        "handed_at": Privacy.NONE,
        "kept_at": Privacy.NONE,
        "kept_by": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="handedletter_kept_after_it_was_handed",
                condition=Q(kept_at__gte=F("handed_at")),
            ),
            models.CheckConstraint(
                name="handedletter_says_to_whom", condition=~Q(handed_to="") & ~Q(name="")
            ),
        )

    def __str__(self) -> str:
        return self.blob


blob_uses.add("complaints.letter", BlobUse(model="complaints.HandedLetter", column="blob"))


class Handling(models.Model):
    """Three questions on how a complaint was handled, asked once: process, treatment, result.

    From 1 (very badly) to 5 (very well); the words are the customer's own. ``unsent`` is why no
    mail asked them; ``task_id`` the task of asking whoever has no address, and ``heard_by`` who
    wrote down what they said aloud.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.OneToOneField("Complaint", on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    process = models.PositiveSmallIntegerField(null=True)
    treatment = models.PositiveSmallIntegerField(null=True)
    result = models.PositiveSmallIntegerField(null=True)
    words = models.CharField(max_length=2000, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    unsent = models.CharField(max_length=12, blank=True, default="")
    task_id = models.UUIDField(null=True)
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "asked_at": Privacy.NONE,
        "mailed_at": Privacy.NONE,
        "unsent": Privacy.NONE,
        "task_id": Privacy.NONE,
        "heard_by_id": Privacy.NONE,
        "process": Privacy.PERSONAL,
        "treatment": Privacy.PERSONAL,
        "result": Privacy.PERSONAL,
        "words": Privacy.PERSONAL,
        "answered_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="handling_range",
                condition=(Q(process__isnull=True) | Q(process__gte=1, process__lte=5))
                & (Q(treatment__isnull=True) | Q(treatment__gte=1, treatment__lte=5))
                & (Q(result__isnull=True) | Q(result__gte=1, result__lte=5)),
            ),
            models.CheckConstraint(
                name="handling_answered_whole",
                condition=Q(answered_at__isnull=True)
                | Q(process__isnull=False, treatment__isnull=False, result__isnull=False),
            ),
            models.CheckConstraint(
                name="handling_unsent_known",
                condition=Q(unsent="") | Q(unsent__in=Unsent, mailed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="handling_heard_is_answered",
                condition=Q(heard_by__isnull=True) | Q(answered_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return str(self.complaint_id)
