"""Tables of the interactions context."""

from collections.abc import Mapping
from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from vinculo.interactions.contracts import (
    Acknowledgement,
    Channel,
    Direction,
    Joined,
    RawState,
    SpamRuleKind,
)
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


class SpamRule(models.Model):
    """What the company does not want to receive; what matches waits in quarantine."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=8)
    value = models.CharField(max_length=254)
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "kind": Privacy.NONE,
        "value": Privacy.PERSONAL,
        "made_by": Privacy.NONE,
        "made_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "value"), name="spam_rule_once"),
            models.CheckConstraint(name="spam_rule_has_value", condition=~Q(value="")),
            models.CheckConstraint(
                name="spam_rule_kind_known",
                condition=Q(kind__in=[k.value for k in SpamRuleKind]),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class FailedAddress(models.Model):
    """An address that mail did not reach, as its server said the last time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address = models.CharField(max_length=254, unique=True)
    is_final = models.BooleanField()
    code = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    times = models.PositiveIntegerField(default=1)
    failed_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "address": Privacy.PERSONAL,
        "is_final": Privacy.NONE,
        "code": Privacy.NONE,
        "reason": Privacy.PERSONAL,
        "times": Privacy.NONE,
        "failed_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="failed_address_has_address", condition=~Q(address="")),
        )

    def __str__(self) -> str:
        return str(self.pk)


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


@recorded(only=("customer",))
class Conversation(models.Model):
    """A thread of messages with one customer about one matter.

    ``reply_key`` stands in signed reply addresses and opens nothing without its signature.
    ``access_keys`` are written by the context above; without them only the system sees it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=20, unique=True)
    reply_key = models.CharField(max_length=12, unique=True)
    subject = models.CharField(max_length=300, blank=True)
    channel = models.CharField(max_length=10)
    customer = models.ForeignKey(
        "customers.Customer", on_delete=models.PROTECT, null=True, related_name="+"
    )
    candidates = models.JSONField(default=list)
    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, null=True, related_name="+")
    service_id = models.UUIDField(null=True)
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    reference = models.CharField(max_length=60, blank=True, default="")
    access_keys = ArrayField(models.CharField(max_length=80), default=list)
    opened_at = models.DateTimeField()
    last_message_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "key": Privacy.SECRET,
        "reply_key": Privacy.SECRET,
        "subject": Privacy.PERSONAL,
        "channel": Privacy.NONE,
        "customer_id": Privacy.NONE,
        "candidates": Privacy.PERSONAL,
        "mailbox_id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "follows_id": Privacy.NONE,
        "reference": Privacy.NONE,
        "access_keys": Privacy.NONE,
        "opened_at": Privacy.NONE,
        "last_message_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="conversation_channel_known",
                condition=Q(channel__in=[c.value for c in Channel]),
            ),
        )
        indexes = (
            models.Index(fields=("customer", "-opened_at"), name="conversation_by_customer"),
            models.Index(fields=("reference",), name="conversation_by_reference"),
            GinIndex(fields=("access_keys",), name="conversation_by_access"),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Participant(models.Model):
    """An address that takes part; only a reader may be written to, and no Cc becomes one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=254)
    name = models.CharField(max_length=200, blank=True, default="")
    is_reader = models.BooleanField()
    since = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "conversation_id": Privacy.NONE,
        "address": Privacy.PERSONAL,
        "name": Privacy.PERSONAL,
        "is_reader": Privacy.NONE,
        "since": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("conversation", "address"), name="participant_once_a_conversation"
            ),
            models.CheckConstraint(name="participant_has_address", condition=~Q(address="")),
        )
        indexes = (models.Index(fields=("address",), name="participant_by_address"),)

    def __str__(self) -> str:
        return str(self.pk)


class Message(models.Model):
    """One message in a conversation.

    ``fingerprint`` is the same for the same message delivered again (id, sender and content).
    ``message_id``, ``in_reply_to`` and ``references`` are the headers, without angle brackets.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="+")
    raw = models.OneToOneField(RawMessage, on_delete=models.PROTECT, null=True, related_name="+")
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
                condition=~Q(direction="out") | Q(outgoing_id__isnull=False),
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
