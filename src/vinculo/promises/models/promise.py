"""Promises, their history, and what services do when one breaks."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.promises.contracts import Asked, PromiseState, Proof, Source, Telling
from vinculo.promises.labels import ASKED, PROOF, SOURCE, STATE, TELLING


class PromiseQuerySet(models.QuerySet["Promise"]):
    def open(self) -> "PromiseQuerySet":
        """Those that can still be kept."""
        return self.filter(state__in=[PromiseState.OPEN, PromiseState.AT_RISK])


class Promise(models.Model):
    """Something that the company bound itself to do for a customer, by some moment.

    ``subject`` is the opaque key of what it was given about (``"case:<id>"``); ``origin`` keeps
    the same words from being written down twice. ``party`` is the third party in whose hands
    it lies; the company still answers for it. ``asked_how`` and ``asked_words`` say how the
    customer asked for another day, which ``replaced_by`` promises.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.CharField(max_length=10, choices=SOURCE)
    words = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=STATE, default=PromiseState.OPEN)
    customer = models.ForeignKey(
        "customers.Customer", on_delete=models.PROTECT, related_name="+", null=True
    )
    subject = models.CharField(max_length=80, blank=True, default="")
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    standard = models.ForeignKey(
        "portfolio.Standard", on_delete=models.PROTECT, related_name="+", null=True
    )
    party = models.ForeignKey(
        "portfolio.Party", on_delete=models.PROTECT, related_name="+", null=True
    )
    claim = models.ForeignKey("Claim", on_delete=models.PROTECT, related_name="+", null=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    given_at = models.DateTimeField()
    due_at = models.DateTimeField()
    warn_at = models.DateTimeField()
    on_resolve = models.BooleanField(default=False)
    proof = models.CharField(max_length=10, choices=PROOF, blank=True, default="")
    proof_words = models.CharField(max_length=1000, blank=True, default="")
    apology = models.CharField(max_length=1000, blank=True, default="")
    asked_how = models.CharField(max_length=10, choices=ASKED, blank=True, default="")
    asked_words = models.CharField(max_length=1000, blank=True, default="")
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)
    repaired_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    origin = models.CharField(max_length=120, blank=True, default="")
    access_keys = ArrayField(models.CharField(max_length=80), default=list)
    created_at = models.DateTimeField()

    objects = PromiseQuerySet.as_manager()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "source": Privacy.NONE,
        "words": Privacy.PERSONAL,
        "state": Privacy.NONE,
        "customer_id": Privacy.PERSONAL,
        "subject": Privacy.NONE,
        "service_id": Privacy.NONE,
        "standard_id": Privacy.NONE,
        "party_id": Privacy.NONE,
        "claim_id": Privacy.NONE,
        "owner_id": Privacy.NONE,
        "given_by_id": Privacy.NONE,
        "given_at": Privacy.NONE,
        "due_at": Privacy.NONE,
        "warn_at": Privacy.NONE,
        "on_resolve": Privacy.NONE,
        "proof": Privacy.NONE,
        "proof_words": Privacy.PERSONAL,
        "apology": Privacy.PERSONAL,
        "asked_how": Privacy.NONE,
        "asked_words": Privacy.PERSONAL,
        "replaced_by_id": Privacy.NONE,
        "ended_at": Privacy.NONE,
        "repaired_at": Privacy.NONE,
        "told_at": Privacy.NONE,
        "origin": Privacy.NONE,
        "access_keys": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="promise_source_known", condition=Q(source__in=Source)),
            models.CheckConstraint(name="promise_state_known", condition=Q(state__in=PromiseState)),
            models.CheckConstraint(
                name="promise_proof_known", condition=Q(proof="") | Q(proof__in=Proof)
            ),
            models.CheckConstraint(name="promise_has_words", condition=~Q(words="")),
            models.CheckConstraint(
                name="promise_due_after_given", condition=Q(due_at__gt=F("given_at"))
            ),
            models.CheckConstraint(
                name="promise_withdrawn_with_apology",
                condition=~Q(state=PromiseState.WITHDRAWN) | ~Q(apology=""),
            ),
            models.CheckConstraint(
                name="promise_asked_how_known", condition=Q(asked_how="") | Q(asked_how__in=Asked)
            ),
            models.CheckConstraint(
                name="promise_replaced_as_asked",
                condition=~Q(state=PromiseState.REPLACED)
                | (~Q(asked_how="") & ~Q(asked_words="") & Q(replaced_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="promise_kept_with_proof",
                condition=~Q(state=PromiseState.KEPT) | ~Q(proof=""),
            ),
            models.CheckConstraint(
                name="promise_ended_has_time",
                condition=Q(state__in=[PromiseState.OPEN, PromiseState.AT_RISK])
                | Q(ended_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="promise_origin_once", fields=("origin",), condition=~Q(origin="")
            ),
        )
        indexes = (
            models.Index(name="promise_by_due", fields=("-due_at", "-id")),
            models.Index(name="promise_by_customer", fields=("customer", "-due_at")),
            models.Index(name="promise_by_subject", fields=("subject",), condition=~Q(subject="")),
            models.Index(name="promise_by_service", fields=("service", "due_at")),
            models.Index(
                name="promise_by_party",
                fields=("party", "-due_at"),
                condition=Q(party__isnull=False),
            ),
            GinIndex(name="promise_access", fields=("access_keys",)),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.pk}"


class PromiseStep(models.Model):
    """A line of a promise's history: where it stood from then on, by whom, with which words."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=STATE)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    words = models.CharField(max_length=1000, blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "promise_id": Privacy.NONE,
        "state": Privacy.NONE,
        "at": Privacy.NONE,
        "by_id": Privacy.NONE,
        "words": Privacy.PERSONAL,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="promise_step_state_known", condition=Q(state__in=PromiseState)
            ),
        )
        indexes = (models.Index(name="promise_step_by_time", fields=("promise", "at", "id")),)

    def __str__(self) -> str:
        return f"{self.promise_id} {self.state}"


class PassedOver(models.Model):
    """Words that read like a promise and of which a person said that they are none."""

    mark = models.CharField(max_length=120, primary_key=True)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "mark": Privacy.NONE,
        "at": Privacy.NONE,
        "by": Privacy.NONE,
    }

    def __str__(self) -> str:
        return self.mark


@recorded()
class PromiseRule(models.Model):
    """What a service does for its customer when a promise breaks; without a row: the agent asks."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.OneToOneField("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    telling = models.CharField(max_length=10, choices=TELLING, default=Telling.ASK)
    words = models.TextField(max_length=2000, blank=True, default="")
    words_en = models.TextField(max_length=2000, blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "telling": Privacy.NONE,
        "words": Privacy.NONE,
        "words_en": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="promise_rule_telling_known", condition=Q(telling__in=Telling)
            ),
        )

    def __str__(self) -> str:
        return f"{self.service_id} {self.telling}"
