"""The page on which customers follow their case: its links, wishes, files, and rules."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.cases.contracts import LinkScope, WishedChannel
from vinculo.cases.domain.tracking import LONGEST_KEEP_DAYS
from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class TrackingLink(models.Model):
    """A link for one conversation and the address it was sent to.

    ``digest`` is the keyed hash of its secret, which stands nowhere. ``ref`` names the link in
    addresses of pages and opens nothing.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ref = models.CharField(max_length=20, unique=True)
    digest = models.CharField(max_length=32, unique=True)
    conversation = models.ForeignKey(
        "interactions.Conversation", on_delete=models.PROTECT, related_name="+"
    )
    address = models.CharField(max_length=254)
    scope = models.CharField(max_length=5, default=LinkScope.READ)
    occasion = models.CharField(max_length=20)
    issued_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    uses = models.PositiveIntegerField(default=0)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        "identity.User", on_delete=models.PROTECT, related_name="+", null=True
    )

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "ref": Privacy.NONE,
        "digest": Privacy.SECRET,
        "conversation_id": Privacy.NONE,
        "address": Privacy.PERSONAL,
        "scope": Privacy.NONE,
        "occasion": Privacy.NONE,
        "issued_at": Privacy.NONE,
        "last_used_at": Privacy.PERSONAL,
        "uses": Privacy.NONE,
        "revoked_at": Privacy.NONE,
        "revoked_by_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="tracking_link_scope_known",
                condition=Q(scope__in=[s.value for s in LinkScope]),
            ),
            models.CheckConstraint(name="tracking_link_has_address", condition=~Q(address="")),
            models.CheckConstraint(
                name="tracking_link_used_after_issue",
                condition=Q(last_used_at__isnull=True) | Q(last_used_at__gte=models.F("issued_at")),
            ),
        )
        indexes = (
            models.Index(fields=("conversation", "-issued_at"), name="tracking_link_of_thread"),
        )

    def __str__(self) -> str:
        return self.ref


class TrackingWish(models.Model):
    """How one recipient wants to be told about one conversation, and in which language."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.ForeignKey(
        "interactions.Conversation", on_delete=models.CASCADE, related_name="+"
    )
    address = models.CharField(max_length=254)
    channel = models.CharField(max_length=5, default=WishedChannel.EMAIL)
    phone = models.CharField(max_length=40, blank=True, default="")
    language = models.CharField(max_length=5, blank=True, default="")
    said_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "conversation_id": Privacy.NONE,
        "address": Privacy.PERSONAL,
        "channel": Privacy.PERSONAL,
        "phone": Privacy.PERSONAL,
        "language": Privacy.PERSONAL,
        "said_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("conversation", "address"), name="tracking_wish_once_a_recipient"
            ),
            models.CheckConstraint(
                name="tracking_wish_channel_known",
                condition=Q(channel__in=[c.value for c in WishedChannel]),
            ),
            models.CheckConstraint(
                name="tracking_wish_call_has_phone",
                condition=~Q(channel=WishedChannel.PHONE.value) | ~Q(phone=""),
            ),
            models.CheckConstraint(
                name="tracking_wish_language_known", condition=Q(language__in=["", "es", "en"])
            ),
        )
        indexes = (models.Index(fields=("address", "-said_at"), name="tracking_wish_of_address"),)

    def __str__(self) -> str:
        return str(self.pk)


class TrackingFile(models.Model):
    """A file that a customer has put beside what they are writing; it leaves with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    link = models.ForeignKey(TrackingLink, on_delete=models.CASCADE, related_name="+")
    blob = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size_bytes = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "link_id": Privacy.NONE,
        "blob": Privacy.PERSONAL,
        "name": Privacy.PERSONAL,
        "media_type": Privacy.NONE,
        "size_bytes": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="tracking_file_has_bytes", condition=Q(size_bytes__gt=0)),
        )
        indexes = (models.Index(fields=("link", "at"), name="tracking_file_order"),)

    def __str__(self) -> str:
        return str(self.pk)


@recorded()
class TrackingRule(models.Model):
    """What a service allows on its customers' page, and of what it mails them by itself."""

    service_id = models.UUIDField(primary_key=True)
    keep_days = models.PositiveSmallIntegerField()
    shows_name = models.BooleanField(default=True)
    tells_resolved = models.BooleanField(default=False)
    tells_reopened = models.BooleanField(default=False)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "service_id": Privacy.NONE,
        "keep_days": Privacy.NONE,
        "shows_name": Privacy.NONE,
        "tells_resolved": Privacy.NONE,
        "tells_reopened": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="tracking_rule_keep_in_bounds",
                condition=Q(keep_days__gte=1, keep_days__lte=LONGEST_KEEP_DAYS),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


blob_uses.add("cases.tracking", BlobUse(model="cases.TrackingFile", column="blob"))
