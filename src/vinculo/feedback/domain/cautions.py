"""What the reader of a result should be warned of."""

from collections.abc import Mapping, Sequence

import numpy as np

from vinculo.feedback.domain.figures import Sureness, figure
from vinculo.feedback.domain.groups import Split
from vinculo.feedback.domain.insight import Reliability
from vinculo.feedback.domain.questionnaire import (
    FloatArray,
    Kind,
    Level,
    Mask,
    Scored,
    Setup,
)
from vinculo.feedback.domain.report import Record, Voice
from vinculo.feedback.domain.wishes import DEFAULT_MINIMUM, Asked

FEW = 30


def cautions(
    asked: Asked,
    scored: Scored,
    how: Sureness,
    reliable: Sequence[Reliability],
    persons: int,
    voice: Voice,
) -> list[Record]:
    found: list[tuple[str, Mapping[str, object]]] = []
    if persons < FEW:
        found.append(("few_answers", {}))
    minimum = asked.wishes.minimum
    if alike := _alike(scored, how, minimum):
        found.append(("all_alike", {"subjects": ", ".join(alike)}))
    low = [r for r in reliable if r.is_low and r.difference is None]
    if low:
        found.append(("low_reliability", {"subjects": _subjects(low)}))
    apart = [r for r in reliable if r.difference is not None and r.is_low]
    if apart:
        found.append(("low_difference_reliability", {"subjects": _subjects(apart)}))
    if high := _at_ceiling(scored, how, asked.setup, minimum):
        found.append(("ceiling", {"subjects": ", ".join(high)}))
    found += _weight_warnings(asked)
    if asked.setup.dimensions and not asked.instrument.validated:
        found.append(("not_validated", {}))
    return [_warning(code, params, voice) for code, params in found]


def _weight_warnings(asked: Asked) -> list[tuple[str, Mapping[str, object]]]:
    found: list[tuple[str, Mapping[str, object]]] = []
    balanced = asked.balanced
    if asked.weighted and balanced.design_effect > 1.5:
        shown = {
            "effective": f"{balanced.effective:.0f}",
            "effect": f"{balanced.design_effect:.2f}",
        }
        found.append(("weights_costly", shown))
    if balanced.trimmed:
        found.append(("weights_trimmed", {"count": balanced.trimmed}))
    return found


def secrecy(asked: Asked, scored: Scored, voice: Voice) -> list[Record]:
    """What suppression cannot do by itself, and the reader must."""
    found: list[tuple[str, Mapping[str, object]]] = []
    minimum = asked.wishes.minimum
    if minimum < DEFAULT_MINIMUM:
        found.append(("minimum_lowered", {"minimum": minimum, "usual": DEFAULT_MINIMUM}))
    if 0 < _partial(scored, asked.balanced.weights > 0) < minimum:
        found.append(("few_partial", {"minimum": minimum}))
    if asked.groupings or asked.weighted:
        found.append(("one_answer_only", {}))
    return [_warning(code, params, voice) for code, params in found]


def _partial(scored: Scored, counted: Mask) -> int:
    """Persons who answered only a part of what a dimension, or the whole, is made of."""
    tables: dict[str, list[FloatArray]] = {}
    for block in scored.blocks:
        tables.setdefault(block.component, []).append(block.answers)
    partial = np.zeros(len(counted), dtype=bool)
    for answers in tables.values():
        there = np.isfinite(np.hstack(answers))
        partial |= there.any(axis=1) & ~there.all(axis=1)
    return int((partial & counted).sum())


def group_cautions(splits: Sequence[Split], minimum: int, voice: Voice) -> list[Record]:
    found = []
    for one in splits:
        column = one.grouping.column
        small, more = one.small, one.complementary
        if small or more:
            shown = {"column": column, "small": small, "complementary": more, "minimum": minimum}
            found.append(_warning("groups_hidden", shown, voice))
        if len(one.grouping.names) < 2:
            found.append(_warning("one_group", {"column": column}, voice))
    return found


def _warning(code: str, params: Mapping[str, object], voice: Voice) -> Record:
    return {"code": code, "words": voice.tell("warning", code) % dict(params), **params}


def _alike(scored: Scored, how: Sureness, minimum: int) -> list[str]:
    """Questions, or single measures, in which everybody answered the same."""
    found = []
    for measure in scored.measures:
        shown = figure(measure, None, how)
        if measure.kind == Kind.MEAN and shown.n >= max(2, minimum) and shown.deviation == 0:
            found.append(measure.key)
    return found


def _at_ceiling(scored: Scored, how: Sureness, setup: Setup, minimum: int) -> list[str]:
    found = []
    for measure in scored.measures:
        if measure.level == Level.DIMENSION and measure.component in {"expectation", "desired"}:
            shown = figure(measure, None, how)
            told = shown.value is not None and shown.n >= minimum
            if told and (shown.value or 0.0) > setup.high - 0.5:
                found.append(measure.subject)
    return found


def _subjects(found: Sequence[Reliability]) -> str:
    return ", ".join(f"{entry.subject} ({entry.component})" for entry in found)
