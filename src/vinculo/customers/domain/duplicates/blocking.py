"""Which pairs are worth comparing: several passes, each of blocks that share a key.

A pass is two or three features that a pair must share. Errors seldom hit all passes, so a pair
lost in one is found by another. The blocks of a pass are bounded: small ones are the telling
ones and are taken first, until the pass has spent its share of pairs; larger blocks («María
García») are divided by what else the records say, and what is still too large keeps only
neighbours in the order of the names.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vinculo.customers.domain.duplicates.features import Features, Texts
from vinculo.lib.text.short_forms import FULL_NAMES
from vinculo.lib.text.similarity import Ids
from vinculo.lib.text.spanish_sound import skeleton, sound

Keys = NDArray[np.uint64]

ALL_PAIRS_UP_TO: Final = 700
"""Records up to which every pair is compared and no pass is needed."""
_LARGEST_BLOCK: Final = 60
_PAIRS_PER_RECORD: Final = 2
_LEAST_PAIRS: Final = 250_000
_NEIGHBOURS: Final = 3
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass: the features shared, and the compared fields that sharing them settles."""

    key: str
    features: tuple[str, ...]
    settles: frozenset[str]


_NAMES: Final = frozenset({"given_name", "surnames"})
_SETTLES: Final = {
    "given": frozenset({"given_name"}),
    "surname": frozenset({"surnames"}),
    "word": _NAMES,
    "birth": frozenset({"birth_date"}),
    "year": frozenset({"birth_date"}),
    "postcode": frozenset({"postcode", "city"}),
    "city": frozenset({"city", "postcode"}),
    "street": frozenset({"address"}),
    "number": frozenset({"address"}),
    "phone": frozenset({"phone"}),
    "mail": frozenset({"mail"}),
    "local": frozenset({"mail"}),
    "id": frozenset({"national_id"}),
    "company": frozenset({"company"}),
}
PASSES: Final = tuple(
    Pass(" + ".join(features), features, frozenset().union(*(_SETTLES[f] for f in features)))
    for features in (
        ("id",),
        ("phone",),
        ("mail",),
        ("local",),
        ("company",),
        ("birth",),
        ("word", "word"),
        ("given", "surname"),
        ("given", "postcode"),
        ("given", "street"),
        ("given", "year", "city"),
        ("surname", "postcode"),
        ("surname", "street"),
        ("surname", "year"),
        ("street", "number"),
        ("street", "postcode"),
        ("year", "number", "postcode"),
    )
)
_REFINERS: Final = ("birth", "phone", "street", "postcode", "surname", "year")
_LARGEST_REFINED: Final = 8


@dataclass(frozen=True)
class Candidates:
    """Pairs to compare.

    Attributes:
        a, b: Record numbers, ``a < b``, each pair once.
        passes: For each pair, one bit for each pass of PASSES that found it.
        skipped: Pairs of blocks too large that no division brought together.
    """

    a: Ids
    b: Ids
    passes: NDArray[np.uint32]
    skipped: int


def _of(texts: Texts, spell: Callable[[str], str] = str) -> Keys:
    """The key of each record's text, spelled by ``spell`` once per distinct text."""
    return np.asarray(stable_keys([spell(w) for w in texts.known.words])[texts.ids])


def _given_keys(features: Features) -> list[Keys]:
    """Up to three full names for each of the first two given names: «Paco» as «Francisco»."""
    found: list[Keys] = []
    for texts in features.given_tokens[:2]:
        full = [sorted(FULL_NAMES.get(word, {word})) for word in texts.known.words]
        for place in (0, 1, 2):
            spelled = [sound(names[place]) if len(names) > place else "" for names in full]
            found.append(np.asarray(stable_keys(spelled)[texts.ids], dtype=np.uint64))
    return found


def stable_keys(texts: list[str]) -> Keys:
    """A number for each text, the same for the same text in every list; 0 for the empty one."""
    return np.array([_stable(text) for text in texts], dtype=np.uint64)


def _stable(text: str) -> int:
    """A 64-bit FNV-1a hash, the same in every run; 0 for the empty text."""
    if not text:
        return 0
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def keys_of(features: Features) -> dict[str, list[Keys]]:
    """For each feature its columns of keys, one entry per record, 0 where it says nothing."""
    days = features.days.astype(np.uint64)
    low, high = np.minimum(days[:, 1], days[:, 2]), np.maximum(days[:, 1], days[:, 2])
    has_day = days[:, 0] > 0
    birth = (days[:, 0] * np.uint64(10000) + low * np.uint64(100) + high) * has_day * _MIX
    words = (*features.given_tokens[:2], features.first, features.second)
    return {
        "given": _given_keys(features),
        "surname": [_of(texts, skeleton) for texts in (features.first, features.second)],
        "word": [_of(texts, sound) for texts in words],
        "birth": [np.asarray(birth, dtype=np.uint64)],
        "year": [np.asarray(days[:, 0] * _MIX, dtype=np.uint64)],
        "postcode": [_of(features.postcode)],
        "city": [_of(features.city, sound)],
        "street": [_of(features.street, skeleton)],
        "number": [_of(features.number)],
        "phone": [_of(texts, lambda number: number[-9:]) for texts in features.phones],
        "mail": [_of(features.mail)],
        "local": [_of(features.local, lambda part: part if len(part) >= 5 else "")],
        "id": [_of(features.ids)],
        "company": [_of(texts, sound) for texts in (features.company, features.company_bag)],
    }


def combined(one: Keys, other: Keys) -> Keys:
    """One key of two, 0 where either says nothing."""
    mixed = (one ^ (one >> np.uint64(29))) * _MIX + (other ^ (other >> np.uint64(31)))
    return np.where((one == 0) | (other == 0), np.uint64(0), mixed)


def _rows(keys: dict[str, list[Keys]], wanted: Pass) -> tuple[Keys, Ids]:
    """All keys of a pass with their records, sorted by key."""
    columns = keys[wanted.features[0]]
    if wanted.features == ("word", "word"):
        columns = [
            combined(np.minimum(x, y), np.maximum(x, y))
            for i, x in enumerate(columns)
            for y in columns[i + 1 :]
        ]
    else:
        for feature in wanted.features[1:]:
            columns = [combined(x, y) for x in columns for y in keys[feature]]
    return _sorted(np.concatenate(columns), np.tile(np.arange(columns[0].size), len(columns)))


def _sorted(key: Keys, record: Ids) -> tuple[Keys, Ids]:
    said = np.flatnonzero(key)
    order = said[np.argsort(key[said])]
    return key[order], record[order]


def _sizes(key: Keys) -> tuple[Ids, Ids]:
    """For each row, the size of its block and its place in it."""
    starts = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
    sizes = np.diff(np.concatenate((starts, [key.size])))
    return np.repeat(sizes, sizes), np.arange(key.size) - np.repeat(starts, sizes)


def _limit(size: Ids, place: Ids, budget: int) -> int:
    """The largest block for which all blocks up to it stay within ``budget`` pairs."""
    firsts = size[place == 0]
    firsts = np.sort(firsts[firsts > 1])
    spent = np.cumsum(firsts * (firsts - 1) // 2)
    within = firsts[spent <= budget]
    return min(_LARGEST_BLOCK, int(within[-1])) if within.size else 2


def _pairs(record: Ids, size: Ids, place: Ids, most: int) -> Iterator[Ids]:
    """Pairs of the same block at most ``most`` rows apart, as a · 2³² + b."""
    for apart in range(1, most + 1):
        at = np.flatnonzero(place + apart < size)
        if not at.size:
            return
        one, other = record[at], record[at + apart]
        two = one != other  # a record may hold the same key twice
        yield ((np.minimum(one, other) << 32) | np.maximum(one, other))[two]


def _blocked(key: Keys, record: Ids, limit: int) -> tuple[list[Ids], Ids]:
    """The pairs of blocks up to ``limit``, and the rows that stand in larger ones."""
    if not key.size:
        return [], np.empty(0, dtype=np.int64)
    size, place = _sizes(key)
    small = size <= limit
    found = list(_pairs(record[small], size[small], place[small], limit))
    return found, np.flatnonzero(~small)


def _one_pass(
    keys: dict[str, list[Keys]], wanted: Pass, order: Ids, budget: int
) -> tuple[Ids, int]:
    """The pairs of one pass and how many pairs of its large blocks were not taken."""
    key, record = _rows(keys, wanted)
    if not key.size:
        return np.empty(0, dtype=np.int64), 0
    size, place = _sizes(key)
    limit = _limit(size, place, budget)
    found, large = _blocked(key, record, limit)
    if large.size:
        inside, rows = key[large], record[large]
        for feature in _REFINERS:
            if feature in wanted.features:
                continue
            for column in keys[feature]:
                finer, of = _sorted(combined(inside, column[rows]), rows)
                found.extend(_blocked(finer, of, min(limit, _LARGEST_REFINED))[0])
        near = np.lexsort((order[rows], inside))
        size, place = _sizes(inside[near])
        found.extend(_pairs(rows[near], size, place, _NEIGHBOURS))
    firsts = _sizes(key[large])[0] if large.size else np.empty(0, dtype=np.int64)
    wished = int((firsts - 1).sum() // 2) if large.size else 0
    pairs = _distinct(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    return pairs, wished


def _distinct(pairs: Ids) -> Ids:
    """As ``np.unique``, by sorting, which is faster here than by hashing."""
    ordered = np.sort(pairs)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: ordered.size]]


def candidates(features: Features) -> Candidates:
    """The pairs of all passes; every pair when there are at most ALL_PAIRS_UP_TO records."""
    keys = keys_of(features)
    order = np.lexsort((features.first.ids, features.given.ids, features.birth.ids)).argsort()
    budget = max(_LEAST_PAIRS, _PAIRS_PER_RECORD * features.size)
    pairs: list[Ids] = []
    bits: list[NDArray[np.uint32]] = []
    skipped = 0
    for number, wanted in enumerate(PASSES):
        found, wished = _one_pass(keys, wanted, order, budget)
        skipped += wished
        pairs.append(found)
        bits.append(np.full(found.size, 1 << number, dtype=np.uint32))
    if features.size <= ALL_PAIRS_UP_TO:
        one, other = np.triu_indices(features.size, 1)
        pairs.append((one.astype(np.int64) << 32) | other)
        bits.append(np.zeros(one.size, dtype=np.uint32))
        skipped = 0
    every, bit = np.concatenate(pairs), np.concatenate(bits)
    order = np.argsort(every, kind="stable")
    every, bit = every[order], bit[order]
    if not every.size:
        return Candidates(every, every, bit, skipped)
    starts = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1])))
    distinct = every[starts]
    return Candidates(
        distinct >> 32, distinct & 0xFFFFFFFF, np.bitwise_or.reduceat(bit, starts), skipped
    )
