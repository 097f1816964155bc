"""Service quality asked in one, two or three columns, by question and by dimension."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from vinculo.feedback.domain.points import importance_measures, point_fields, weights_of
from vinculo.feedback.domain.questionnaire import (
    Answers,
    Block,
    Dimension,
    Field,
    Flag,
    FloatArray,
    Item,
    Kind,
    Level,
    Measure,
    Scored,
    Setup,
    Words,
    flag,
    mean_of_items,
    turned,
    unanswered,
)
from vinculo.lib.tables import plain_name

OVERALL: Words = {"es": "Calidad del servicio", "en": "Service quality"}
OUTCOMES: tuple[tuple[str, Words, float, float, tuple[str, ...]], ...] = (
    (
        "OV1",
        {"es": "Calidad en conjunto", "en": "Overall quality"},
        1,
        10,
        ("overall", "global", "calidad_global", "overall_quality"),
    ),
    (
        "OV2",
        {"es": "Recomendación", "en": "Recommendation"},
        0,
        10,
        ("recommendation", "recomendacion", "recomendaria"),
    ),
)
MOST_INVERSIONS = 0.25
"""A person whose minimum is above the desired level in a larger share of questions is left out."""


@dataclass(frozen=True)
class Part:
    """One column of answers to each question: its component, its ending and other names."""

    component: str
    suffix: str
    names: tuple[str, ...]
    numbered: str = ""
    bare: bool = False


@dataclass(frozen=True)
class Form:
    """How quality is asked: its columns, and the measures made of them.

    ``derived`` maps a component to a function of the answered columns. ``main`` is the component
    of the headline, ``performance`` and ``importance`` those of the grid.
    """

    parts: tuple[Part, ...]
    main: str
    performance: str
    importance: str = ""
    derived: Mapping[str, Callable[..., FloatArray]] | None = None
    difference: tuple[str, str] | None = None
    zones: bool = False
    points: bool = True


def column(item: Item, part: Part) -> str:
    """The column of one question in one part."""
    return f"{item.key}_{part.suffix}"


def quality_fields(form: Form, setup: Setup) -> list[Field]:
    """Every column that the form reads."""
    found = []
    place = 0
    count = sum(len(dimension.items) for dimension in setup.dimensions)
    headers = {plain_name(header) for header in setup.headers}
    parts = [
        replace(part, bare=False)
        if _is_numbered(part, count, headers)
        else replace(part, numbered="")
        for part in form.parts
    ]
    for dimension in setup.dimensions:
        for item in dimension.items:
            place += 1
            found += [_field(item, part, place, setup) for part in parts]
    if form.points:
        found += point_fields(setup, required=False)
        found += [
            Field(name, words, low, high, False, aliases)
            for name, words, low, high, aliases in OUTCOMES
        ]
    return found


def _is_numbered(part: Part, count: int, headers: Collection[str]) -> bool:
    """Whether the file numbers its questions (P1 to P22); else «E1» is the first of empathy."""
    last = plain_name(f"{part.numbered}{count}")
    return bool(part.numbered) and last in headers


def _field(item: Item, part: Part, place: int, setup: Setup) -> Field:
    names = [f"{part.suffix}_{item.key}", f"{item.key}{part.suffix}"]
    for name in part.names:
        names += [f"{item.key}_{name}", f"{name}_{item.key}"]
    if part.numbered:
        names += [f"{part.numbered}{place}", f"{part.numbered}{place:02d}"]
    if part.bare:
        names.append(item.key)
    return Field(
        column(item, part),
        item.words,
        setup.low,
        setup.high,
        aliases=tuple(dict.fromkeys(names)),
    )


def score_quality(form: Form, answers: Answers, setup: Setup) -> Scored:
    """Measures of each question, each dimension and the whole, weighted by own points too.

    A question counts for a person only when every part of it is answered, and a dimension when
    at least half of its questions are; so all components of a figure rest on the same persons.
    """
    flags: list[Flag] = []
    parts = _answered(form, answers, setup)
    if form.zones:
        flags += _drop_inversions(parts, answers)
    measures: list[Measure] = []
    blocks: list[Block] = []
    by_dimension: list[FloatArray] = []
    for dimension in setup.dimensions:
        found, own = _dimension(form, dimension, parts)
        measures += found
        blocks += own
        by_dimension.append(next(m.values for m in found if _is_main(m, form)))
    weights, said = weights_of(answers, setup) if form.points else (None, [])
    flags += said
    measures += _overall(np.column_stack(by_dimension), weights)
    if weights is not None:
        measures += importance_measures(weights, setup)
    blank = unanswered(np.column_stack(list(parts.values())))
    flags += flag("nothing_answered", blank, answers, left_out=True)
    return Scored(
        measures=tuple(measures),
        blocks=tuple(blocks),
        flags=tuple(flags),
        difference=form.difference,
        grid=_grid(form, has_points=weights is not None),
        causes=tuple(f"{d.key}.{form.performance}" for d in setup.dimensions),
        outcome=next((name for name, *_ in OUTCOMES if name in answers), ""),
        zones=form.zones,
    )


def _is_main(measure: Measure, form: Form) -> bool:
    return measure.level == Level.DIMENSION and measure.component == form.main


def _answered(form: Form, answers: Answers, setup: Setup) -> dict[tuple[str, str], FloatArray]:
    """Each question's parts, missing where one of them is missing."""
    found: dict[tuple[str, str], FloatArray] = {}
    for dimension in setup.dimensions:
        for item in dimension.items:
            values = [turned(answers.of(column(item, p)), item, setup) for p in form.parts]
            whole = np.isfinite(np.column_stack(values)).all(axis=1)
            for part, value in zip(form.parts, values, strict=True):
                found[item.key, part.component] = np.where(whole, value, np.nan)
    return found


def _drop_inversions(parts: dict[tuple[str, str], FloatArray], answers: Answers) -> list[Flag]:
    """Leave out answers whose minimum is above the desired level; persons with many of them."""
    items = list(dict.fromkeys(item for item, _ in parts))
    inverted = np.column_stack([parts[i, "minimum"] > parts[i, "desired"] for i in items])
    answered = np.column_stack([np.isfinite(parts[i, "minimum"]) for i in items]).sum(axis=1)
    many = inverted.sum(axis=1) > MOST_INVERSIONS * np.maximum(answered, 1)
    for place, item in enumerate(items):
        for component in ("minimum", "desired", "perceived"):
            gone = inverted[:, place] | many
            parts[item, component] = np.where(gone, np.nan, parts[item, component])
    some = inverted.any(axis=1)
    return [
        *flag("minimum_above_desired", some & ~many, answers, left_out=False),
        *flag("often_minimum_above_desired", many, answers, left_out=True),
    ]


def _dimension(
    form: Form, dimension: Dimension, parts: Mapping[tuple[str, str], FloatArray]
) -> tuple[list[Measure], list[Block]]:
    """Measures of a dimension and its questions, and the blocks of its reliability."""
    found: list[Measure] = []
    tables: dict[str, list[FloatArray]] = {}
    for item in dimension.items:
        values = _components(form, [parts[item.key, p.component] for p in form.parts])
        for component, value in values.items():
            tables.setdefault(component, []).append(value)
            found.append(Measure(item.key, component, Level.ITEM, Kind.MEAN, value, item.words))
    for component, columns in tables.items():
        means = mean_of_items(np.column_stack(columns))
        headline = component == form.main
        found.append(
            Measure(
                dimension.key,
                component,
                Level.DIMENSION,
                Kind.MEAN,
                means,
                dimension.words,
                headline,
            )
        )
    blocks = [Block(dimension.key, name, np.column_stack(c)) for name, c in tables.items()]
    return found, blocks


def _components(form: Form, values: Sequence[FloatArray]) -> dict[str, FloatArray]:
    plain = {part.component: value for part, value in zip(form.parts, values, strict=True)}
    made = {name: make(*values) for name, make in (form.derived or {}).items()}
    return {**plain, **made}


def _overall(by_dimension: FloatArray, weights: FloatArray | None) -> list[Measure]:
    """The whole: dimensions weighing alike, and by each person's own points.

    ``SQ_r = Σ_d D_rd / 5`` and ``W_r = Σ_d (w_rd / 100) · D_rd``; both need every dimension that
    weighs.
    """
    plain = by_dimension.mean(axis=1)
    found = [Measure("overall", "unweighted", Level.OVERALL, Kind.MEAN, plain, OVERALL, True)]
    if weights is not None:
        products = np.where(weights == 0, 0.0, weights * by_dimension)
        own = np.where(np.isfinite(weights).all(axis=1), products.sum(axis=1), np.nan)
        found.append(Measure("overall", "weighted", Level.OVERALL, Kind.MEAN, own, OVERALL, True))
    return found


def _grid(form: Form, *, has_points: bool) -> dict[Level, tuple[str, str]]:
    grid: dict[Level, tuple[str, str]] = {}
    if form.importance:
        grid[Level.ITEM] = (form.importance, form.performance)
    if has_points:
        grid[Level.DIMENSION] = ("importance", form.performance)
    elif form.importance:
        grid[Level.DIMENSION] = (form.importance, form.performance)
    return grid
