"""Services and how they moved through the portfolio."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.portfolio.contracts import Phase, Stage
from vinculo.portfolio.labels import PHASE, STAGE


@recorded(exclude=("sort_name",))
class Service(models.Model):
    """What the company does for its customers, under one name and one owner.

    ``stage`` says whether it is offered, ``phase`` what is being done to it; a retired service
    keeps the phase in which it was retired. ``product`` is what it accompanies.
    ``published_on`` puts it on the public page, ``shows_rates`` also how often it is kept.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    sort_name = models.CharField(max_length=320, db_collation="C")
    stage = models.CharField(max_length=10, choices=STAGE, default=Stage.CATALOGUE)
    phase = models.CharField(max_length=12, choices=PHASE, default=Phase.OPERATION)
    benefit = models.TextField(blank=True, default="", max_length=1000)
    benefit_en = models.TextField(blank=True, default="", max_length=1000)
    product = models.CharField(max_length=120, blank=True, default="")
    product_en = models.CharField(max_length=120, blank=True, default="")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    successor = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    review_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    shows_rates = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "key": Privacy.NONE,
        "name": Privacy.NONE,
        "sort_name": Privacy.NONE,
        "stage": Privacy.NONE,
        "phase": Privacy.NONE,
        "benefit": Privacy.NONE,
        "benefit_en": Privacy.NONE,
        "product": Privacy.NONE,
        "product_en": Privacy.NONE,
        "owner_id": Privacy.NONE,
        "successor_id": Privacy.NONE,
        "review_on": Privacy.NONE,
        "published_on": Privacy.NONE,
        "shows_rates": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="service_stage_known", condition=Q(stage__in=Stage)),
            models.CheckConstraint(name="service_phase_known", condition=Q(phase__in=Phase)),
            models.CheckConstraint(
                name="service_phase_fits_stage",
                condition=Q(stage=Stage.RETIRED)
                | Q(stage=Stage.PIPELINE, phase__in=("strategy", "design", "transition"))
                | Q(stage=Stage.CATALOGUE, phase__in=("operation", "improvement")),
            ),
            models.CheckConstraint(name="service_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="service_not_its_successor",
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
            ),
        )
        indexes = (models.Index(name="service_by_owner", fields=("owner",)),)

    def __str__(self) -> str:
        return self.name


class StageMove(models.Model):
    """A step of a service through the portfolio: from where to where, when, why, by whom."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    from_stage = models.CharField(max_length=10, choices=STAGE)
    from_phase = models.CharField(max_length=12, choices=PHASE)
    to_stage = models.CharField(max_length=10, choices=STAGE)
    to_phase = models.CharField(max_length=12, choices=PHASE)
    moved_on = models.DateField()
    reason = models.CharField(max_length=500)
    moved_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "from_stage": Privacy.NONE,
        "from_phase": Privacy.NONE,
        "to_stage": Privacy.NONE,
        "to_phase": Privacy.NONE,
        "moved_on": Privacy.NONE,
        "reason": Privacy.NONE,
        "moved_by": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="stage_move_known",
                condition=Q(from_stage__in=Stage, to_stage__in=Stage)
                & Q(from_phase__in=Phase, to_phase__in=Phase),
            ),
            models.CheckConstraint(name="stage_move_has_reason", condition=~Q(reason="")),
        )
        indexes = (models.Index(name="stage_move_by_service", fields=("service", "-created_at")),)

    def __str__(self) -> str:
        return f"{self.service_id} {self.to_stage}"
