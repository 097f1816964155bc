"""The whole scoring: from read answers to the records of the answer."""

import numpy as np

from vinculo.feedback.domain import report
from vinculo.feedback.domain.balancing import shown_margins
from vinculo.feedback.domain.cautions import cautions, group_cautions, secrecy
from vinculo.feedback.domain.figures import Sureness, figure, is_light
from vinculo.feedback.domain.groups import split
from vinculo.feedback.domain.insight import drivers, grid, reliabilities, zones
from vinculo.feedback.domain.kano import feature
from vinculo.feedback.domain.questionnaire import Answers, FloatArray, Kind, Level, Scored
from vinculo.feedback.domain.report import Record, Voice
from vinculo.feedback.domain.structure import structure
from vinculo.feedback.domain.wishes import Asked
from vinculo.lib.stats.sampling import invitations, margin_of_share, size_for_mean, size_for_share
from vinculo.lib.tables import Problem, TableError

VERSION = "1"


def score(asked: Asked, scored: Scored, voice: Voice) -> Record:
    """The records of a scoring.

    Raises:
        TableError: ``nobody_answered``, ``too_few_persons`` or ``population_too_small``.
    """
    wishes = asked.wishes
    weights = asked.balanced.weights
    how = Sureness(weights, asked.weighted, wishes.level, wishes.population)
    persons = _persons(scored, weights)
    _check_persons(persons, asked)
    reliable = reliabilities(scored, weights > 0, level=wishes.level, minimum=wishes.minimum)
    splits = split(
        scored.measures,
        asked.groupings,
        how,
        wishes.minimum,
        correction=wishes.correction,
        seen=asked.seen,
        persons=asked.persons,
    )
    levels = {
        name: report.subjects_record(scored, level, how, wishes.minimum, voice)
        for name, level in (
            ("overall", Level.OVERALL),
            ("dimensions", Level.DIMENSION),
            ("items", Level.ITEM),
        )
    }
    return {
        "calculation": "feedback.score",
        "version": VERSION,
        "instrument": _instrument(asked, voice),
        "source": asked.instrument.source,
        "persons": {"in_file": len(asked.answers), "answered": persons, **_worth(asked)},
        "left_out": report.flag_records([f for f in scored.flags if f.left_out], voice),
        "notices": report.flag_records([f for f in scored.flags if not f.left_out], voice),
        **levels,
        "reliability": report.reliability_records(reliable, voice),
        "zones": report.zone_records(zones(scored, how), wishes.minimum, voice)
        if scored.zones
        else [],
        "grids": _grids(asked, scored, how, voice),
        "drivers": _drivers(asked, scored, voice),
        "features": _features(scored, weights, wishes.minimum, voice),
        "weights": _weights(asked),
        "sample": _sample(asked, scored, how, persons),
        "groups": [report.split_record(found, wishes.minimum, voice) for found in splits],
        "factors": _factors(asked, scored, voice) if wishes.factors else [],
        "warnings": cautions(asked, scored, how, reliable, persons, voice)
        + group_cautions(splits, wishes.minimum, voice)
        + secrecy(asked, scored, voice),
    }


def _persons(scored: Scored, weights: FloatArray) -> int:
    """Who gave at least one answer that counts."""
    there = np.zeros(len(weights), dtype=bool)
    for measure in scored.measures:
        there |= np.isfinite(measure.values)
    return int((there & (weights > 0)).sum())


def _check_persons(persons: int, asked: Asked) -> None:
    wishes = asked.wishes
    if not persons:
        raise TableError.of("nobody_answered")
    if persons < wishes.minimum:
        shown = {"minimum": wishes.minimum}
        raise TableError([Problem("too_few_persons", value=str(persons), params=shown)])
    if asked.weighted and is_light(asked.balanced.effective, wishes.minimum):
        shown = {"minimum": wishes.minimum}
        worth = f"{asked.balanced.effective:.1f}"
        raise TableError([Problem("too_few_effective", value=worth, params=shown)])
    if wishes.population is not None and persons > wishes.population:
        shown = {"population": wishes.population}
        raise TableError([Problem("population_too_small", value=str(persons), params=shown)])


def _instrument(asked: Asked, voice: Voice) -> Record:
    own = asked.instrument
    return {
        "key": own.key,
        "words": voice.of(own.words),
        "scale": {"low": asked.setup.low, "high": asked.setup.high},
        "dimensions": [
            {"key": d.key, "words": voice.of(d.words), "items": [item.key for item in d.items]}
            for d in asked.setup.dimensions
        ],
        "validated": own.validated,
    }


def _worth(asked: Asked) -> Record:
    if not asked.weighted:
        return {"n_effective": None, "design_effect": None}
    found = asked.balanced
    return {"n_effective": found.effective, "design_effect": found.design_effect}


def _grids(asked: Asked, scored: Scored, how: Sureness, voice: Voice) -> list[Record]:
    scale = (asked.setup.low, asked.setup.high)
    found = [grid(scored, level, how, scale) for level in scored.grid]
    return [
        report.grid_record(entry, voice)
        for entry in found
        if entry is not None and all(place.n >= asked.wishes.minimum for place in entry.places)
    ]


def _drivers(asked: Asked, scored: Scored, voice: Voice) -> Record | None:
    """The drivers of the outcome named, else of the instrument's own; ``None`` without one."""
    wishes = asked.wishes
    name, values = wishes.outcome, asked.outcome
    if values is None and scored.outcome:
        name = scored.outcome
        values = _own_outcome(asked.answers, scored)
    causes = {key.partition(".")[0]: scored.measure(key) for key in scored.causes}
    columns = {key: measure.values for key, measure in causes.items() if measure is not None}
    columns.update(wishes.causes)
    columns.pop(name, None)
    if values is None or not columns:
        return None
    keep = asked.balanced.weights > 0
    found = drivers(
        list(columns),
        np.column_stack(list(columns.values()))[keep],
        (name, values[keep]),
        times=wishes.times,
        seed=wishes.seed,
        level=wishes.level,
        minimum=wishes.minimum,
    )
    return report.drivers_record(found, voice)


def _own_outcome(answers: Answers, scored: Scored) -> FloatArray | None:
    return answers.of(scored.outcome) if scored.outcome in answers else None


def _features(scored: Scored, weights: FloatArray, minimum: int, voice: Voice) -> list[Record]:
    found = []
    for key, codes in scored.categories.items():
        known = feature(key, codes, weights)
        if known is not None and int((np.isfinite(codes) & (weights > 0)).sum()) >= minimum:
            found.append(report.feature_record(known, voice))
    return found


def _weights(asked: Asked) -> Record | None:
    if not asked.weighted:
        return None
    found = asked.balanced
    shown = shown_margins(found, asked.wishes.minimum)
    return {
        "n_effective": found.effective,
        "design_effect": found.design_effect,
        "largest": float(found.weights.max()) if shown.all() else None,
        "trimmed": found.trimmed,
        "margins": [
            {
                "column": margin.column,
                "category": margin.category,
                "n": margin.n if open_ else None,
                "wanted": margin.wanted,
                "before": margin.before if open_ else None,
                "after": margin.after if open_ else None,
            }
            for margin, open_ in zip(found.margins, shown.tolist(), strict=True)
        ],
    }


def _sample(asked: Asked, scored: Scored, how: Sureness, persons: int) -> Record:
    """What these answers are worth, and how many would be needed.

    A mean within the margin (a part of the scale's width) is asked of the headline that varies
    most: then the others are within it too.
    """
    wishes = asked.wishes
    worth = asked.balanced.effective if asked.weighted else float(persons)
    needed = size_for_share(wishes.margin, population=wishes.population, level=wishes.level)
    record: Record = {
        "population": wishes.population,
        "margin_of_share": margin_of_share(worth, population=wishes.population, level=wishes.level),
        "margin_wanted": wishes.margin,
        "needed_for_share": needed,
        "invitations": None
        if wishes.response_rate is None
        else invitations(needed, wishes.response_rate),
        "needed_for_mean": None,
        "mean_of": None,
    }
    means = [m for m in scored.measures if m.headline and m.kind == Kind.MEAN]
    known = [
        (found.deviation, m.key)
        for m in means
        if (found := figure(m, None, how)).deviation and found.n >= wishes.minimum
    ]
    if known:
        deviation, record["mean_of"] = max(known)
        width = wishes.margin * (asked.setup.high - asked.setup.low)
        record["needed_for_mean"] = size_for_mean(
            width, deviation, population=wishes.population, level=wishes.level
        )
    return record


def _factors(asked: Asked, scored: Scored, voice: Voice) -> list[Record]:
    """The factor check of each component that was asked; differences follow from them."""
    keep = asked.balanced.weights > 0
    found = []
    derived = {"gap", "adequacy", "superiority", "tolerance"}
    for component in dict.fromkeys(block.component for block in scored.blocks):
        if component in derived:
            continue
        blocks = [block for block in scored.blocks if block.component == component]
        names = [
            measure.subject
            for measure in scored.measures
            if measure.level == Level.ITEM and measure.component == component
        ] or [d.key for d in asked.setup.dimensions]
        chosen = [type(b)(b.subject, b.component, b.answers[keep]) for b in blocks]
        found.append(
            report.structure_record(
                structure(component, chosen, names, seed=asked.wishes.seed), voice
            )
        )
    return found
