"""What a service is for and worth: strategy answered, measures of utility, warranty, quality."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.metrics import Better
from vinculo.kernel.privacy import Privacy
from vinculo.portfolio.domain.sheet import Aspect, Question
from vinculo.portfolio.labels import ASPECT, BETTER, QUESTION


@recorded()
class StrategyAnswer(models.Model):
    """What is answered to one question of the strategy, with its evidence line by line."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=20, choices=QUESTION)
    text = models.TextField(blank=True, default="", max_length=4000)
    evidence = models.TextField(blank=True, default="", max_length=4000)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "question": Privacy.NONE,
        "text": Privacy.NONE,
        "evidence": Privacy.NONE,
        "answered_by": Privacy.NONE,
        "answered_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "question"), name="strategy_answer_once"),
            models.CheckConstraint(
                name="strategy_question_known", condition=Q(question__in=Question)
            ),
        )

    def __str__(self) -> str:
        return f"{self.service_id} {self.question}"


@recorded()
class ServiceMeasure(models.Model):
    """A measure of one side of a service; ``metric`` names one of the registry, or is empty."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    aspect = models.CharField(max_length=14, choices=ASPECT)
    name = models.CharField(max_length=80)
    metric = models.CharField(max_length=60, blank=True, default="")
    unit = models.CharField(max_length=30)
    better = models.CharField(max_length=6, choices=BETTER, default=Better.HIGHER)
    goal = models.DecimalField(max_digits=14, decimal_places=4)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "aspect": Privacy.NONE,
        "name": Privacy.NONE,
        "metric": Privacy.NONE,
        "unit": Privacy.NONE,
        "better": Privacy.NONE,
        "goal": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("service", "aspect", "name"), name="service_measure_once"
            ),
            models.CheckConstraint(
                name="service_measure_aspect_known", condition=Q(aspect__in=Aspect)
            ),
            models.CheckConstraint(
                name="service_measure_better_known", condition=Q(better__in=Better)
            ),
            models.CheckConstraint(
                name="service_measure_named", condition=~Q(name="") & ~Q(unit="")
            ),
        )

    def __str__(self) -> str:
        return self.name


class MeasureFigure(models.Model):
    """One figure of a measure: typed with its source, or counted by the registry."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    measure = models.ForeignKey(ServiceMeasure, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=4)
    n = models.PositiveBigIntegerField(null=True)
    source = models.CharField(max_length=200)
    typed_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "measure_id": Privacy.NONE,
        "on": Privacy.NONE,
        "value": Privacy.NONE,
        "n": Privacy.NONE,
        "source": Privacy.NONE,
        "typed_by": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("measure", "on"), name="measure_figure_once_a_day"),
            models.CheckConstraint(name="measure_figure_has_source", condition=~Q(source="")),
        )

    def __str__(self) -> str:
        return f"{self.measure_id} {self.on}"
