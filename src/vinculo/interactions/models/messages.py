"""Messages and their files."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vinculo.interactions.contracts import Channel, Direction, Joined
from vinculo.interactions.models.conversations import Conversation
from vinculo.interactions.models.raw import RawMessage
from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class Message(models.Model):
    """One message in a conversation.

    ``fingerprint`` is the same for the same message delivered again (id, sender and content).
    ``message_id``, ``in_reply_to`` and ``references`` are the headers, without angle brackets.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="+")
    raw = models.OneToOneField(RawMessage, on_delete=models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=10, default=Channel.EMAIL)
    direction = models.CharField(max_length=3)
    joined = models.CharField(max_length=12)
    is_confirmed = models.BooleanField(default=True)
    is_automatic = models.BooleanField(default=False)
    sender_name = models.CharField(max_length=200, blank=True)
    sender_address = models.CharField(max_length=254, blank=True)
    recipients = models.JSONField(default=list)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    quoted_text = models.TextField(blank=True)
    html_blob = models.CharField(max_length=64, blank=True, default="")
    message_id = models.CharField(max_length=500, blank=True)
    in_reply_to = models.CharField(max_length=500, blank=True)
    references = ArrayField(models.CharField(max_length=500), default=list)
    fingerprint = models.CharField(max_length=64, blank=True, default="")
    author_id = models.UUIDField(null=True)
    outgoing_id = models.UUIDField(null=True, unique=True)
    written_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "conversation_id": Privacy.NONE,
        "raw_id": Privacy.NONE,
        "channel": Privacy.NONE,
        "direction": Privacy.NONE,
        "joined": Privacy.NONE,
        "is_confirmed": Privacy.NONE,
        "is_automatic": Privacy.NONE,
        "sender_name": Privacy.PERSONAL,
        "sender_address": Privacy.PERSONAL,
        "recipients": Privacy.PERSONAL,
        "subject": Privacy.PERSONAL,
        "text": Privacy.PERSONAL,
        "quoted_text": Privacy.PERSONAL,
        "html_blob": Privacy.PERSONAL,
        "message_id": Privacy.PERSONAL,
        "in_reply_to": Privacy.PERSONAL,
        "references": Privacy.PERSONAL,
        "fingerprint": Privacy.NONE,
        "author_id": Privacy.NONE,
        "outgoing_id": Privacy.NONE,
        "written_at": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("fingerprint",),
                condition=~Q(fingerprint=""),
                name="message_once_a_fingerprint",
            ),
            models.CheckConstraint(
                name="message_channel_known",
                condition=Q(channel__in=[c.value for c in Channel]),
            ),
            models.CheckConstraint(
                name="message_direction_known",
                condition=Q(direction__in=[d.value for d in Direction]),
            ),
            models.CheckConstraint(
                name="message_joined_known", condition=Q(joined__in=[j.value for j in Joined])
            ),
            models.CheckConstraint(
                name="message_in_has_raw", condition=~Q(direction="in") | Q(raw__isnull=False)
            ),
            models.CheckConstraint(
                name="message_out_has_mail",
                condition=~Q(direction="out")
                | Q(outgoing_id__isnull=False)
                | Q(raw__isnull=False)
                | Q(channel="page"),
            ),
        )
        indexes = (
            models.Index(fields=("conversation", "at", "id"), name="message_by_conversation"),
            models.Index(fields=("message_id",), name="message_by_message_id"),
            models.Index(fields=("-at", "-id"), name="message_newest"),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Attachment(models.Model):
    """A file of a message; its bytes are the blob."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    blob = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size_bytes = models.PositiveBigIntegerField()
    content_id = models.CharField(max_length=250, blank=True, default="")
    is_inline = models.BooleanField(default=False)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "message_id": Privacy.NONE,
        "position": Privacy.NONE,
        "blob": Privacy.PERSONAL,
        "name": Privacy.PERSONAL,
        "media_type": Privacy.NONE,
        "size_bytes": Privacy.NONE,
        "content_id": Privacy.NONE,
        "is_inline": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("message", "position"), name="attachment_once_a_position"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


blob_uses.add("interactions.html", BlobUse(model="interactions.Message", column="html_blob"))
blob_uses.add("interactions.attachments", BlobUse(model="interactions.Attachment", column="blob"))
