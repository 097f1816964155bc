"""Complaints that customers took to a body outside of court, and what that holds meanwhile."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.complaints.contracts import (
    OUTSIDE_WAYS,
    CutRule,
    HeldThing,
    OutsideOutcome,
    OutsideProof,
)
from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy

PERSON = settings.AUTH_USER_MODEL


class Proved(models.Model):
    """Something that somebody wrote down with its proof; taken back, it stays as history.

    ``message_id`` is the customer's message that says so; ``blob`` the SHA-256 of the letter and
    its name in the store of files; ``words`` with whom somebody spoke, and what they said.
    """

    proof = models.CharField(max_length=8)
    message_id = models.UUIDField(null=True)
    blob = models.CharField(max_length=64, blank=True, default="")
    name = models.CharField(max_length=200, blank=True, default="")
    media_type = models.CharField(max_length=100, blank=True, default="")
    words = models.CharField(max_length=500, blank=True, default="")
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    void_at = models.DateTimeField(null=True)
    void_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    void_why = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        abstract = True


PROVED: Mapping[str, Privacy] = {
    "proof": Privacy.NONE,
    "message_id": Privacy.NONE,
    "blob": Privacy.PERSONAL,
    "name": Privacy.PERSONAL,
    "media_type": Privacy.NONE,
    "words": Privacy.PERSONAL,
    "said_at": Privacy.NONE,
    "said_by_id": Privacy.NONE,
    "void_at": Privacy.NONE,
    "void_by_id": Privacy.NONE,
    "void_why": Privacy.PERSONAL,
}


def _proved(table: str) -> tuple[models.CheckConstraint, ...]:
    """What every proof has, and what everything that was taken back says."""
    return (
        models.CheckConstraint(
            name=f"{table}_proof_known", condition=Q(proof__in=list(OutsideProof))
        ),
        models.CheckConstraint(
            name=f"{table}_message_is_named",
            condition=~Q(proof=OutsideProof.MESSAGE) | Q(message_id__isnull=False),
        ),
        models.CheckConstraint(
            name=f"{table}_void_whole",
            condition=Q(void_at__isnull=True, void_by__isnull=True, void_why="")
            | Q(void_at__isnull=False) & ~Q(void_why=""),
        ),
        models.CheckConstraint(
            name=f"{table}_void_after_it_was_said",
            condition=Q(void_at__isnull=True) | Q(void_at__gte=F("said_at")),
        ),
    )


class Dispute(Proved):
    """A customer took a complaint to a body outside of court: which, when, under which reference.

    It runs from ``began_on`` to the day of its end, both counted whole.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey("Complaint", on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=16)
    body = models.CharField(max_length=160)
    reference = models.CharField(max_length=80, blank=True, default="")
    began_on = models.DateField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "way": Privacy.NONE,
        "body": Privacy.PERSONAL,
        "reference": Privacy.PERSONAL,
        "began_on": Privacy.NONE,
        **PROVED,
    }

    class Meta:
        constraints = (
            *_proved("dispute"),
            models.CheckConstraint(name="dispute_way_known", condition=Q(way__in=OUTSIDE_WAYS)),
            models.CheckConstraint(name="dispute_names_the_body", condition=~Q(body="")),
        )
        indexes = (
            models.Index(
                name="dispute_of_complaint",
                fields=("complaint", "began_on", "id"),
                condition=Q(void_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.way}"


class DisputeEnd(Proved):
    """How a body outside of court ended it, and on what day; one stands at most."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="+")
    ended_on = models.DateField()
    outcome = models.CharField(max_length=12)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "dispute_id": Privacy.NONE,
        "ended_on": Privacy.NONE,
        "outcome": Privacy.NONE,
        **PROVED,
    }

    class Meta:
        constraints = (
            *_proved("disputeend"),
            models.CheckConstraint(
                name="disputeend_outcome_known", condition=Q(outcome__in=list(OutsideOutcome))
            ),
            models.UniqueConstraint(
                name="disputeend_one_stands", fields=("dispute",), condition=Q(void_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.outcome}"


class Unrelated(models.Model):
    """Somebody with the right said that a complaint has nothing to do with another service."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey("Complaint", on_delete=models.CASCADE, related_name="+")
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=500)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    void_at = models.DateTimeField(null=True)
    void_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    void_why = models.CharField(max_length=500, blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "why": Privacy.PERSONAL,
        "said_at": Privacy.NONE,
        "said_by_id": Privacy.NONE,
        "void_at": Privacy.NONE,
        "void_by_id": Privacy.NONE,
        "void_why": Privacy.PERSONAL,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="unrelated_says_why", condition=~Q(why="")),
            models.CheckConstraint(
                name="unrelated_void_whole",
                condition=Q(void_at__isnull=True, void_by__isnull=True, void_why="")
                | Q(void_at__isnull=False) & ~Q(void_why=""),
            ),
            models.UniqueConstraint(
                name="unrelated_once",
                fields=("complaint", "service"),
                condition=Q(void_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.service_id}"


class HeldQuestion(models.Model):
    """Billing asked whether it might cut a service or claim a debt, and was told not to."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey("Complaint", on_delete=models.CASCADE, related_name="+")
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    thing = models.CharField(max_length=4)
    is_outside = models.BooleanField()
    asked_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "complaint_id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "thing": Privacy.NONE,
        "is_outside": Privacy.NONE,
        "asked_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="heldquestion_thing_known", condition=Q(thing__in=list(HeldThing))
            ),
            models.CheckConstraint(
                name="heldquestion_debt_only_outside",
                condition=~Q(thing=HeldThing.DEBT) | Q(is_outside=True),
            ),
        )
        indexes = (
            models.Index(name="heldquestion_of_complaint", fields=("complaint", "-asked_at", "id")),
        )

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.thing}"


class BillingQuestion(models.Model):
    """Billing asked whether it might cut a service or claim a debt; told yes or no, by which rule.

    Of whom it asked stands in evidence only, and in the ``HeldQuestion`` of each complaint that
    said no.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    thing = models.CharField(max_length=4)
    may = models.BooleanField()
    rule = models.CharField(max_length=5)
    asked_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "thing": Privacy.NONE,
        "may": Privacy.NONE,
        "rule": Privacy.NONE,
        "asked_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="billingquestion_thing_known", condition=Q(thing__in=HeldThing)
            ),
            models.CheckConstraint(
                name="billingquestion_rule_known", condition=Q(rule__in=CutRule)
            ),
            models.CheckConstraint(
                name="billingquestion_no_has_rule", condition=Q(may=True) | ~Q(rule=CutRule.NONE)
            ),
        )
        indexes = (models.Index(name="billingquestion_by_time", fields=("asked_at", "id")),)

    def __str__(self) -> str:
        return f"{self.service_id} {self.thing} {self.may}"


blob_uses.add("complaints.dispute", BlobUse(model="complaints.Dispute", column="blob"))
blob_uses.add("complaints.dispute_end", BlobUse(model="complaints.DisputeEnd", column="blob"))
