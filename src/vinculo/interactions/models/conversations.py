"""Threads of messages and who takes part in them."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from vinculo.interactions.contracts import Channel
from vinculo.interactions.models.mailboxes import Mailbox
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded(only=("customer",))
class Conversation(models.Model):
    """A thread of messages with one customer about one matter.

    ``reply_key`` stands in signed reply addresses and opens nothing without its signature.
    ``access_keys`` are written by the context above; without them only the system sees it.
    ``side_of`` is the customer's thread beside which this one was begun with somebody else, such
    as a supplier: whoever reads the one reads nothing of the other.
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
    side_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
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
        "side_of_id": Privacy.NONE,
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
            models.CheckConstraint(
                name="conversation_beside_another",
                condition=Q(side_of__isnull=True) | ~Q(side_of=models.F("id")),
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
