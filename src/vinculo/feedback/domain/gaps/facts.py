"""The same gaps from facts: written standards, what operations kept, promises kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from vinculo.feedback.domain.gaps.names import DIMENSION_OF, DIMENSIONS, ITEMS, NAMES
from vinculo.feedback.domain.gaps.people import People
from vinculo.lib.stats.intervals import Interval, wilson
from vinculo.lib.stats.moments import DegenerateError, FloatArray
from vinculo.lib.stats.resampling import percentile_interval, replicates
from vinculo.lib.tables import Problem, Table, TableError, plain_name

TIMES = 1000
ADVERTISED = "advert"


@dataclass(frozen=True)
class Standard:
    """A written standard: what it is about, whether it has a number, and how often it was kept."""

    dimension: str
    item: str
    is_measured: bool
    cases: float | None = None
    kept: float | None = None
    target: float | None = None


@dataclass(frozen=True)
class Coverage:
    """Of what somebody ranks first, how much has a measured standard.

    ``value`` is ``share - 1``, so that it reads as a gap. ``ranked`` are the questions, the most
    expected first: question, mean, how much of it counts among the first, and its standard.
    """

    top: int
    share: float
    value: float
    n: int
    interval: Interval | None
    ranked: tuple[tuple[str, float, float, bool], ...]
    by_points: float | None = None


@dataclass(frozen=True)
class Kept:
    """How many of the cases or promises were kept; ``value`` is the share minus the target."""

    n: int
    kept: int
    share: float
    target: float
    value: float
    interval: Interval


def dimension_named(name: str) -> str | None:
    """The dimension of that name in Spanish or English; ``None`` when there is none."""
    plain = plain_name(name)
    return next((d for d in DIMENSIONS if plain == d or plain in NAMES[d]), None)


def standards_of(table: Table) -> list[Standard]:
    """Standards from the rows of a file.

    Raises:
        TableError: ``not_a_dimension``, ``not_an_item``, ``no_subject``, ``more_than``.
    """
    problems: list[Problem] = []
    found = []
    for index in range(len(table)):
        row = {name: table.values(name)[index] for name in table.columns}
        item = str(row.get("item") or "").upper()
        dimension = dimension_named(str(row.get("dimension") or ""))
        faults = _faults(table, index, row, item, dimension)
        problems += faults
        if not faults:
            found.append(
                Standard(
                    dimension or DIMENSION_OF[item],
                    item,
                    bool(row["measured"]),
                    _float(row.get("cases")),
                    _float(row.get("kept")),
                    _float(row.get("target")),
                )
            )
    if problems:
        raise TableError(problems)
    return found


def _float(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]


def _faults(
    table: Table, index: int, row: Mapping[str, object], item: str, dimension: str | None
) -> list[Problem]:
    if row.get("dimension") and dimension is None:
        return [table.problem(index, "dimension", "not_a_dimension", known=", ".join(DIMENSIONS))]
    if item and item not in ITEMS:
        return [table.problem(index, "item", "not_an_item", known=f"{ITEMS[0]} … {ITEMS[-1]}")]
    if not item and dimension is None:
        return [table.problem(index, "dimension", "no_subject")]
    if item and dimension and DIMENSION_OF[item] != dimension:
        return [table.problem(index, "item", "other_dimension", dimension=DIMENSION_OF[item])]
    cases, kept = _float(row.get("cases")), _float(row.get("kept"))
    if kept is not None and (cases is None or kept > cases):
        return [table.problem(index, "kept", "more_than", whole="cases")]
    return []


def covered_items(standards: Sequence[Standard]) -> dict[str, bool]:
    """Whether each question has a measured standard: its own, or one for its whole dimension."""
    measured = [standard for standard in standards if standard.is_measured]
    own = {standard.item for standard in measured}
    whole = {standard.dimension for standard in measured if not standard.item}
    return {item: item in own or DIMENSION_OF[item] in whole for item in ITEMS}


def coverage(
    people: People, standards: Sequence[Standard], *, top: int, level: float
) -> Coverage | None:
    """Of the ``top`` questions that these people rank first, the share with a measured standard.

    Questions that tie for the last places share them. The interval is a bootstrap over persons.
    With points, ``by_points`` is the share of the hundred points that lies on dimensions with a
    measured standard. ``None`` when nobody was asked.
    """
    asked = [item for item in ITEMS if np.isfinite(people.of(f"{item}_E")).any()]
    if not asked:
        return None
    answers = np.column_stack([people.of(f"{item}_E") for item in asked])
    known = covered_items(standards)
    has = np.array([known[item] for item in asked], dtype=np.float64)
    means = np.nanmean(answers, axis=0)
    weights = first_places(means, top)
    share = float((weights * has).sum() / weights.sum())
    order = sorted(range(len(asked)), key=lambda i: (-means[i], i))
    return Coverage(
        top=min(top, len(asked)),
        share=share,
        value=share - 1,
        n=len(people),
        interval=_by_persons(answers, has, top, level),
        ranked=tuple((asked[i], float(means[i]), float(weights[i]), bool(has[i])) for i in order),
        by_points=_by_points(people, standards),
    )


def first_places(means: FloatArray, top: int) -> FloatArray:
    """How much of each question is among the first ``top``: 1, 0, or a part where they tie."""
    means = np.round(means, 9)
    size = min(top, len(means))
    edge = np.sort(means)[::-1][size - 1]
    above, tied = means > edge, means == edge
    return np.where(above, 1.0, np.where(tied, (size - above.sum()) / tied.sum(), 0.0))


def _by_persons(answers: FloatArray, has: FloatArray, top: int, level: float) -> Interval | None:
    def share(rows: FloatArray) -> FloatArray:
        there = np.isfinite(rows)
        if not there.any(axis=0).all():
            raise DegenerateError("too_few")
        means = np.where(there, rows, 0).sum(axis=0) / there.sum(axis=0)
        weights = first_places(means, top)
        return np.array([(weights * has).sum() / weights.sum() - 1])

    try:
        return percentile_interval(replicates(share, answers, times=TIMES)[:, 0], level=level)
    except DegenerateError:
        return None


def _by_points(people: People, standards: Sequence[Standard]) -> float | None:
    if people.points is None or not np.isfinite(people.points).any():
        return None
    measured = {standard.dimension for standard in standards if standard.is_measured}
    shares = np.nanmean(people.points, axis=0) / 100
    return float(sum(s for s, d in zip(shares, DIMENSIONS, strict=True) if d in measured))


def kept_standards(standards: Sequence[Standard], level: float) -> dict[str, Kept]:
    """Cases inside of their standard minus the target, by dimension and ``overall``.

    A standard without a target is meant to be kept always. Targets are averaged by cases.
    """
    counted = [s for s in standards if s.cases and s.kept is not None]
    groups = {d: [s for s in counted if s.dimension == d] for d in DIMENSIONS}
    found = {name: _kept(group, level) for name, group in groups.items() if group}
    return {"overall": _kept(counted, level), **found} if counted else {}


def _kept(standards: Sequence[Standard], level: float) -> Kept:
    cases = sum(s.cases or 0 for s in standards)
    kept = sum(s.kept or 0 for s in standards)
    target = (
        sum((s.cases or 0) * (1.0 if s.target is None else s.target) for s in standards) / cases
    )
    return _share_kept(kept, cases, target, level)


def _share_kept(kept: float, n: float, target: float, level: float) -> Kept:
    share = kept / n
    around = wilson(kept, n, level=level)
    interval = Interval(around.low - target, around.high - target, level, around.method)
    return Kept(int(n), int(kept), share, target, share - target, interval)


def kept_promises(table: Table, level: float) -> dict[str, dict[str, Kept]]:
    """Promises kept, by who made them and by dimension; adverts are gap 4, the rest stands beside.

    Raises:
        TableError: ``not_a_dimension``.
    """
    problems: list[Problem] = []
    groups: dict[str, dict[str, list[bool]]] = {}
    for index, kept in enumerate(table.values("kept")):
        name = table.texts("dimension")[index]
        dimension = dimension_named(name)
        if dimension is None and name:
            known = ", ".join(DIMENSIONS)
            problems.append(table.problem(index, "dimension", "not_a_dimension", known=known))
        origin = groups.setdefault(plain_name(table.texts("origin")[index]) or ADVERTISED, {})
        for key in filter(None, ("overall", dimension)):
            origin.setdefault(key, []).append(bool(kept))
    if problems:
        raise TableError(problems)
    return {
        origin: {key: _share_kept(sum(all_), len(all_), 1.0, level) for key, all_ in found.items()}
        for origin, found in groups.items()
    }
