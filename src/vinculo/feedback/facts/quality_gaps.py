r"""Gap 5 over many answers, exactly as the pure functions of ``domain/gaps`` give it.

The sums that leave the engine are whole numbers, so every engine gives the same ones: a person's
mean over 2 to 5 answered questions is a whole number of sixtieths. Means, deviations and
intervals are made of them here.

.. math:: \bar D = \frac{\sum x}{60 n} \qquad
    s^2 = \frac{\sum x^2 - (\sum x)^2 / n}{3600 (n - 1)}

Only operations that DuckDB, PostgreSQL and Spark understand alike are used: sums, counts, cases.
"""

from collections.abc import Mapping
from fractions import Fraction

import ibis
from ibis import _

from vinculo.feedback.domain.gaps.figures import Figure
from vinculo.feedback.domain.gaps.names import DIMENSIONS, QUESTIONS
from vinculo.lib.stats.comparisons import against_constant
from vinculo.lib.stats.intervals import LEVEL, mean_interval
from vinculo.lib.stats.moments import DegenerateError, Moments

WHOLE = 60
"""The least number that 1 to 5 questions divide."""


def gap_sums(answers: ibis.Table) -> ibis.Table:
    """One row of whole numbers: for each dimension and ``overall`` n, sum and sum of squares.

    ``answers`` has one row for each question that a person answered: ``response_id``,
    ``dimension``, ``expectation``, ``perception`` (whole numbers, or null). A dimension counts
    for a person from half of its questions on, a person for ``overall`` when every dimension
    counts.
    """
    both = answers.expectation.notnull() & answers.perception.notnull()
    gaps = answers.filter(both).mutate(gap=(_.perception - _.expectation).cast("int64"))
    people = gaps.group_by("response_id").agg(
        **{f"n_{d}": (gaps.dimension == d).ifelse(1, 0).sum() for d in DIMENSIONS},
        **{f"sum_{d}": (gaps.dimension == d).ifelse(gaps.gap, 0).sum() for d in DIMENSIONS},
    )
    parts = people.select(
        **{f"x_{d}": _sixtieths(people, d) for d in DIMENSIONS},
    )
    every = parts[f"x_{DIMENSIONS[0]}"]
    for dimension in DIMENSIONS[1:]:
        every = every + parts[f"x_{dimension}"]
    parts = parts.mutate(x_overall=every)
    names = (*DIMENSIONS, "overall")
    return parts.agg(
        **{f"n_{d}": parts[f"x_{d}"].count() for d in names},
        **{f"sum_{d}": parts[f"x_{d}"].sum() for d in names},
        **{f"squares_{d}": (parts[f"x_{d}"] * parts[f"x_{d}"]).sum() for d in names},
    )


def _sixtieths(people: ibis.Table, dimension: str) -> ibis.Value:
    """A person's mean gap of a dimension in sixtieths; null below half of the questions."""
    answered, total = people[f"n_{dimension}"], people[f"sum_{dimension}"]
    asked = len(QUESTIONS[dimension])
    cases = [(answered == n, total * (WHOLE // n)) for n in range(1, asked + 1) if 2 * n >= asked]
    return ibis.cases(*cases, else_=ibis.null("int64")).cast("int64")


def figures(sums: Mapping[str, int | None], level: float = LEVEL) -> dict[str, Figure]:
    """The row of :func:`gap_sums` as figures with n, interval and test."""
    return {name: _figure(sums, name, level) for name in (*DIMENSIONS, "overall")}


def _figure(sums: Mapping[str, int | None], name: str, level: float) -> Figure:
    n = int(sums[f"n_{name}"] or 0)
    if not n:
        return Figure(None, 0, reason="no_answers")
    total, squares = int(sums[f"sum_{name}"] or 0), int(sums[f"squares_{name}"] or 0)
    scale = WHOLE * (len(DIMENSIONS) if name == "overall" else 1)
    mean = float(Fraction(total, scale * n))
    if n == 1:
        return Figure(mean, 1, reason="too_few")
    spread = Fraction(squares * n - total * total, n * (n - 1) * scale * scale)
    sample = Moments(float(n), mean, float(spread))
    interval = mean_interval(sample, level=level)
    try:
        p_value = against_constant(sample, level=level).p_value
    except DegenerateError:
        p_value = None
    return Figure(mean, n, interval, p_value)
