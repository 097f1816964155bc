"""Waves: a question to a sample of customers, and what each of them said."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from vinculo.feedback.contracts import InvitationState, Skip, Trouble, WaveState
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id, new_public_key
from vinculo.kernel.privacy import Privacy


@recorded(exclude=("left_out",))
class Wave(models.Model):
    """Asking who had a service whether anything was not right.

    ``left_out``: from a reason to how many of the population it holds for, as it was when the wave
    was started (while it is a draft: when it was last looked at).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    margin_pct = models.PositiveSmallIntegerField(default=5)
    response_pct = models.PositiveSmallIntegerField(default=25)
    seed = models.PositiveIntegerField()
    worth = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, default="EUR")
    state = models.CharField(max_length=8, default=WaveState.DRAFT)
    population = models.PositiveIntegerField(default=0)
    size = models.PositiveIntegerField(default=0)
    left_out: models.JSONField[Any, Any] = models.JSONField(default=dict)
    created_by_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "service_id": Privacy.NONE,
        "since": Privacy.NONE,
        "until": Privacy.NONE,
        "margin_pct": Privacy.NONE,
        "response_pct": Privacy.NONE,
        "seed": Privacy.NONE,
        "worth": Privacy.NONE,
        "currency": Privacy.NONE,
        "state": Privacy.NONE,
        "population": Privacy.NONE,
        "size": Privacy.NONE,
        "left_out": Privacy.NONE,
        "created_by_id": Privacy.NONE,
        "created_at": Privacy.NONE,
        "started_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="wave_has_name", condition=~Q(name="")),
            models.CheckConstraint(name="wave_state_known", condition=Q(state__in=WaveState)),
            models.CheckConstraint(name="wave_days_in_order", condition=Q(until__gte=F("since"))),
            models.CheckConstraint(
                name="wave_precision_sound",
                condition=Q(
                    margin_pct__gte=1,
                    margin_pct__lte=30,
                    response_pct__gte=1,
                    response_pct__lte=100,
                ),
            ),
            models.CheckConstraint(
                name="wave_started_has_time",
                condition=Q(state=WaveState.DRAFT) | Q(started_at__isnull=False),
            ),
        )
        indexes = (models.Index(name="wave_by_time", fields=("-created_at", "-id")),)

    def __str__(self) -> str:
        return self.name


class WaveInvitation(models.Model):
    """One customer of a wave: once a wave, and the mail at most once.

    ``conversation`` holds what they told; it becomes a case as any other message does.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="+")
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    ref = models.CharField(max_length=40, unique=True, default=new_public_key)
    state = models.CharField(max_length=8, default=InvitationState.PLANNED)
    skipped = models.CharField(max_length=12, blank=True, default="")
    mail_id = models.UUIDField(null=True)
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=12, blank=True, default="")
    had_told = models.BooleanField(null=True)
    text = models.TextField(max_length=4000, blank=True, default="")
    conversation = models.ForeignKey(
        "interactions.Conversation", on_delete=models.PROTECT, related_name="+", null=True
    )

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "wave_id": Privacy.NONE,
        "customer_id": Privacy.NONE,
        "ref": Privacy.SECRET,
        "state": Privacy.NONE,
        "skipped": Privacy.NONE,
        "mail_id": Privacy.NONE,
        "sent_at": Privacy.NONE,
        "answered_at": Privacy.NONE,
        "trouble": Privacy.PERSONAL,
        "had_told": Privacy.PERSONAL,
        "text": Privacy.PERSONAL,
        "conversation_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="wave_invitation_state_known", condition=Q(state__in=InvitationState)
            ),
            models.CheckConstraint(
                name="wave_invitation_skipped_with_reason",
                condition=Q(state=InvitationState.SKIPPED, skipped__in=list(Skip))
                | ~Q(state=InvitationState.SKIPPED) & Q(skipped=""),
            ),
            models.CheckConstraint(
                name="wave_invitation_said_whole",
                condition=Q(state=InvitationState.SAID, trouble__in=Trouble, had_told__isnull=False)
                | ~Q(state=InvitationState.SAID) & Q(trouble="", text="", had_told__isnull=True),
            ),
            models.CheckConstraint(
                name="wave_invitation_sent_has_time",
                condition=Q(state__in=[InvitationState.PLANNED, InvitationState.SKIPPED])
                | Q(sent_at__isnull=False),
            ),
            models.UniqueConstraint(name="wave_invitation_once", fields=("wave", "customer")),
        )
        indexes = (
            models.Index(name="wave_invitation_by_customer", fields=("customer", "-sent_at")),
        )

    def __str__(self) -> str:
        return str(self.pk)
