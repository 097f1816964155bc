"""Tables of matters before the law."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.statutory.contracts import MatterKind, MatterState, MatterTopic


class Matter(models.Model):
    """A case to which a law gives terms although it is no complaint.

    ``service`` is the one that it was filed with. ``cause`` and ``restores_at`` are what the
    customer was told about a fault, at ``told_at``; ``told_mail_id`` names the mail of an
    announcement that did, if it was one. ``is_presumed``: nobody said yet what it is
    about.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    topic = models.CharField(max_length=12, default=MatterTopic.OTHER)
    is_presumed = models.BooleanField(default=True)
    state = models.CharField(max_length=10, default=MatterState.OPEN)
    wants_receipt = models.BooleanField(default=False)
    filed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    cause = models.CharField(max_length=500, blank=True, default="")
    restores_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    told_mail_id = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "topic": Privacy.NONE,
        "is_presumed": Privacy.NONE,
        "state": Privacy.NONE,
        "wants_receipt": Privacy.NONE,
        "filed_at": Privacy.NONE,
        "answered_at": Privacy.NONE,
        "cause": Privacy.PERSONAL,
        "restores_at": Privacy.NONE,
        "told_at": Privacy.NONE,
        "told_mail_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="matter_kind_known", condition=Q(kind__in=MatterKind)),
            models.CheckConstraint(name="matter_topic_known", condition=Q(topic__in=MatterTopic)),
            models.CheckConstraint(
                name="matter_state_known", condition=Q(state__in=[one.value for one in MatterState])
            ),
            models.CheckConstraint(
                name="matter_answered_has_time",
                condition=~Q(state=MatterState.ANSWERED) | Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="matter_told_whole",
                condition=Q(told_at__isnull=True) | ~Q(cause="") & Q(restores_at__gt=F("told_at")),
            ),
            models.CheckConstraint(
                name="matter_told_by_mail_at_a_time",
                condition=Q(told_mail_id__isnull=True) | Q(told_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                name="matter_open",
                fields=("filed_at", "id"),
                condition=Q(state=MatterState.OPEN, wants_receipt=True),
            ),
            models.Index(
                name="matter_told_mail",
                fields=("told_mail_id",),
                condition=Q(told_mail_id__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class MatterReceipt(models.Model):
    """The durable receipt of a matter, by the SHA-256 of its bytes, and how it was delivered.

    ``way``: the mail ``mail_id`` left, the customer opened it on their page, or a person gave it.
    ``returned_at``: the mail came back.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    matter = models.OneToOneField(Matter, on_delete=models.CASCADE, related_name="+")
    blob = models.CharField(max_length=64)
    size_bytes = models.PositiveIntegerField()
    language = models.CharField(max_length=8)
    made_at = models.DateTimeField()
    mail_id = models.UUIDField(null=True)
    returned_at = models.DateTimeField(null=True)
    given_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=8, blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "matter_id": Privacy.NONE,
        "blob": Privacy.PERSONAL,
        "size_bytes": Privacy.NONE,
        "language": Privacy.NONE,
        "made_at": Privacy.NONE,
        "mail_id": Privacy.NONE,
        "returned_at": Privacy.NONE,
        "given_at": Privacy.NONE,
        "way": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="matter_receipt_way_known", condition=Q(way__in=["", "mail", "page", "hand"])
            ),
            models.CheckConstraint(
                name="matter_receipt_given_whole",
                condition=Q(given_at__isnull=True, way="") | Q(given_at__isnull=False) & ~Q(way=""),
            ),
        )
        indexes = (
            models.Index(
                name="matter_receipt_mail", fields=("mail_id",), condition=Q(mail_id__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.matter_id} {self.blob[:12]}"


class CaseLetter(models.Model):
    """A letter by which a customer was asked on paper, kept as it was scanned.

    ``blob`` is the SHA-256 of the file and its name in the store of files.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
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
        "case_id": Privacy.NONE,
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
                name="caseletter_kept_after_it_was_handed",
                condition=Q(kept_at__gte=F("handed_at")),
            ),
            models.CheckConstraint(
                name="caseletter_says_to_whom", condition=~Q(handed_to="") & ~Q(name="")
            ),
        )

    def __str__(self) -> str:
        return self.blob


blob_uses.add("statutory.letter", BlobUse(model="statutory.CaseLetter", column="blob"))
blob_uses.add("statutory.receipt", BlobUse(model="statutory.MatterReceipt", column="blob"))
