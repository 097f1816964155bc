"""From records to pairs, reasons and groups."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vinculo.customers.domain.duplicates import frequency, model
from vinculo.customers.domain.duplicates.blocking import Candidates, candidates
from vinculo.customers.domain.duplicates.clusters import clusters
from vinculo.customers.domain.duplicates.comparison import Comparison
from vinculo.customers.domain.duplicates.features import Features
from vinculo.customers.domain.duplicates.fields import FIELDS, NOT_COMPARED
from vinculo.customers.domain.duplicates.model import Evidence, Model, Scores

Ids = NDArray[np.int64]
Numbers = NDArray[np.float64]
Progress = Callable[[str, int, int], None]

_AT_ONCE: Final = 250_000
_RANDOM_PAIRS: Final = 400_000
_LOOKED_AT: Final = 40_000
_DRAWN_BY_CHANCE: Final = 5.0
_SEED: Final = 20261122
THRESHOLDS: Final = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)


@dataclass(frozen=True, slots=True)
class Reason:
    """What one field says of a pair: its level and its weight in bits (log₂ same / chance)."""

    field: str
    level: str
    bits: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one customer, with the reasons, strongest first.

    Attributes:
        a, b: Record numbers from 0, ``a < b``.
        probability: Chance that both are the same customer.
        household: Chance that they are different people of one household.
        together: Whether both ended in the same group.
    """

    a: int
    b: int
    probability: float
    household: float
    together: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ThresholdEffect:
    """What a threshold would give, as the model expects it."""

    threshold: float
    pairs: int
    false_pairs: float
    found_share: float


@dataclass(frozen=True)
class Duplicates:
    """The whole answer.

    Attributes:
        records: Records looked at. compared: pairs compared. skipped: pairs of crowded blocks.
        pairs: Those at least as likely as asked for, likeliest first.
        groups: Records that are one customer.
        expected: Pairs of one customer that the file is thought to have among those compared.
    """

    records: int
    compared: int
    skipped: int
    pairs: tuple[Pair, ...]
    groups: tuple[tuple[int, ...], ...]
    effects: tuple[ThresholdEffect, ...]
    expected: float
    learned: Model


@dataclass(frozen=True)
class _Weigher:
    """Compares and weighs any pairs of one file."""

    comparison: Comparison
    shares: Mapping[tuple[str, str], Numbers]

    def levels(self, a: Ids, b: Ids) -> dict[str, NDArray[np.int8]]:
        return {field.key: found for field, found in self.comparison.all_levels(a, b)}

    def evidence(
        self, a: Ids, b: Ids, levels: Mapping[str, NDArray[np.int8]] | None = None
    ) -> Evidence:
        known = self.levels(a, b) if levels is None else levels
        return Evidence(known, {k: np.maximum(s[a], s[b]) for k, s in self.shares.items()})


@dataclass(frozen=True)
class _Compared:
    """The candidates with their levels."""

    weigher: _Weigher
    pairs: Candidates
    levels: Mapping[str, NDArray[np.int8]]

    def part(self, at: Ids) -> Evidence:
        levels = {key: found[at] for key, found in self.levels.items()}
        return self.weigher.evidence(self.pairs.a[at], self.pairs.b[at], levels)

    def parts(self) -> Iterator[Evidence]:
        for start in range(0, self.pairs.a.size, _AT_ONCE):
            yield self.part(np.arange(start, min(start + _AT_ONCE, self.pairs.a.size)))


def find_duplicates(
    features: Features,
    *,
    threshold: float = 0.9,
    review: float = 0.5,
    progress: Progress = lambda _stage, _done, _total: None,
) -> Duplicates:
    """The pairs of ``features`` that may be one customer, and the groups.

    Args:
        features: The records made ready.
        threshold: Probability from which two records are taken as one.
        review: Probability from which a pair is told for somebody to look at.
        progress: Told stage, steps done and steps in all.
    """
    if features.size < 2:
        return _nobody(features.size)
    progress("blocking", 0, 1)
    found = candidates(features)
    weigher = _Weigher(Comparison(features), frequency.shares(features))
    compared = _compared(weigher, found, progress)
    progress("learning", 0, 1)
    learned = _learned(compared, features.size)
    scores = _scored(compared, learned)
    progress("grouping", 0, 1)

    def odds_of(a: Ids, b: Ids) -> Numbers:
        return _odds(model.score(weigher.evidence(a, b), learned).same)

    groups = clusters(
        found.a,
        found.b,
        _odds(scores.same),
        size=features.size,
        threshold=float(_odds(np.array([threshold]))[0]),
        log_odds=odds_of,
    )
    kept = np.flatnonzero(scores.same >= review)
    pairs = _told(compared.part(kept), found, kept, scores, learned, groups)
    return Duplicates(
        records=features.size,
        compared=int(found.a.size),
        skipped=found.skipped,
        pairs=pairs,
        groups=tuple(groups),
        effects=_effects(scores.same),
        expected=float(scores.same.sum()),
        learned=learned,
    )


def _nobody(size: int) -> Duplicates:
    empty = Model(model.believed(), {}, 0.0, 0.0, {})
    return Duplicates(size, 0, 0, (), (), _effects(np.empty(0)), 0.0, empty)


def _compared(weigher: _Weigher, found: Candidates, progress: Progress) -> _Compared:
    """All candidates compared, in parts so that memory stays small and people see it move."""
    size = found.a.size
    levels = {field.key: np.empty(size, dtype=np.int8) for field in FIELDS}
    for start in range(0, size, _AT_ONCE):
        progress("comparing", start, size)
        part = slice(start, start + _AT_ONCE)
        for key, reached in weigher.levels(found.a[part], found.b[part]).items():
            levels[key][part] = reached
    progress("comparing", size, size)
    return _Compared(weigher, found, levels)


def _random_pairs(size: int) -> tuple[Ids, Ids]:
    """Pairs drawn at random with a fixed seed; all of them when there are few."""
    if size * (size - 1) // 2 <= _RANDOM_PAIRS:
        one, other = np.triu_indices(size, 1)
        return one.astype(np.int64), other.astype(np.int64)
    random = np.random.default_rng(_SEED)
    a = random.integers(0, size, _RANDOM_PAIRS)
    b = (a + random.integers(1, size, _RANDOM_PAIRS)) % size
    return np.minimum(a, b), np.maximum(a, b)


def _learned(compared: _Compared, size: int) -> Model:
    """Twice when pairs of one customer were drawn too: the second time they weigh little."""
    drawn = compared.weigher.evidence(*_random_pairs(size))
    learned = _learned_once(compared, drawn, np.ones(drawn.levels["given_name"].size), size)
    same = model.score(drawn, learned).same
    if same.sum() < _DRAWN_BY_CHANCE:
        return learned
    return _learned_once(compared, drawn, 1.0 - same, size)


def _learned_once(compared: _Compared, drawn: Evidence, weight: Numbers, size: int) -> Model:
    chance = model.chances(drawn.levels, weight)
    same, taught = model.learn_same(compared.part, compared.pairs.passes, chance, _LOOKED_AT)
    logs = [model.logs(part, same, chance) for part in compared.parts()]
    one, house, stranger = (np.concatenate([np.empty(0), *kind]) for kind in _turned(logs))
    matches, households = model.learn_shares(one, house, stranger, records=size)
    return Model(same, chance, matches, households, taught)


def _turned(logs: list[tuple[Numbers, Numbers, Numbers]]) -> list[list[Numbers]]:
    return [[part[kind] for part in logs] for kind in range(3)]


def _scored(compared: _Compared, learned: Model) -> Scores:
    parts = [model.score(part, learned) for part in compared.parts()]
    none = np.empty(0)
    return Scores(
        np.concatenate([none, *(part.same for part in parts)]),
        np.concatenate([none, *(part.household for part in parts)]),
    )


def _odds(probability: Numbers) -> Numbers:
    """Natural log odds; certainty is bounded by what a double can tell from 1."""
    inside = np.clip(probability, 1e-300, 1.0 - 1e-15)
    return np.asarray(np.log(inside) - np.log1p(-inside), dtype=np.float64)


def _effects(probability: Numbers) -> tuple[ThresholdEffect, ...]:
    everything = float(probability.sum())
    found = []
    for threshold in THRESHOLDS:
        above = probability[probability >= threshold]
        found.append(
            ThresholdEffect(
                threshold,
                int(above.size),
                float((1.0 - above).sum()),
                float(above.sum()) / everything if everything > 0 else 0.0,
            )
        )
    return tuple(found)


def _told(
    evidence: Evidence,
    found: Candidates,
    kept: Ids,
    scores: Scores,
    learned: Model,
    groups: list[tuple[int, ...]],
) -> tuple[Pair, ...]:
    group_of = {record: number for number, group in enumerate(groups) for record in group}
    bits = _bits(evidence, learned)
    pairs = []
    for at in np.argsort(-scores.same[kept], kind="stable").tolist():
        a, b = int(found.a[kept[at]]), int(found.b[kept[at]])
        reasons = [
            Reason(
                f.key, f.levels[evidence.levels[f.key][at]].code, round(float(bits[f.key][at]), 2)
            )
            for f in FIELDS
            if evidence.levels[f.key][at] != NOT_COMPARED
        ]
        pairs.append(
            Pair(
                a,
                b,
                float(scores.same[kept[at]]),
                float(scores.household[kept[at]]),
                a in group_of and group_of[a] == group_of.get(b),
                tuple(sorted(reasons, key=lambda reason: -abs(reason.bits))),
            )
        )
    return tuple(pairs)


def _bits(evidence: Evidence, learned: Model) -> dict[str, Numbers]:
    return {
        f.key: (
            model.log_same(evidence, learned.same, [f.key])
            - model.log_chance(evidence, learned.chance, f, household=False)
        )
        / np.log(2.0)
        for f in FIELDS
    }
