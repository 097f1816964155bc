"""How well the classifier does on phrases that took no part in any choice.

``python -m tools.mood.nested [--deep] [--folds 5] [--inner 3] [--phrases N]``

Nested cross-validation: an outer part is put aside; on the rest, an inner cross-validation sets
the temperatures, how much the vectors weigh beside the words, and from which confidence an
emotion is named; only then is the outer part read, once. Choosing and judging on the same
phrases would flatter the figure.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tools.mood.fitting import EMOTIONS, POLARITIES, folds, softmax, temperature_of
from tools.mood.train import SEED, Phrase, bags, matrix, phrases, targets, tell, train

WEIGHTS = (0.0, 0.25, 0.5, 0.75, 1.0)
THRESHOLDS = tuple(round(0.2 + 0.02 * step, 2) for step in range(31))
WANTED = 0.85
"""The share of named emotions that shall be right; the lowest threshold that gives it is taken."""

Bags = Sequence[dict[str, float]]


@dataclass(frozen=True)
class Choice:
    """What the inner part settles for one question."""

    temperatures: tuple[float, ...]
    weight: float
    threshold: float


def spread(rows: Sequence[Phrase], count: int) -> np.ndarray:
    return folds([f"{language}{label}" for language, label, _ in rows], count, SEED)


def scored(bagged: Bags, labels: np.ndarray, classes: Sequence[str], new: Bags) -> np.ndarray:
    """Scores of ``new`` by a model of ``bagged``."""
    names, fitted = train(bagged, labels, classes)
    return fitted.scores(matrix(new, names))


def blended(scores: Sequence[np.ndarray], chosen: Choice) -> np.ndarray:
    """The probabilities of the words' model, and of the vectors' when there is one."""
    shares = [softmax(s, t) for s, t in zip(scores, chosen.temperatures, strict=True)]
    if len(shares) == 1:
        return shares[0]
    return (1 - chosen.weight) * shares[0] + chosen.weight * shares[1]


def chosen_inside(
    rows: Sequence[Phrase], kinds: Sequence[Bags], labels: np.ndarray, classes, inner: int
) -> Choice:
    """The choices, by phrases of the inner part that each model had not seen."""
    fold = spread(rows, inner)
    scores = [np.zeros((len(rows), len(classes))) for _ in kinds]
    for part in range(inner):
        inside, outside = np.flatnonzero(fold != part), np.flatnonzero(fold == part)
        for kind, bagged in enumerate(kinds):
            scores[kind][outside] = scored(
                [bagged[i] for i in inside], labels[inside], classes, [bagged[i] for i in outside]
            )
    heat = tuple(temperature_of(found, labels) for found in scores)
    weights = WEIGHTS if len(kinds) > 1 else (0.0,)
    tried = [blended(scores, Choice(heat, weight, 0.0)) for weight in weights]
    best = max(range(len(weights)), key=lambda n: float((tried[n].argmax(1) == labels).mean()))
    sure, right = tried[best].max(axis=1), tried[best].argmax(axis=1) == labels
    good = [t for t in THRESHOLDS if (sure >= t).any() and right[sure >= t].mean() >= WANTED]
    return Choice(heat, weights[best], good[0] if good else THRESHOLDS[-1])


@dataclass(frozen=True)
class Judged:
    """For every phrase, in the order given: the truth, the guess, and how sure the guess was."""

    labels: np.ndarray
    guesses: np.ndarray
    named: np.ndarray
    choices: tuple[Choice, ...]

    @property
    def hits(self) -> np.ndarray:
        return self.labels == self.guesses


def nested(rows: Sequence[Phrase], kinds: Sequence[Bags], which: int, classes, *, outer, inner):
    """Each phrase judged once, by models and choices that it took no part in."""
    labels = targets(rows, which, classes)
    guesses, named = np.zeros(len(rows), dtype=int), np.zeros(len(rows), dtype=bool)
    choices = []
    fold = spread(rows, outer)
    for part in range(outer):
        inside, outside = np.flatnonzero(fold != part), np.flatnonzero(fold == part)
        mine = [[bagged[i] for i in inside] for bagged in kinds]
        choice = chosen_inside([rows[i] for i in inside], mine, labels[inside], classes, inner)
        scores = [
            scored(known, labels[inside], classes, [bagged[i] for i in outside])
            for known, bagged in zip(mine, kinds, strict=True)
        ]
        shares = blended(scores, choice)
        guesses[outside] = shares.argmax(axis=1)
        named[outside] = shares.max(axis=1) >= choice.threshold
        choices.append(choice)
    return Judged(labels, guesses, named, tuple(choices))


def some(rows: list[Phrase], count: int) -> list[Phrase]:
    """``count`` of the phrases, evenly spread over languages and labels; 0: all."""
    if not count or count >= len(rows):
        return rows
    generator = np.random.default_rng(SEED)
    return [rows[i] for i in sorted(generator.permutation(len(rows))[:count])]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deep", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--inner", type=int, default=3)
    parser.add_argument("--phrases", type=int, default=0)
    asked = parser.parse_args()
    rows = some(phrases("phrases"), asked.phrases)
    kinds = [bags(rows, deep=deep) for deep in ((False, True) if asked.deep else (False,))]
    for which, (title, classes) in enumerate((("polarity", POLARITIES), ("emotion", EMOTIONS))):
        found = nested(rows, kinds, which, classes, outer=asked.folds, inner=asked.inner)
        for choice in found.choices:
            print(f"  chosen inside: {choice}")
        for language in ("es", "en"):
            mine = np.array([row[0] == language for row in rows])
            tell(f"nested, {title}, {language}", found.labels[mine], found.guesses[mine], classes)
        tell(f"nested, {title}", found.labels, found.guesses, classes)
        if title == "emotion":
            at = found.named
            tell("nested, emotion, where named", found.labels[at], found.guesses[at], classes)


if __name__ == "__main__":
    main()
