"""The strategy sheet of a service, its measures and its moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor
from vinculo.kernel.metrics import Better
from vinculo.portfolio import policy
from vinculo.portfolio.contracts import Phase, Stage
from vinculo.portfolio.domain.sheet import (
    Aspect,
    Completeness,
    Evidence,
    Question,
    Trend,
    completeness,
    evidence_of,
    is_reached,
    trend_of,
)
from vinculo.portfolio.models import (
    MeasureFigure,
    Service,
    ServiceMeasure,
    StageMove,
    StrategyAnswer,
)

MOST_FIGURES = 24


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A question with what is answered to it."""

    question: Question
    text: str = ""
    evidence: tuple[Evidence, ...] = ()
    evidence_text: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""


@dataclass(frozen=True, kw_only=True)
class StrategySheet:
    """All questions in their order, and how far the sheet has come."""

    answers: tuple[Answer, ...]
    completeness: Completeness


@dataclass(frozen=True, kw_only=True)
class FigureView:
    """One figure of a measure."""

    on: date
    value: Decimal
    n: int | None
    source: str


@dataclass(frozen=True, kw_only=True)
class MeasureView:
    """A measure with its figures, the latest first; ``reached`` is None without any."""

    id: UUID
    aspect: Aspect
    name: str
    metric: str
    unit: str
    better: Better
    goal: Decimal
    figures: tuple[FigureView, ...]

    @property
    def last(self) -> FigureView | None:
        """The latest figure."""
        return self.figures[0] if self.figures else None

    @property
    def reached(self) -> bool | None:
        """Whether the latest figure reaches the goal."""
        return is_reached(self.last.value, self.goal, self.better) if self.last else None

    @property
    def trend(self) -> Trend:
        """Where it is going."""
        return trend_of(self.line, self.better)

    @property
    def line(self) -> list[Decimal]:
        """The values in the order of time."""
        return [figure.value for figure in reversed(self.figures)]


@dataclass(frozen=True, kw_only=True)
class MoveView:
    """A step that a service took."""

    from_stage: Stage
    from_phase: Phase
    to_stage: Stage
    to_phase: Phase
    moved_on: date
    reason: str
    by: str


def strategy(*, actor: Actor, service_id: UUID) -> StrategySheet:
    """The strategy sheet of a service."""
    rows = list(StrategyAnswer.objects.filter(_of(actor, service_id)))
    names = identity.user_names({row.answered_by for row in rows if row.answered_by})
    known = {Question(row.question): row for row in rows}
    return StrategySheet(
        answers=tuple(_answer(question, known.get(question), names) for question in Question),
        completeness=completeness((key, row.text, row.evidence) for key, row in known.items()),
    )


def _of(actor: Actor, service_id: UUID) -> Q:
    return Q(service__in=Service.objects.filter(policy.visible(actor), pk=service_id))


def _answer(question: Question, row: StrategyAnswer | None, names: Mapping[UUID, str]) -> Answer:
    if row is None:
        return Answer(question=question)
    return Answer(
        question=question,
        text=row.text,
        evidence=evidence_of(row.evidence),
        evidence_text=row.evidence,
        answered_at=row.answered_at,
        answered_by=names.get(row.answered_by, "") if row.answered_by else "",
    )


def measures(*, actor: Actor, service_id: UUID) -> list[MeasureView]:
    """The measures of a service with their latest figures, in two queries."""
    rows = list(ServiceMeasure.objects.filter(_of(actor, service_id)).order_by("name", "pk"))
    figures: dict[UUID, list[FigureView]] = {row.pk: [] for row in rows}
    for found in MeasureFigure.objects.filter(measure_id__in=figures).order_by("-on", "pk"):
        figures[found.measure_id].append(
            FigureView(on=found.on, value=found.value, n=found.n, source=found.source)
        )
    return [
        MeasureView(
            id=row.pk,
            aspect=Aspect(row.aspect),
            name=row.name,
            metric=row.metric,
            unit=row.unit,
            better=Better(row.better),
            goal=row.goal,
            figures=tuple(figures[row.pk][:MOST_FIGURES]),
        )
        for row in rows
    ]


def moves(*, actor: Actor, service_id: UUID) -> list[MoveView]:
    """How a service came to where it stands, the latest first."""
    rows = list(StageMove.objects.filter(_of(actor, service_id)).order_by("-created_at", "pk"))
    names = identity.user_names({row.moved_by for row in rows if row.moved_by})
    return [
        MoveView(
            from_stage=Stage(row.from_stage),
            from_phase=Phase(row.from_phase),
            to_stage=Stage(row.to_stage),
            to_phase=Phase(row.to_phase),
            moved_on=row.moved_on,
            reason=row.reason,
            by=names.get(row.moved_by, "") if row.moved_by else "",
        )
        for row in rows
    ]
