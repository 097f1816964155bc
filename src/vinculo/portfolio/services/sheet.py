"""Answering the strategy's questions; measures and their figures."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from vinculo.kernel.errors import DomainError
from vinculo.kernel.metrics import Better, metrics
from vinculo.portfolio.domain.sheet import Aspect, Question
from vinculo.portfolio.domain.standards import UnknownMetricError
from vinculo.portfolio.models import MeasureFigure, ServiceMeasure, StrategyAnswer
from vinculo.portfolio.services.catalogue import day_of, locked
from vinculo.portfolio.services.stamps import check_read, stamp_of

SAID = ("text", "evidence")


class MeasureTakenError(DomainError):
    """A side of a service has a measure of that name."""

    code = "measure_taken"


class MeasureNotFoundError(DomainError):
    """No such measure of that service."""

    code = "measure_not_found"


class FigureFutureError(DomainError):
    """A figure of a day that has not come."""

    code = "figure_future"


@transaction.atomic
def answer_question(
    *,
    service_id: UUID,
    question: Question,
    text: str,
    evidence: str,
    at: datetime,
    by: UUID | None = None,
    read: str | None = None,
) -> None:
    """Answer a question of the strategy; the answer before stays in the history.

    ``read``: the stamp of the answer that the writer read. Raises ServiceNotFoundError,
    QuickerError.
    """
    locked(service_id)
    known = _answer(service_id, question)
    check_read(read, stamp_of(known, SAID), by=known.answered_by if known else None)
    StrategyAnswer.objects.update_or_create(
        service_id=service_id,
        question=question,
        defaults={
            "text": text.strip(),
            "evidence": evidence.strip(),
            "answered_by": by,
            "answered_at": at,
        },
    )


def answer_stamp(service_id: UUID, question: Question) -> str:
    """The stamp of an answer; empty without one."""
    return stamp_of(_answer(service_id, question), SAID)


def _answer(service_id: UUID, question: Question) -> StrategyAnswer | None:
    return StrategyAnswer.objects.filter(service_id=service_id, question=question).first()


@transaction.atomic
def add_measure(
    *,
    service_id: UUID,
    aspect: Aspect,
    name: str,
    unit: str,
    better: Better,
    goal: Decimal,
    at: datetime,
    metric: str = "",
) -> UUID:
    """Say how one side of a service is measured.

    Raises ServiceNotFoundError, UnknownMetricError, MeasureTakenError.
    """
    locked(service_id)
    if metric and metric not in metrics:
        raise UnknownMetricError(metric=metric)
    known = ServiceMeasure.objects.filter(service_id=service_id, aspect=aspect)
    if known.filter(name__iexact=name.strip()).exists():
        raise MeasureTakenError
    return ServiceMeasure.objects.create(
        service_id=service_id,
        aspect=aspect,
        name=name.strip(),
        metric=metric,
        unit=unit.strip(),
        better=better,
        goal=goal,
        created_at=at,
    ).pk


@transaction.atomic
def add_figure(
    *,
    service_id: UUID,
    measure_id: UUID,
    on: date,
    value: Decimal,
    source: str,
    at: datetime,
    n: int | None = None,
    by: UUID | None = None,
) -> None:
    """Enter the figure of a day, in place of one of the same day.

    Raises MeasureNotFoundError, FigureFutureError.
    """
    locked(service_id)
    if not ServiceMeasure.objects.filter(pk=measure_id, service_id=service_id).exists():
        raise MeasureNotFoundError
    if on > day_of(at):
        raise FigureFutureError
    MeasureFigure.objects.update_or_create(
        measure_id=measure_id,
        on=on,
        defaults={
            "value": value,
            "n": n,
            "source": source.strip(),
            "typed_by": by,
            "created_at": at,
        },
    )
