"""Which class of subjects a case may belong to, with reasons that a person can check.

Two kinds of evidence, added up and never applied by themselves: words that the company gave to a
class, and past cases. Of each word of the case, the share of the past cases with that word that
went to a class speaks for it, drawn towards the class's overall share by one pseudo-case (so that
a word seen once proves nothing), and only as far as it exceeds that overall share.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from vinculo.lib.text.folding import fold

MOST = 3
LEAST_SCORE = 0.25
GIVEN_WORD = 1.0
SHORTEST = 4
FEWEST_CASES = 2
PSEUDO = 1.0
_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(
    [
        "para",
        "como",
        "pero",
        "este",
        "esta",
        "esto",
        "desde",
        "hasta",
        "donde",
        "cuando",
        "porque",
        "buenos",
        "buenas",
        "dias",
        "tardes",
        "hola",
        "gracias",
        "saludo",
        "saludos",
        "quiero",
        "tengo",
        "puedo",
        "hace",
        "sobre",
        "tiene",
        "with",
        "from",
        "this",
        "that",
        "have",
        "your",
        "please",
        "thanks",
        "hello",
        "dear",
        "para",
        "cual",
        "sido",
        "estoy",
        "favor",
    ]
)


@dataclass(frozen=True, kw_only=True)
class PastCase:
    """A case that somebody classified: what it said and what they called it."""

    text: str
    class_id: UUID


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """A class with why: words that were given to it, and words with how many past cases."""

    class_id: UUID
    score: float
    given: tuple[str, ...]
    learned: tuple[tuple[str, int], ...]


def words_in(text: str) -> frozenset[str]:
    """The telling words of a text, folded."""
    return frozenset(
        word
        for word in _WORD.findall(fold(text))
        if len(word) >= SHORTEST and word not in _COMMON and not word.isdigit()
    )


def propose(
    text: str, given: Mapping[UUID, str], past: Sequence[PastCase], most: int = MOST
) -> list[Proposed]:
    """The likeliest classes of a text among ``given`` (class to its words), the best first."""
    words = words_in(text)
    overall = Counter(one.class_id for one in past if one.class_id in given)
    total = sum(overall.values())
    with_word: dict[str, Counter[UUID]] = {word: Counter() for word in words}
    for one in past:
        if one.class_id in given:
            for word in words & words_in(one.text):
                with_word[word][one.class_id] += 1
    found = [
        _judged(class_id, hints, words, with_word, overall[class_id] / total if total else 0.0)
        for class_id, hints in given.items()
    ]
    good = [one for one in found if one.score >= LEAST_SCORE]
    best = sorted(good, key=lambda one: (-one.score, one.class_id))[:most]
    return [_as_written(one, text) for one in best]


def _as_written(one: Proposed, text: str) -> Proposed:
    """The same with its words as the text has them: folding is for finding alone."""
    written = {fold(word): word.lower() for word in _WORD.findall(text)}
    return replace(
        one,
        given=tuple(written.get(word, word) for word in one.given),
        learned=tuple((written.get(word, word), n) for word, n in one.learned),
    )


def _judged(
    class_id: UUID,
    hints: str,
    words: Iterable[str],
    with_word: Mapping[str, Counter[UUID]],
    share: float,
) -> Proposed:
    wanted = words_in(hints)
    hit = tuple(sorted(word for word in words if any(_same(word, hint) for hint in wanted)))
    lifts: dict[str, float] = {}
    for word, counts in with_word.items():
        seen, here = sum(counts.values()), counts[class_id]
        lift = (here + PSEUDO * share) / (seen + PSEUDO) - share
        if here >= FEWEST_CASES and lift > 0:
            lifts[word] = lift
    best = sorted(lifts, key=lambda word: (-lifts[word], word))[:MOST]
    return Proposed(
        class_id=class_id,
        score=GIVEN_WORD * len(hit) + sum(lifts[word] for word in best),
        given=hit,
        learned=tuple((word, with_word[word][class_id]) for word in best),
    )


def _same(word: str, hint: str) -> bool:
    """One word in its forms: «factura» and «facturas»."""
    return word == hint or (word.startswith(hint) and len(word) - len(hint) <= 2)
