"""The mood of a message: polarity, emotion, how sure, why, and whether somebody should look.

An estimate for a person who reads it, never a judgement: it decides nothing by itself.
"""

from dataclasses import dataclass

from vinculo.lib.text.mood.attention import Sign, signs_in
from vinculo.lib.text.mood.features import Features, features_of, hits_in
from vinculo.lib.text.mood.language import Language, language_of
from vinculo.lib.text.mood.model import packaged_model
from vinculo.lib.text.mood.tokens import read

LIGHT, DEEP = "light", "deep"
UNCLASSIFIED = "unclassified"
LEAST_CONFIDENCE = 0.42
"""Below this no emotion is named; a polarity always is."""

NEGATIVE_EMOTIONS = ("anger", "frustration", "sadness")
_FITTING = {
    "negative": (*NEGATIVE_EMOTIONS, "neutral"),
    "neutral": ("neutral", *NEGATIVE_EMOTIONS),
    "positive": ("satisfaction", "neutral"),
}
_MOST_REASONS = 6


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A word or phrase that weighed, and how much: below zero towards the negative."""

    words: str
    charge: float
    is_negated: bool


@dataclass(frozen=True, kw_only=True)
class Mood:
    """What a message sounds like. Confidences and probabilities go from 0 to 1."""

    polarity: str
    polarity_confidence: float
    polarities: dict[str, float]
    emotion: str
    emotion_confidence: float
    emotions: dict[str, float]
    language: Language
    reasons: tuple[Reason, ...]
    attention: tuple[Sign, ...]
    method: str


def mood_of(text: str, *, deep: bool = False, with_reasons: bool = True) -> Mood:
    """The mood of ``text`` in Spanish or English; another language is read as well as it goes.

    ``deep`` adds sentence vectors, which need the extra ``[text]``. Reasons and signs are left out
    where nobody reads them. A text without words is neutral with no confidence and no emotion.
    """
    tongue = language_of(text)
    seen = read(text)
    if not seen.words:
        return _silent(tongue, deep=deep)
    features: Features = features_of(text, tongue.code)
    if deep:
        from vinculo.lib.text.mood.deep import as_features, vectors_of

        features.update(as_features(vectors_of([text])[0]))
    polarities, emotions = (_shares(what, features, deep=deep) for what in ("polarity", "emotion"))
    polarity = max(polarities, key=lambda name: polarities[name])
    emotion, sure = _emotion(emotions, polarity)
    return Mood(
        polarity=polarity,
        polarity_confidence=polarities[polarity],
        polarities=polarities,
        emotion=emotion,
        emotion_confidence=sure,
        emotions=emotions,
        language=tongue,
        reasons=_reasons(text, tongue.code) if with_reasons else (),
        attention=signs_in(text) if with_reasons else (),
        method=DEEP if deep else LIGHT,
    )


def _shares(what: str, features: Features, *, deep: bool) -> dict[str, float]:
    """The probabilities of the light model, or the mean of its and the deep one's."""
    light = packaged_model(LIGHT)[what].probabilities(features)
    if not deep:
        return light
    vectors = packaged_model(DEEP)[what].probabilities(features)
    return {name: (light[name] + vectors[name]) / 2.0 for name in light}


def _emotion(emotions: dict[str, float], polarity: str) -> tuple[str, float]:
    """The likeliest emotion that fits the polarity; its share among those; or none."""
    fitting = {name: emotions[name] for name in _FITTING[polarity]}
    best = max(fitting, key=lambda name: fitting[name])
    sure = fitting[best]
    if polarity == "neutral" and best != "neutral":
        return UNCLASSIFIED, sure
    return (best, sure) if sure >= LEAST_CONFIDENCE else (UNCLASSIFIED, sure)


def _reasons(text: str, language: str) -> tuple[Reason, ...]:
    hits = [hit for hit in hits_in(text, language) if hit.value]
    strongest = sorted(hits, key=lambda hit: -abs(hit.value))[:_MOST_REASONS]
    return tuple(
        Reason(words=" ".join(hit.words), charge=round(hit.value, 2), is_negated=hit.negated)
        for hit in sorted(strongest, key=hits.index)
    )


def _silent(language: Language, *, deep: bool) -> Mood:
    third = 1.0 / 3.0
    return Mood(
        polarity="neutral",
        polarity_confidence=0.0,
        polarities={"negative": third, "neutral": third, "positive": third},
        emotion=UNCLASSIFIED,
        emotion_confidence=0.0,
        emotions={},
        language=language,
        reasons=(),
        attention=(),
        method=DEEP if deep else LIGHT,
    )
