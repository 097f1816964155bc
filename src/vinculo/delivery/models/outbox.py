"""Tables of the delivery context."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vinculo.delivery.contracts import DeliveryState, Outcome, OutgoingKind
from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class OutgoingMail(models.Model):
    """A mail that leaves, and how far it has come.

    ``pending`` are the recipients whose server has not yet said yes or no, ``refused`` those whose
    server said no. ``reference`` is the sender's own word for what the mail belongs to. Nobody
    reads one that ``is_blocked``: its customer's data is.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    message_id = models.CharField(max_length=255, unique=True)
    kind = models.CharField(max_length=16)
    state = models.CharField(max_length=8, default=DeliveryState.QUEUED)
    sender = models.CharField(max_length=254)
    recipients = ArrayField(models.CharField(max_length=254))
    pending = ArrayField(models.CharField(max_length=254))
    refused = ArrayField(models.CharField(max_length=254), default=list)
    subject = models.CharField(max_length=300)
    blob = models.CharField(max_length=64)
    size_bytes = models.PositiveIntegerField()
    reference = models.CharField(max_length=120, blank=True, default="")
    transport = models.CharField(max_length=20, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    is_blocked = models.BooleanField(default=False, db_default=False)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "message_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "state": Privacy.NONE,
        "sender": Privacy.NONE,
        "recipients": Privacy.PERSONAL,
        "pending": Privacy.PERSONAL,
        "refused": Privacy.PERSONAL,
        "subject": Privacy.PERSONAL,
        "blob": Privacy.PERSONAL,
        "size_bytes": Privacy.NONE,
        "reference": Privacy.NONE,
        "transport": Privacy.NONE,
        "reason": Privacy.PERSONAL,
        "attempts": Privacy.NONE,
        "created_at": Privacy.NONE,
        "next_attempt_at": Privacy.NONE,
        "settled_at": Privacy.NONE,
        "is_blocked": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="outgoing_mail_kind_known",
                condition=Q(kind__in=[k.value for k in OutgoingKind]),
            ),
            models.CheckConstraint(
                name="outgoing_mail_state_known",
                condition=Q(state__in=[s.value for s in DeliveryState]),
            ),
            models.CheckConstraint(
                name="outgoing_mail_has_recipient", condition=Q(recipients__len__gte=1)
            ),
            models.CheckConstraint(
                name="outgoing_mail_sent_to_all", condition=~Q(state="sent") | Q(pending__len=0)
            ),
        )
        indexes = (
            models.Index(
                fields=("next_attempt_at",),
                name="outgoing_mail_due",
                condition=Q(state__in=["queued", "waiting", "sending"]),
            ),
            models.Index(fields=("state", "-created_at", "-id"), name="outgoing_mail_by_state"),
            models.Index(fields=("reference",), name="outgoing_mail_by_reference"),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Attempt(models.Model):
    """One try to hand a mail over, written before the connection is made."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="+")
    transport = models.CharField(max_length=20)
    outcome = models.CharField(max_length=10, blank=True, default="")
    reply = models.TextField(blank=True, default="")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "mail_id": Privacy.NONE,
        "transport": Privacy.NONE,
        "outcome": Privacy.NONE,
        "reply": Privacy.PERSONAL,
        "started_at": Privacy.NONE,
        "ended_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("mail",), condition=Q(outcome=""), name="attempt_one_open_a_mail"
            ),
            models.CheckConstraint(
                name="attempt_outcome_known",
                condition=Q(outcome__in=["", *(o.value for o in Outcome)]),
            ),
        )
        indexes = (models.Index(fields=("mail", "started_at"), name="attempt_by_mail"),)

    def __str__(self) -> str:
        return str(self.pk)


blob_uses.add("delivery.outgoing", BlobUse(model="delivery.OutgoingMail", column="blob"))
