"""Groups and waves: what is shown of each, and what differs."""

from typing import Any

from vinculo.feedback.domain.groups import Comparison, Split, Together
from vinculo.feedback.domain.pairs import Paired
from vinculo.feedback.domain.report.figures import figure_record
from vinculo.feedback.domain.report.voice import Record, Voice, interval_record
from vinculo.lib.stats.comparisons import Difference


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
        "paired": [_paired_record(entry, voice) for entry in split.paired],
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


def _paired_record(entry: Paired, voice: Voice) -> Record:
    start: Record = {
        "key": entry.measure.subject,
        "component": entry.measure.component,
        "first": entry.first,
        "second": entry.second,
        "n": entry.n,
        "method": "paired-t",
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
