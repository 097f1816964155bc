"""The evaluation of a year as it was computed last."""

from dataclasses import dataclass
from datetime import datetime

from vinculo.analytics.domain.evaluation import is_alarming
from vinculo.analytics.models import EvaluationFigure

TERM, CALLS, PROMISES, SATISFIED = "term.", "calls.", "promises_kept", "csat"
LANGUAGE = "language."
CUT = "cut_in_queue"
WAYS, OFFERS, BILLING = "ways_told", "offers.", "billing."
ATTENDED, CORRECTED = "attended.", "language_corrected"
STRICTEST = "strictest"
MUST = "must"
"""Its limit is one that the law does not let be missed."""


@dataclass(frozen=True, kw_only=True)
class EvaluatedFigure:
    """A parameter, its recount and how far they are apart; ``error`` is a part, 0.05 is 5 %."""

    key: str
    value: float | None
    n: int
    recount: float | None
    recount_n: int
    error: float | None
    limit: float | None
    passes: bool | None
    is_strictest: bool
    must_pass: bool = False
    low: float | None = None
    high: float | None = None
    recount_low: float | None = None
    recount_high: float | None = None

    @property
    def is_alarming(self) -> bool:
        """Whether its error is more than the law lets stand."""
        return is_alarming(self.error)

    @property
    def is_failed(self) -> bool:
        """Whether it misses a limit that must be met."""
        return self.passes is False and (self.is_strictest or self.must_pass)

    @property
    def parts(self) -> list[str]:
        """The parts of its key."""
        return self.key.split(".")


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """A year's figures, computed together."""

    year: int
    computed_at: datetime | None
    figures: tuple[EvaluatedFigure, ...]

    @property
    def alarms(self) -> int:
        """How many are wrong, or fail the strictest reading or another limit that must be met."""
        return sum(f.is_alarming or f.is_failed for f in self.figures)

    @property
    def others_below(self) -> int:
        """How many readings miss their limit though another, stricter one is what decides."""
        return sum(f.passes is False and not f.is_failed for f in self.figures)

    @property
    def meets_strictest(self) -> bool:
        """Whether there were calls, and the strictest reading of them holds."""
        read = [figure.passes for figure in self.figures if figure.is_strictest]
        return bool(read) and all(read)


def evaluation_of(year: int) -> Evaluation:
    """The last evaluation of a year; empty when nobody computed one."""
    rows = EvaluationFigure.objects.filter(year=year)
    last = rows.order_by("-computed_at").values_list("computed_at", flat=True).first()
    found = rows.filter(computed_at=last).order_by("key", "pk") if last else ()
    return Evaluation(
        year=year,
        computed_at=last,
        figures=tuple(
            EvaluatedFigure(
                key=row.key,
                value=row.value,
                n=row.n,
                low=row.low,
                high=row.high,
                recount_low=row.recount_low,
                recount_high=row.recount_high,
                recount=row.recount,
                recount_n=row.recount_n,
                error=row.error,
                limit=row.limit,
                passes=row.passes,
                is_strictest=row.note == STRICTEST,
                must_pass=row.note == MUST,
            )
            for row in found
        ),
    )


def evaluated_years() -> list[int]:
    """The years that were evaluated, the last first."""
    years = EvaluationFigure.objects.order_by("-year").values_list("year", flat=True)
    return list(years.distinct())
