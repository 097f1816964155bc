"""What the classifier sees of a message: words and letters in a row, and what the lexicon says.

Two kinds of features go in together. N-grams of words (those under a negation marked as such) and
of letters learn the tone of service messages from the training phrases. Charges from the lexicon,
turned by negation, strengthened and weakened by their neighbours, weighed by where they stand (the
last clause and what follows a «but» say more), let the classifier judge words it never met.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p, sqrt

from vinculo.lib.text.mood.lexicon import Lexicon, lexicon
from vinculo.lib.text.mood.tokens import Read, read

_NEGATED_WORDS = 4
_GRAM_SIZES = (4, 5)
_GRAM_WEIGHT = 0.6
_DENSE_WEIGHT = 1.0
_UNHEARD = frozenset({",", ":", "(", ")", "\n"})

Features = dict[str, float]


@dataclass(frozen=True)
class Charged:
    """One word or phrase with a charge, after its neighbours had their say."""

    value: float
    negated: bool
    sentence: int
    after_contrast: bool
    words: tuple[str, ...]


def features_of(text: str, language: str) -> Features:
    """Names and values of all features of ``text``; ``language`` chooses the lexicon."""
    seen = read(text)
    known = lexicon(language)
    found: Features = {}
    rows = _rows(seen, known)
    for name in rows:
        found[name] = 1.0
    scale = 1.0 / sqrt(max(len(found), 1))
    found = dict.fromkeys(found, 3.0 * scale)
    grams = frozenset[str]().union(*map(_grams_of, set(seen.words)))
    if grams:
        found |= dict.fromkeys(grams, 3.0 * _GRAM_WEIGHT / sqrt(len(grams)))
    for name, value in _dense(seen, hits_in(text, language), known, language):
        if value:
            found[name] = _DENSE_WEIGHT * value
    return found


@lru_cache(maxsize=8)
def hits_in(text: str, language: str) -> tuple[Charged, ...]:
    """What of ``text`` is charged in a language; features and reasons ask one after the other."""
    return tuple(charged(read(text), lexicon(language)))


def charged(seen: Read, known: Lexicon) -> list[Charged]:
    """All charged words and phrases in order, phrases first where both fit."""
    found: list[Charged] = []
    for number, sentence in enumerate(seen.sentences):
        found.extend(_in_sentence(sentence, number, known))
    return found


def _in_sentence(sentence: tuple[str, ...], number: int, known: Lexicon) -> Iterator[Charged]:
    left = 0
    contrast = False
    place = 0
    while place < len(sentence):
        token = sentence[place]
        phrase = _phrase_at(sentence, place, known) if token in known.openers else None
        if phrase:
            value = known.phrases[phrase]
            yield Charged(value * _boost(sentence, place, known), False, number, contrast, phrase)
            place += len(phrase)
            left = max(left - len(phrase), 0)
            continue
        if token in known.contrasts:
            contrast, left = True, 0
        elif token[0] in ".,;:!?\n":
            left = 0
        elif token in known.negations:
            left = _NEGATED_WORDS
        elif token in known.charge:
            value = known.charge[token] * _boost(sentence, place, known)
            if left:
                value = -0.9 * value if value > 0 else -0.5 * value
            yield Charged(value, left > 0, number, contrast, (token,))
            left = max(left - 1, 0)
        else:
            left = max(left - 1, 0)
        place += 1


def _phrase_at(sentence: tuple[str, ...], place: int, known: Lexicon) -> tuple[str, ...] | None:
    for size in known.openers[sentence[place]]:
        phrase = sentence[place : place + size]
        if phrase in known.phrases:  # the end of a sentence leaves fewer words: then it is none
            return phrase
    return None


def _boost(sentence: tuple[str, ...], place: int, known: Lexicon) -> float:
    before = sentence[max(place - 2, 0) : place]
    boost = 1.0
    for word in before:
        if word in known.intensifiers:
            boost *= 1.4
        elif word in known.diminishers:
            boost *= 0.6
    return boost


def _rows(seen: Read, known: Lexicon) -> Iterator[str]:
    """One and two words in a row; a word under a negation also with its mark."""
    negations = known.negations
    for sentence in seen.sentences:
        left = 0
        before = "<"
        for word in sentence:
            if word in _UNHEARD:
                continue
            yield f"w {word}"
            yield f"w {before} {word}"
            before = word
            if word in negations:
                if left and word[0].isalpha():
                    yield f"n {word}"
                left = _NEGATED_WORDS
            elif left:
                if word[0].isalpha():
                    yield f"n {word}"
                left -= 1


@lru_cache(maxsize=20_000)
def _grams_of(word: str) -> frozenset[str]:
    if word.startswith("emoji") or len(word) < 3:
        return frozenset()
    framed = f"_{word}_"
    return frozenset(
        f"c {framed[start : start + size]}"
        for size in _GRAM_SIZES
        for start in range(len(framed) - size + 1)
    )


def _dense(
    seen: Read, hits: Sequence[Charged], known: Lexicon, language: str
) -> Iterator[tuple[str, float]]:
    """The figures that no vocabulary is needed for."""
    yield from _charges("all", hits)
    last = len(seen.sentences) - 1
    yield from _charges("last", [hit for hit in hits if hit.sentence == last])
    yield from _charges("first", [hit for hit in hits if hit.sentence == 0])
    after = [hit for hit in hits if hit.after_contrast]
    if after:
        yield from _charges("after", after)
        yield "d contrast", 1.0
    if hits and hits[0].value > 0 and min(hit.value for hit in hits) < 0:
        yield "d good_then_bad", 1.0
    if hits and hits[0].value < 0 and max(hit.value for hit in hits) > 0:
        yield "d bad_then_good", 1.0
    if not hits:
        yield "d uncharged", 1.5
    yield from _shape(seen, language)
    yield from _emotions(seen, known)


def _charges(where: str, hits: Sequence[Charged]) -> Iterator[tuple[str, float]]:
    good = sum(hit.value for hit in hits if hit.value > 0)
    bad = -sum(hit.value for hit in hits if hit.value < 0)
    yield f"d {where} good", log1p(good)
    yield f"d {where} bad", log1p(bad)
    if good or bad:
        yield f"d {where} balance", (good - bad) / (good + bad + 0.5)
        yield f"d {where} {'good' if good > bad else 'bad'}_wins", 1.0
    negated = sum(hit.value for hit in hits if hit.negated)
    yield f"d {where} negated", max(min(negated, 2.0), -2.0)


def _shape(seen: Read, language: str) -> Iterator[tuple[str, float]]:
    words = seen.words
    yield f"d language {language}", 0.5
    yield "d length", log1p(len(words)) / 2
    yield "d short", 1.0 if len(words) <= 3 else 0.0
    yield "d exclaims", min(seen.exclamations, 4) / 2
    yield "d asks", 1.0 if seen.questions else 0.0
    yield "d ends_asking", 1.0 if seen.tokens and seen.tokens[-1].startswith("?") else 0.0
    yield "d asks_only", 1.0 if seen.questions and len(seen.sentences) <= 2 else 0.0
    yield "d shouts", 1.0 if seen.shouting > 0.4 and len(words) > 2 else 0.0
    yield "d dots", 1.0 if seen.tokens.count(".") > len(seen.sentences) else 0.0
    for name in ("emojihappy", "emojiangry", "emojisad", "emojibad"):
        yield f"d {name}", min(words.count(name), 2) * 1.0
    thanks = {"gracias", "thanks", "thank", "saludo", "saludos", "regards"}
    ending = seen.sentences[-1] if seen.sentences else ()
    yield "d thanks_at_end", 1.0 if thanks & set(ending) and len(seen.sentences) > 1 else 0.0


def _emotions(seen: Read, known: Lexicon) -> Iterator[tuple[str, float]]:
    words = seen.words
    for name, listed in known.emotions.items():
        yield f"d {name}", log1p(sum(word in listed for word in words))
