"""The first rating of a case: one question, its answers, and what each service does with it."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vinculo.feedback.contracts import HIGHEST, LOWEST, RatingState, Skip, Via
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id, new_public_key
from vinculo.kernel.privacy import Privacy


class Rating(models.Model):
    """What a customer is asked after a case, at most once for each.

    Its link is the signed ``ref``; nobody who does not hold the key can make one. ``mail_id`` is
    the outgoing mail, None while none was sent (who looks at the page alone gets none).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    customer = models.ForeignKey(
        "customers.Customer", on_delete=models.PROTECT, related_name="+", null=True
    )
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=RatingState.PLANNED)
    skipped = models.CharField(max_length=12, blank=True, default="")
    ref = models.CharField(max_length=40, unique=True, default=new_public_key)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    mail_id = models.UUIDField(null=True)
    score = models.PositiveSmallIntegerField(null=True)
    comment = models.TextField(max_length=2000, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    is_bad = models.BooleanField(default=False)
    follow_up_id = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "customer_id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "state": Privacy.NONE,
        "skipped": Privacy.NONE,
        "ref": Privacy.SECRET,
        "asked_at": Privacy.NONE,
        "expires_at": Privacy.NONE,
        "mail_id": Privacy.NONE,
        "score": Privacy.PERSONAL,
        "comment": Privacy.PERSONAL,
        "answered_at": Privacy.NONE,
        "is_bad": Privacy.PERSONAL,
        "follow_up_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="rating_state_known", condition=Q(state__in=RatingState)),
            models.CheckConstraint(
                name="rating_skipped_with_reason",
                condition=Q(state=RatingState.SKIPPED, skipped__in=list(Skip))
                | ~Q(state=RatingState.SKIPPED) & Q(skipped=""),
            ),
            models.CheckConstraint(
                name="rating_answered_whole",
                condition=Q(
                    state=RatingState.ANSWERED,
                    score__gte=LOWEST,
                    score__lte=HIGHEST,
                    answered_at__isnull=False,
                )
                | ~Q(state=RatingState.ANSWERED)
                & Q(score__isnull=True, answered_at__isnull=True, is_bad=False),
            ),
            models.CheckConstraint(
                name="rating_expires_later", condition=Q(expires_at__gt=F("asked_at"))
            ),
        )
        indexes = (
            models.Index(name="rating_by_time", fields=("-asked_at", "-id")),
            models.Index(name="rating_by_customer", fields=("customer", "-asked_at")),
        )

    def __str__(self) -> str:
        return str(self.pk)


class RatingAnswer(models.Model):
    """One answer to a rating as it was given; the latest one counts."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField()
    comment = models.TextField(max_length=2000, blank=True, default="")
    via = models.CharField(max_length=4)
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "rating_id": Privacy.NONE,
        "score": Privacy.PERSONAL,
        "comment": Privacy.PERSONAL,
        "via": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="rating_answer_score_known",
                condition=Q(score__gte=LOWEST, score__lte=HIGHEST),
            ),
            models.CheckConstraint(name="rating_answer_via_known", condition=Q(via__in=Via)),
        )
        indexes = (models.Index(name="rating_answer_by_time", fields=("rating", "at", "id")),)

    def __str__(self) -> str:
        return str(self.pk)


@recorded()
class RatingRule(models.Model):
    """Whether a service asks for a first rating; without a row it does not."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.OneToOneField("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    asks = models.BooleanField(default=False)
    bad_at_most = models.PositiveSmallIntegerField(default=2)
    after_hours = models.PositiveSmallIntegerField(default=2)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "asks": Privacy.NONE,
        "bad_at_most": Privacy.NONE,
        "after_hours": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="rating_rule_limit_low",
                condition=Q(bad_at_most__gte=LOWEST, bad_at_most__lt=HIGHEST),
            ),
            models.CheckConstraint(name="rating_rule_soon", condition=Q(after_hours__lte=24 * 14)),
        )

    def __str__(self) -> str:
        return str(self.service_id)
