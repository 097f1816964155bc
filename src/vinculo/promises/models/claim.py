"""What the company says of itself to everybody."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.promises.contracts import ClaimState, Place
from vinculo.promises.labels import CLAIM_STATE, PLACE


@recorded()
class Claim(models.Model):
    """A sentence in an advert, on a page or in the public commitment, and what it rests on.

    ``found`` is what the last check found, frozen; a change of the words throws it away.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    words = models.CharField(max_length=300)
    words_en = models.CharField(max_length=300, blank=True, default="")
    place = models.CharField(max_length=12, choices=PLACE)
    where = models.CharField(max_length=200, blank=True, default="")
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    metric = models.CharField(max_length=40, blank=True, default="")
    within = models.DurationField(null=True)
    share = models.PositiveSmallIntegerField(default=95)
    since = models.DateField()
    until = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=CLAIM_STATE, default=ClaimState.DRAFT)
    standard = models.ForeignKey(
        "portfolio.Standard", on_delete=models.PROTECT, related_name="+", null=True
    )
    found = models.JSONField(null=True)
    checked_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    signed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True, default="")
    published_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    created_by = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "words": Privacy.NONE,
        "words_en": Privacy.NONE,
        "place": Privacy.NONE,
        "where": Privacy.NONE,
        "service_id": Privacy.NONE,
        "metric": Privacy.NONE,
        "within": Privacy.NONE,
        "share": Privacy.NONE,
        "since": Privacy.NONE,
        "until": Privacy.NONE,
        "state": Privacy.NONE,
        "standard_id": Privacy.NONE,
        "found": Privacy.NONE,
        "checked_at": Privacy.NONE,
        "signed_by_id": Privacy.NONE,
        "signed_at": Privacy.NONE,
        "reason": Privacy.NONE,
        "published_at": Privacy.NONE,
        "ended_at": Privacy.NONE,
        "created_at": Privacy.NONE,
        "created_by": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="claim_place_known", condition=Q(place__in=Place)),
            models.CheckConstraint(name="claim_state_known", condition=Q(state__in=ClaimState)),
            models.CheckConstraint(name="claim_has_words", condition=~Q(words="")),
            models.CheckConstraint(
                name="claim_share_range", condition=Q(share__gte=1, share__lte=100)
            ),
            models.CheckConstraint(
                name="claim_ends_after_start",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="claim_signed_with_reason",
                condition=Q(signed_at__isnull=True) | (~Q(reason="") & Q(signed_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="claim_published_after_check",
                condition=Q(published_at__isnull=True) | Q(checked_at__isnull=False),
            ),
        )
        indexes = (models.Index(name="claim_by_state", fields=("state", "-created_at")),)

    def __str__(self) -> str:
        return self.words
