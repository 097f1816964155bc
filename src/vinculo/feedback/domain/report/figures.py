"""Figures of the whole by subject, and who does not count."""

from collections.abc import Sequence

from vinculo.feedback.domain.figures import Figure, Sureness, figure, is_light
from vinculo.feedback.domain.questionnaire import Flag, Level, Measure, Scored
from vinculo.feedback.domain.report.voice import Record, Voice, interval_record


def figure_record(measure: Measure, found: Figure, minimum: int, voice: Voice) -> Record:
    """One figure; below the minimum of persons only how many they are."""
    named = str(measure.kind)
    start: Record = {"words": voice.tell("component", measure.component), "n": found.n}
    if found.n_effective is not None:
        start["n_effective"] = found.n_effective
    light = found.n_effective is not None and is_light(found.n_effective, minimum)
    few = 0 < found.n < minimum or light
    reason = "below_minimum" if few else found.reason
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
