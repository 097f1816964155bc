"""The answer of a scoring as plain records: every figure with its n and its interval."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vinculo.feedback.domain.figures import Figure, Sureness, figure
from vinculo.feedback.domain.groups import Comparison, Split, Together
from vinculo.feedback.domain.insight import Drivers, Grid, Reliability, Zone
from vinculo.feedback.domain.kano import Feature
from vinculo.feedback.domain.questionnaire import Flag, Level, Measure, Scored
from vinculo.feedback.domain.structure import Structure
from vinculo.lib.stats.comparisons import Difference
from vinculo.lib.stats.confirmatory import Fit
from vinculo.lib.stats.intervals import Interval

Record = dict[str, Any]
Tell = Callable[[str, str], str]
"""The words of a code: which table of words, and the code."""


@dataclass(frozen=True)
class Voice:
    """In which language, and with which words."""

    language: str
    tell: Tell

    def of(self, words: Mapping[str, str]) -> str:
        """The text in this language."""
        return words[self.language]


def interval_record(interval: Interval | None) -> Record | None:
    """An interval with its level and method."""
    if interval is None:
        return None
    return {
        "low": interval.low,
        "high": interval.high,
        "level": interval.level,
        "method": interval.method,
    }


def figure_record(measure: Measure, found: Figure, minimum: int, voice: Voice) -> Record:
    """One figure; below the minimum of persons only how many they are."""
    named = str(measure.kind)
    start: Record = {"words": voice.tell("component", measure.component), "n": found.n}
    if found.n_effective is not None:
        start["n_effective"] = found.n_effective
    reason = "below_minimum" if 0 < found.n < minimum else found.reason
    if found.value is None or reason == "below_minimum":
        nothing = {named: None, "deviation": None, "interval": None}
        return {**start, **nothing, "reason": voice.tell("reason", reason)}
    record = {
        **start,
        named: found.value,
        "deviation": found.deviation,
        "interval": interval_record(found.interval),
    }
    return {**record, "reason": voice.tell("reason", reason)} if reason else record


def subjects_record(
    scored: Scored, level: Level, how: Sureness, minimum: int, voice: Voice
) -> list[Record]:
    """Every subject of a level with the figures of its components."""
    found: dict[str, Record] = {}
    for measure in scored.measures:
        if measure.level == level:
            entry = found.setdefault(
                measure.subject,
                {"key": measure.subject, "words": voice.of(measure.words), "figures": {}},
            )
            entry["figures"][measure.component] = figure_record(
                measure, figure(measure, None, how), minimum, voice
            )
    return list(found.values())


def flag_records(flags: Sequence[Flag], voice: Voice) -> list[Record]:
    """Who does not count, or counts in another way."""
    return [
        {
            "code": flag.code,
            "words": voice.tell("flag", flag.code),
            "count": flag.count,
            "rows": list(flag.rows),
            "excluded": flag.left_out,
        }
        for flag in flags
    ]


def zone_records(zones: Sequence[Zone], minimum: int, voice: Voice) -> list[Record]:
    """The zones of tolerance."""
    return [
        {
            "key": zone.measure.subject,
            "level": str(zone.measure.level),
            "words": voice.of(zone.measure.words),
            "n": zone.n,
            "position": zone.position,
            "state": zone.state,
            "state_words": voice.tell("state", zone.state),
            "flagged": zone.state == "below",
            "shares": {"below": zone.below, "inside": zone.inside, "above": zone.above},
        }
        for zone in zones
        if zone.n >= minimum
    ]


def grid_record(grid: Grid, voice: Voice) -> Record:
    """Importance against performance."""
    return {
        "level": str(grid.level),
        "importance": grid.components[0],
        "performance": grid.components[1],
        "cross_hairs": {
            "means": {"importance": grid.means[0], "performance": grid.means[1]},
            "middle": {"importance": grid.middles[0], "performance": grid.middles[1]},
        },
        "places": [
            {
                "key": place.measure.subject,
                "words": voice.of(place.measure.words),
                "n": place.n,
                "importance": place.importance,
                "performance": place.performance,
                "quadrant_by_means": place.by_means,
                "quadrant_by_middle": place.by_middle,
                "quadrant_words": voice.tell("state", place.by_means),
            }
            for place in grid.places
        ],
    }


def reliability_records(found: Sequence[Reliability], voice: Voice) -> list[Record]:
    """Reliability of every dimension in every component."""
    records = []
    for entry in found:
        record: Record = {
            "key": entry.subject,
            "component": entry.component,
            "n": entry.n,
            "items": entry.items,
            "alpha": entry.alpha.value if entry.alpha else None,
            "interval": interval_record(entry.alpha.interval if entry.alpha else None),
            "standardised_alpha": entry.alpha.standardised if entry.alpha else None,
            "omega": entry.omega,
            "low": entry.is_low,
        }
        if entry.difference is not None:
            record["difference_reliability"] = entry.difference
        if entry.reason:
            record["reason"] = voice.tell("reason", entry.reason)
        records.append(record)
    return records


def drivers_record(found: Drivers, voice: Voice) -> Record:
    """What goes with the outcome."""
    record: Record = {"outcome": found.outcome, "n": found.n, "method": "relative-weights"}
    if found.found is None:
        reason = voice.tell("reason", found.reason)
        return {**record, "r_squared": None, "causes": [], "reason": reason}
    shares = found.found.shares
    causes = [
        {
            "key": name,
            "share": float(shares[place]),
            "raw_weight": float(found.found.raw[place]),
            "correlation": float(found.found.correlations[place]),
            "interval": interval_record(found.stability[place].interval),
            "same_rank": found.stability[place].same_rank,
            "first": found.stability[place].first,
        }
        for place, name in enumerate(found.causes)
    ]
    causes.sort(key=lambda cause: -float(str(cause["share"])))
    return {**record, "r_squared": found.found.r_squared, "causes": causes}


def feature_record(feature: Feature, voice: Voice) -> Record:
    """One feature and its category."""
    return {
        "key": feature.key,
        "n": feature.n,
        "category": feature.category,
        "category_words": voice.tell("component", feature.category),
        "strength": feature.strength,
        "mixed": feature.mixed,
        "better": feature.better,
        "worse": feature.worse,
        "shares": dict(feature.shares),
    }


def split_record(split: Split, minimum: int, voice: Voice) -> Record:
    """One grouping: its groups, what stays hidden and what differs."""
    return {
        "column": split.grouping.column,
        "is_wave": split.grouping.is_wave,
        "compared_with": "rest" if split.against_rest else "each_other",
        "hidden": {"small": split.small, "complementary": split.complementary},
        "groups": [
            {
                "name": name,
                "n": split.persons[name],
                "figures": [_shown_record(entry, minimum, voice) for entry in split.shown[name]],
            }
            for name in split.grouping.names
        ],
        "together": [_together_record(entry, voice) for entry in split.together],
        "comparisons": [_comparison_record(entry, voice) for entry in split.comparisons],
    }


def _shown_record(entry: Any, minimum: int, voice: Voice) -> Record:
    start = {"key": entry.measure.subject, "component": entry.measure.component}
    if entry.figure is None:
        hidden = {"hidden": entry.hidden, "reason": voice.tell("reason", entry.hidden)}
        return {**start, "n": None, str(entry.measure.kind): None, **hidden}
    return {**start, **figure_record(entry.measure, entry.figure, minimum, voice)}


def _comparison_record(entry: Comparison, voice: Voice) -> Record:
    start: Record = {
        "key": entry.measure.subject,
        "component": entry.measure.component,
        "first": entry.first,
        "second": entry.second,
    }
    if entry.found is None:
        return {**start, "difference": None, "reason": voice.tell("reason", entry.reason)}
    return {**start, **_difference_record(entry.found), "p_adjusted": entry.adjusted}


def _difference_record(found: Difference) -> Record:
    return {
        "difference": found.difference,
        "interval": interval_record(found.interval),
        "statistic": found.statistic,
        "freedom": found.freedom,
        "p": found.p_value,
    }


def _together_record(entry: Together, voice: Voice) -> Record:
    start: Record = {"key": entry.measure.subject, "component": entry.measure.component}
    if entry.found is None:
        return {**start, "statistic": None, "reason": voice.tell("reason", entry.reason)}
    return {
        **start,
        "method": entry.found.method,
        "statistic": entry.found.statistic,
        "freedom": list(entry.found.freedom),
        "p": entry.found.p_value,
        "p_adjusted": entry.adjusted,
    }


def structure_record(found: Structure, voice: Voice) -> Record:
    """The factor check of one component."""
    start: Record = {"component": found.component, "n": found.n}
    if found.adequacy is None or found.eigenvalues is None or found.chance is None:
        return {**start, "reason": voice.tell("reason", found.reason)}
    per_item = found.adequacy.per_item.tolist()
    return {
        **start,
        "kmo": found.adequacy.sampling,
        "kmo_items": dict(zip(found.items, per_item, strict=True)),
        "bartlett": {
            "chi_square": found.adequacy.sphericity,
            "freedom": found.adequacy.freedom,
            "p": found.adequacy.p_value,
        },
        "eigenvalues": found.eigenvalues.tolist(),
        "chance_eigenvalues": found.chance.tolist(),
        "suggested_factors": found.suggested,
        "loadings": None
        if found.loadings is None
        else dict(zip(found.items, found.loadings.tolist(), strict=True)),
        "factor_correlations": None if found.correlations is None else found.correlations.tolist(),
        "as_designed": _fit_record(found.as_designed),
        "one_factor": _fit_record(found.one_factor),
    }


def _fit_record(fit: Fit | None) -> Record | None:
    if fit is None:
        return None
    return {
        "chi_square": fit.statistic,
        "freedom": fit.freedom,
        "p": fit.p_value,
        "cfi": fit.cfi,
        "tli": fit.tli,
        "rmsea": fit.rmsea,
        "srmr": fit.srmr,
        "loadings": fit.loadings.tolist(),
        "factor_correlations": fit.correlations.tolist(),
    }
