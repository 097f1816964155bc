"""Kano's categories: what happens when a feature is there, and when it is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from vinculo.feedback.domain.questionnaire import (
    Answers,
    Field,
    Flag,
    FloatArray,
    Kind,
    Level,
    Measure,
    Scored,
    Setup,
    flag,
    unanswered,
)
from vinculo.lib.tables import TableError, plain_name

CATEGORIES = "MOAIRQ"
"""Must-be, one-dimensional, attractive, indifferent, reverse, questionable: ties in this order."""

TABLE = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
"""Functional answer by row, dysfunctional by column: like, must be, neutral, live with, dislike.

Berger et al. 1993, Center for Quality of Management Journal 2(4)."""

CLEAR = 0.06
"""Below this distance of the two largest shares a feature is called mixed."""

WORDS: Mapping[str, float] = {
    name: code
    for code, names in enumerate(
        (
            ("like", "i_like_it", "me_gusta", "me_gustaria", "gusta"),
            ("must_be", "i_expect_it", "expect", "lo_espero", "debe_ser_asi", "es_lo_basico"),
            ("neutral", "me_da_igual", "me_es_indiferente", "indiferente", "i_am_neutral"),
            ("live_with", "i_can_live_with_it", "puedo_vivir_con_ello", "lo_tolero", "tolero"),
            ("dislike", "i_dislike_it", "no_me_gusta", "no_me_gustaria", "disgusta"),
        ),
        start=1,
    )
    for name in names
}
FUNCTIONAL = ("functional", "funcional", "con", "f", "si", "with")
DYSFUNCTIONAL = ("dysfunctional", "disfuncional", "sin", "d", "no", "without")


@dataclass(frozen=True)
class Feature:
    """What the answers say of one feature; shares are of ``n`` classified answers.

    ``better`` is how much satisfaction it can add, ``worse`` how much its lack takes away
    (negative). ``strength`` is the distance of the two largest shares; below 0.06 it is mixed.
    """

    key: str
    n: float
    category: str
    strength: float
    mixed: bool
    better: float | None
    worse: float | None
    shares: Mapping[str, float]


def features(headers: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Each feature of a file with the headers of its two columns.

    A column is named after its feature and an ending: ``wifi_functional`` and
    ``wifi_dysfunctional`` (or ``_con`` and ``_sin``, ``_f`` and ``_d``…).

    Raises:
        TableError: ``no_features``, or ``half_feature`` for a column without its counterpart.
    """
    halves: dict[str, dict[int, str]] = {}
    for header in headers:
        stem, _, ending = plain_name(header).rpartition("_")
        for side, endings in enumerate((FUNCTIONAL, DYSFUNCTIONAL)):
            if stem and ending in endings:
                halves.setdefault(stem, {})[side] = header
    if not any(len(sides) == 2 for sides in halves.values()):
        raise TableError.of("no_features")
    lonely = [header for sides in halves.values() if len(sides) == 1 for header in sides.values()]
    known = {*FUNCTIONAL[:2], *DYSFUNCTIONAL[:2]}
    for sides in halves.values():
        if len(sides) == 2:
            known |= {_ending(header) for header in sides.values()}
    surely = [header for header in lonely if _ending(header) in known]
    if surely:
        raise TableError.of("half_feature", columns=", ".join(surely))
    return {stem: (sides[0], sides[1]) for stem, sides in halves.items() if len(sides) == 2}


def _ending(header: str) -> str:
    return plain_name(header).rpartition("_")[2]


def kano_fields(setup: Setup) -> list[Field]:
    """Two columns for each feature found among the headers."""
    found = []
    for stem, headers in features(setup.headers).items():
        for side, header in zip(("functional", "dysfunctional"), headers, strict=True):
            words = {"es": stem, "en": stem}
            found.append(Field(f"{stem}_{side}", words, 1, 5, True, (header,), WORDS, True))
    return found


def kano(answers: Answers, _setup: Setup) -> Scored:
    """The category of each person's pair of answers, as a number into ``CATEGORIES``."""
    stems = [n.removesuffix("_functional") for n in answers.columns if n.endswith("_functional")]
    categories, measures = {}, []
    for stem in stems:
        codes = classified(answers.of(f"{stem}_functional"), answers.of(f"{stem}_dysfunctional"))
        categories[stem] = codes
        words = {"es": stem, "en": stem}
        for place, letter in enumerate(CATEGORIES):
            values = np.where(np.isfinite(codes), (codes == place).astype(np.float64), np.nan)
            measures.append(Measure(stem, letter, Level.ITEM, Kind.SHARE, values, words))
    blank = unanswered(np.column_stack(list(categories.values())))
    questionable = np.column_stack([c == CATEGORIES.index("Q") for c in categories.values()])
    flags: list[Flag] = flag("nothing_answered", blank, answers, left_out=True)
    many = 2 * questionable.sum(axis=1) > len(stems)
    flags += flag("often_questionable", many, answers, left_out=False)
    return Scored(tuple(measures), flags=tuple(flags), categories=categories)


def classified(functional: FloatArray, dysfunctional: FloatArray) -> FloatArray:
    """Each pair of answers (1 to 5) as its category; missing where one is missing."""
    table = np.array([[CATEGORIES.index(letter) for letter in row] for row in TABLE])
    both = np.isfinite(functional) & np.isfinite(dysfunctional)
    found = np.full(len(functional), np.nan)
    rows = functional[both].astype(np.int64) - 1
    found[both] = table[rows, dysfunctional[both].astype(np.int64) - 1]
    return found


def feature(key: str, codes: FloatArray, weights: FloatArray) -> Feature | None:
    """The category of a feature by its most frequent answer; ``None`` when nobody answered."""
    there = np.isfinite(codes)
    counts = {
        letter: float(weights[there & (codes == place)].sum())
        for place, letter in enumerate(CATEGORIES)
    }
    n = sum(counts.values())
    if n <= 0:
        return None
    ranked = sorted(CATEGORIES, key=lambda letter: (-counts[letter], CATEGORIES.index(letter)))
    strength = (counts[ranked[0]] - counts[ranked[1]]) / n
    useful = sum(counts[letter] for letter in "AOMI")
    better = (counts["A"] + counts["O"]) / useful if useful else None
    worse = 0.0 - (counts["O"] + counts["M"]) / useful if useful else None
    shares = {letter: counts[letter] / n for letter in CATEGORIES}
    return Feature(key, n, ranked[0], strength, strength < CLEAR, better, worse, shares)
