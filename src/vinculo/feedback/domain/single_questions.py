"""Satisfaction, recommendation and effort: one question each, with its own way of counting."""

import numpy as np

from vinculo.feedback.domain.questionnaire import (
    Answers,
    Field,
    FloatArray,
    Kind,
    Level,
    Measure,
    Scored,
    Setup,
    Words,
    flag,
)


def top_share(values: FloatArray, least: float) -> FloatArray:
    """1 for answers of at least ``least``, 0 for others, missing stays missing."""
    return np.where(np.isfinite(values), (values >= least).astype(np.float64), np.nan)


def balance(values: FloatArray) -> FloatArray:
    """Recommendation: 9 and 10 count 1, 0 to 6 count -1, 7 and 8 count 0."""
    ends = np.where(values >= 9, 1.0, np.where(values <= 6, -1.0, 0.0))
    return np.where(np.isfinite(values), ends, np.nan)


def single_fields(name: str, words: Words, setup: Setup, aliases: tuple[str, ...]) -> list[Field]:
    """The one column of a single question."""
    return [Field(name, words, setup.low, setup.high, aliases=aliases, whole=True)]


def satisfaction(answers: Answers, setup: Setup, words: Words) -> Scored:
    """Mean, and the share of the two highest answers of the scale."""
    values = answers.of("satisfaction")
    return _scored(answers, "satisfaction", words, values, top_share(values, setup.high - 1))


def effort(answers: Answers, setup: Setup, words: Words) -> Scored:
    """Mean, and the share of those who agree that it was easy: above the middle of the scale."""
    values = answers.of("effort")
    middle = (setup.low + setup.high) / 2
    share = np.where(np.isfinite(values), (values > middle).astype(np.float64), np.nan)
    return _scored(answers, "effort", words, values, share)


def recommendation(answers: Answers, _setup: Setup, words: Words) -> Scored:
    """Those who recommend minus those who would not, and each of the three shares."""
    values = answers.of("recommendation")
    ends = balance(values)

    def share(end: float) -> FloatArray:
        return np.where(np.isfinite(ends), (ends == end).astype(np.float64), np.nan)

    subject = "recommendation"
    measures = [
        Measure(subject, "balance", Level.OVERALL, Kind.BALANCE, ends, words, headline=True),
        Measure(subject, "mean", Level.OVERALL, Kind.MEAN, values, words),
    ]
    for name, end in (("promoters", 1.0), ("passives", 0.0), ("detractors", -1.0)):
        measures.append(Measure(subject, name, Level.OVERALL, Kind.SHARE, share(end), words))
    return _answered(answers, measures, values)


def _scored(
    answers: Answers, subject: str, words: Words, values: FloatArray, share: FloatArray
) -> Scored:
    measures = [
        Measure(subject, "mean", Level.OVERALL, Kind.MEAN, values, words, headline=True),
        Measure(subject, "top", Level.OVERALL, Kind.SHARE, share, words, headline=True),
    ]
    return _answered(answers, measures, values)


def _answered(answers: Answers, measures: list[Measure], values: FloatArray) -> Scored:
    flags = flag("nothing_answered", ~np.isfinite(values), answers, left_out=True)
    return Scored(tuple(measures), flags=tuple(flags), outcome=measures[0].subject)
