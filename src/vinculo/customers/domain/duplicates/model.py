"""Fellegi and Sunter's model with three kinds of pairs, its parameters learned from the file.

A pair is of one customer, of one household (other people, same surnames, address or telephone),
or of strangers. Given its kind, the levels of its fields are taken as independent (Fellegi and
Sunter, 1969). What is learned, and how:

* the chances of strangers from pairs drawn at random, of which next to none are of one customer;
  a level that depends on the value takes how often that value occurs in the file;
* the agreement of one customer's records by expectation and maximisation (Dempster, Laird and
  Rubin, 1977; Winkler, 1988), pass by pass. The pairs of a pass agree on its key by construction,
  so a pass teaches only the fields that its key leaves free; the passes are averaged by the
  matches that each expects;
* the share of each kind among **all** pairs, by the same expectation over the candidates.

What one field says is blended with what is believed before (``fields``), as if that had been
seen on a few pairs, so that a file of twenty rows does not teach nonsense.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vinculo.customers.domain.duplicates.blocking import PASSES
from vinculo.customers.domain.duplicates.fields import (
    BIRTH_DATE,
    FIELDS,
    GIVEN,
    NOT_COMPARED,
    SURNAMES,
    Field,
)

Numbers = NDArray[np.float64]
LevelsOf = Mapping[str, NDArray[np.int8]]

_BELIEVED_PAIRS: Final = 25.0
_BELIEVED_STRANGERS: Final = 200.0
_TURNS: Final = 25
_LEAST_MATCHES: Final = 20.0
_HOUSEHOLDS: Final = 0.3
_TWINS: Final = 0.03
"""Share of pairs of brothers and sisters that are twins: some 1.6 % of births, two in each."""
_BORN_TOGETHER: Final = next(v.household or 1.0 for v in BIRTH_DATE.levels if v.code == "same")
_HOPELESS: Final = -3.0
"""Log odds below which a pair cannot be of one customer: shares are far below one in twenty."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Levels of pairs, and how common the value is on which each pair agrees.

    Attributes:
        levels: For each field, the level of each pair.
        shares: For (field, level) that goes by value, how common the value of each pair is.
    """

    levels: LevelsOf
    shares: Mapping[tuple[str, str], Numbers]


PartOf = Callable[[NDArray[np.int64]], Evidence]
"""The evidence of some pairs, by their numbers; made when wanted, so that memory stays small."""


@dataclass(frozen=True)
class Model:
    """What has been learned.

    Attributes:
        same, chance: For each field, the share of pairs of one customer, of strangers, that
            reach each level.
        matches, households: Share of all pairs that are of one customer, of one household.
        taught: For each field, the expected matches that taught its ``same``.
    """

    same: Mapping[str, Numbers]
    chance: Mapping[str, Numbers]
    matches: float
    households: float
    taught: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scores:
    """For each pair the chance of being of one customer and of being of one household."""

    same: Numbers
    household: Numbers


def chances(levels: LevelsOf, weight: Numbers) -> dict[str, Numbers]:
    """How often strangers reach each level, from pairs drawn at random and their weights."""
    found = {}
    for field in FIELDS:
        seen = _counted(levels[field.key], weight, len(field.levels))
        believed = np.array([level.chance for level in field.levels]) * _BELIEVED_STRANGERS
        found[field.key] = (seen + believed) / (seen.sum() + believed.sum())
    return found


def _counted(levels: NDArray[np.int8], weight: Numbers, size: int) -> Numbers:
    told = levels != NOT_COMPARED
    return np.asarray(
        np.bincount(levels[told], weights=weight[told], minlength=size), dtype=np.float64
    )


def believed() -> dict[str, Numbers]:
    """The agreement of one customer's records before the file is seen."""
    return {f.key: np.array([level.same for level in f.levels]) for f in FIELDS}


def _looked_up(levels: NDArray[np.int8], values: Numbers) -> Numbers:
    """The logarithm of each pair's value, 0 where the field is not compared."""
    table = np.append(np.log(np.maximum(values, 1e-300)), 0.0)
    return np.asarray(table[levels], dtype=np.float64)


def log_same(evidence: Evidence, same: Mapping[str, Numbers], keys: Sequence[str]) -> Numbers:
    """The logarithm of the chance of the levels of ``keys`` if the pair is of one customer."""
    logs = [_looked_up(evidence.levels[key], same[key]) for key in keys]
    return np.asarray(np.sum(logs, axis=0), dtype=np.float64)


def log_chance(
    evidence: Evidence, chance: Mapping[str, Numbers], field: Field, *, household: bool
) -> Numbers:
    """The logarithm of the chance of a field's level for strangers, or within a household."""
    levels = evidence.levels[field.key]
    found = _looked_up(levels, chance[field.key])
    for number, level in enumerate(field.levels):
        if level.by_value:
            at = levels == number
            found[at] = np.log(evidence.shares[field.key, level.code][at])
    told = [level.household for level in field.levels]
    if household and None not in told:
        own = _looked_up(levels, np.array(told, dtype=np.float64))
        different = len(field.levels) - 1
        return np.where(levels == different, own, np.maximum(own, found))
    return found


def log_twins(evidence: Evidence, keys: Sequence[str]) -> Numbers:
    """What twins add to the chance of a household, 0 where a pair cannot be of twins.

    Independence within a household fails for them: of brothers and sisters, who have other given
    names and the same surnames, far more share a birth date than of all people under one roof.
    """
    levels = evidence.levels
    found = np.zeros(len(levels[GIVEN.key]), dtype=np.float64)
    if not {GIVEN.key, SURNAMES.key, BIRTH_DATE.key} <= set(keys):
        return found
    brothers = np.isin(
        levels[SURNAMES.key], [SURNAMES.index(c) for c in ("both_same", "only_same")]
    )
    other = levels[GIVEN.key] == GIVEN.index("different")
    born = levels[BIRTH_DATE.key] == BIRTH_DATE.index("same")
    found[brothers & other & born] = math.log(_TWINS / _BORN_TOGETHER)
    return found


def _posterior(
    one: Numbers, house: Numbers, stranger: Numbers, matches: float, households: float
) -> Scores:
    logs = np.stack(
        (
            one + np.log(matches),
            house + np.log(households),
            stranger + np.log(max(1.0 - matches - households, 1e-12)),
        )
    )
    logs -= logs.max(axis=0)
    weights = np.exp(logs)
    weights /= weights.sum(axis=0)
    return Scores(weights[0], weights[1])


def _learned_in_pass(
    evidence: Evidence, chance: Mapping[str, Numbers], free: Sequence[Field]
) -> tuple[dict[str, Numbers], float, float]:
    """Agreement of the free fields among the pairs of one pass, by EM; matches and their share."""
    keys = [field.key for field in free]
    strangers = np.sum([log_chance(evidence, chance, f, household=False) for f in free], axis=0)
    houses = np.sum([log_chance(evidence, chance, f, household=True) for f in free], axis=0)
    houses = houses + log_twins(evidence, keys)
    same = believed()
    matches, households = 0.2, 0.1
    posterior = np.empty(0)
    for _ in range(_TURNS):
        scores = _posterior(log_same(evidence, same, keys), houses, strangers, matches, households)
        posterior = scores.same
        moved = abs(float(posterior.mean()) - matches)
        matches = min(max(float(posterior.mean()), 1e-6), 0.999)
        households = min(max(float(scores.household.mean()), 1e-6), 0.999 - matches + 1e-6)
        for field in free:
            same[field.key] = _blended(field, evidence.levels[field.key], posterior)
        if moved < 1e-5:
            break
    return same, float(posterior.sum()), matches


def _blended(field: Field, levels: NDArray[np.int8], posterior: Numbers) -> Numbers:
    seen = _counted(levels, posterior, len(field.levels))
    prior = np.array([level.same for level in field.levels]) * _BELIEVED_PAIRS
    return np.asarray((seen + prior) / (seen.sum() + prior.sum()), dtype=np.float64)


def learn_same(
    part_of: PartOf, passes: NDArray[np.uint32], chance: Mapping[str, Numbers], most: int
) -> tuple[dict[str, Numbers], dict[str, float]]:
    """Agreement of one customer's records, averaged over the passes that leave a field free.

    Args:
        part_of: Gives the evidence of candidate pairs.
        passes: The bits of the passes that found each pair.
        chance: What strangers do.
        most: Pairs of a pass that are looked at; evenly taken when there are more.

    Returns:
        The shares by field and level, and the expected matches that taught each field.
    """
    prior = believed()
    total = {field.key: prior[field.key] * _BELIEVED_PAIRS for field in FIELDS}
    taught = dict.fromkeys(total, 0.0)
    for number, one_pass in enumerate(PASSES):
        at = np.flatnonzero(passes & np.uint32(1 << number))
        free = [f for f in FIELDS if f.key not in one_pass.settles]
        if at.size < _LEAST_MATCHES:
            continue
        at = at[:: max(1, at.size // most)]
        part = part_of(at)
        free = [f for f in free if (part.levels[f.key] != NOT_COMPARED).any()]
        if len(free) < 2:
            continue
        same, matches, share = _learned_in_pass(part, chance, free)
        if matches < _LEAST_MATCHES or share < 0.01:
            continue
        for field in free:
            told = float((part.levels[field.key] != NOT_COMPARED).mean()) * matches
            total[field.key] = total[field.key] + same[field.key] * told
            taught[field.key] += told
    return {key: value / value.sum() for key, value in total.items()}, taught


def learn_shares(
    one: Numbers, house: Numbers, stranger: Numbers, *, records: int
) -> tuple[float, float]:
    """The share of all pairs that are of one customer and of one household, by EM.

    Pairs that are no candidates count as strangers. It begins at one double in twenty records,
    and keeps a little of that belief.
    """
    hopeful = np.maximum(one, house) - stranger > _HOPELESS
    one, house, stranger = one[hopeful], house[hopeful], stranger[hopeful]
    pairs = records * (records - 1) / 2
    start = min(0.2, 0.05 * records / pairs)
    matches, households = start, start * _HOUSEHOLDS
    believed_pairs = 0.5 + 0.002 * records
    for _ in range(_TURNS):
        scores = _posterior(one, house, stranger, matches, households)
        before = matches
        matches = min((float(scores.same.sum()) + believed_pairs) / (pairs + 1), 0.9)
        households = min(
            (float(scores.household.sum()) + believed_pairs * _HOUSEHOLDS) / (pairs + 1), 0.09
        )
        if abs(matches - before) < 1e-4 * before:
            break
    return matches, households


def score(evidence: Evidence, model: Model) -> Scores:
    """The chances of each pair under ``model``."""
    one, house, stranger = logs(evidence, model.same, model.chance)
    return _posterior(one, house, stranger, model.matches, model.households)


def logs(
    evidence: Evidence, same: Mapping[str, Numbers], chance: Mapping[str, Numbers]
) -> tuple[Numbers, Numbers, Numbers]:
    """The logarithms of the chances of each pair for the three kinds, all fields together."""
    one = log_same(evidence, same, [field.key for field in FIELDS])
    stranger, house = np.zeros_like(one), np.zeros_like(one)
    for field in FIELDS:
        stranger += log_chance(evidence, chance, field, household=False)
        house += log_chance(evidence, chance, field, household=True)
    return one, house + log_twins(evidence, [field.key for field in FIELDS]), stranger
