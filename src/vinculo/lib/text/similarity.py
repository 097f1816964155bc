"""How far apart two spellings are, for millions of pairs at once."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

LONGEST: Final = 32
"""Letters that are compared: the rest of a longer text does not count."""
_AT_ONCE: Final = 1 << 15

Ids = NDArray[np.int64]


@dataclass(frozen=True)
class Vocabulary:
    """Distinct texts by number, ready to be compared; number 0 is the empty text.

    Attributes:
        words: The texts, in the order of their numbers.
        codes: One row of LONGEST letters for each text, padded with zeros.
        lengths: How many letters of each text are compared.
        marks: One bit for each letter and digit that a text has, another for those it has twice.
    """

    words: tuple[str, ...]
    codes: NDArray[np.uint8]
    lengths: NDArray[np.int64]
    marks: NDArray[np.uint64]

    def initials(self) -> NDArray[np.uint8]:
        """The first letter of each text, 0 for the empty one."""
        return np.asarray(self.codes[:, 0], dtype=np.uint8)


def vocabulary(texts: list[str]) -> tuple[Vocabulary, Ids]:
    """The distinct ``texts`` and, for each of them, its number.

    Letters outside Latin-1 count as one and the same unknown letter: fold the text before.
    """
    numbers: dict[str, int] = {"": 0}
    ids = np.fromiter(
        (numbers.setdefault(text, len(numbers)) for text in texts), np.int64, len(texts)
    )
    words = tuple(numbers)
    rows = b"".join(
        word[:LONGEST].encode("latin-1", "replace").ljust(LONGEST, b"\0") for word in words
    )
    codes = np.frombuffer(rows, dtype=np.uint8).reshape(len(words), LONGEST)
    lengths = np.fromiter((min(len(word), LONGEST) for word in words), np.int64, len(words))
    return Vocabulary(words, codes, lengths, _marks(codes)), ids


def _marks(codes: NDArray[np.uint8]) -> NDArray[np.uint64]:
    found = np.zeros(len(codes), dtype=np.uint64)
    for place, letter in enumerate(b"abcdefghijklmnopqrstuvwxyz0123456789"):
        times = (codes == letter).sum(axis=1)
        found |= (times >= 1).astype(np.uint64) << np.uint64(place)
        if place < 26:
            found |= (times >= 2).astype(np.uint64) << np.uint64(36 + place)
    return found


def edit_distances(vocabulary: Vocabulary, one: Ids, other: Ids) -> NDArray[np.int64]:
    """Letters to change, put in, take out or swap with their neighbour, pair by pair.

    The restricted Damerau–Levenshtein distance by Hyyrö's bit vectors (2003): the letters of one
    text are the bits of a word, so that a column of the table is computed by a few operations,
    here on a whole array of pairs. Each distinct pair is computed once.
    """
    size = len(vocabulary.words)
    low, high = np.minimum(one, other), np.maximum(one, other)
    distinct, where = np.unique(low * size + high, return_inverse=True)
    left, right = distinct // size, distinct % size
    found = np.empty(distinct.size, dtype=np.int64)
    for start in range(0, distinct.size, _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        found[part] = _distances(vocabulary, left[part], right[part])
    return np.asarray(found[where], dtype=np.int64)


def within(
    vocabulary: Vocabulary, one: Ids, other: Ids, allowed: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether the distance of each pair is at most its ``allowed``.

    Most pairs are told apart without their distance: one edit changes the length by at most one,
    and at most two of the marks that say which letters a text has.
    """
    marks = vocabulary.marks
    difference = np.abs(vocabulary.lengths[one] - vocabulary.lengths[other])
    found: NDArray[np.bool_] = difference <= allowed
    at = np.flatnonzero(found)
    apart = np.bitwise_count(marks[one[at]] ^ marks[other[at]])
    near = apart <= 2 * allowed[at]
    found[at[~near]] = False
    at = at[near]
    found[at] = edit_distances(vocabulary, one[at], other[at]) <= allowed[at]
    return found


def similar(vocabulary: Vocabulary, one: Ids, other: Ids, least: float) -> NDArray[np.bool_]:
    """Whether 1 − distance / longer length is at least ``least``."""
    longer = np.maximum(vocabulary.lengths[one], vocabulary.lengths[other])
    allowed = np.floor((1.0 - least) * longer + 1e-9).astype(np.int64)
    return np.asarray(within(vocabulary, one, other, allowed), dtype=np.bool_)


def _distances(known: Vocabulary, left: Ids, right: Ids) -> NDArray[np.int64]:
    pattern, length = known.codes[left], known.lengths[left]
    text, until = known.codes[right], known.lengths[right]
    last = np.maximum(length - 1, 0).astype(np.uint32)
    one = np.uint32(1)
    up = np.full(left.size, 0xFFFFFFFF, dtype=np.uint32)
    down = np.zeros_like(up)
    diagonal = np.zeros_like(up)
    before = np.zeros_like(up)
    score = length.copy()
    for column in range(int(until.max(initial=0))):
        alike = np.packbits(pattern == text[:, column : column + 1], axis=1, bitorder="little")
        match = np.ascontiguousarray(alike).view("<u4")[:, 0]
        swapped = ((~diagonal & match) << one) & before
        diagonal = swapped | (((match & up) + up) ^ up) | match | down
        more = down | ~(diagonal | up)
        less = diagonal & up
        change = ((more >> last) & one).astype(np.int64) - ((less >> last) & one)
        score += np.where(column < until, change, 0)
        shifted = (more << one) | one
        up = (less << one) | ~(diagonal | shifted)
        down = shifted & diagonal
        before = match
    return np.where(length == 0, until, score)
