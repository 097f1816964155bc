"""Train the mood classifier from the phrase files, or judge it.

``python -m tools.mood.train``            trains and writes the packaged coefficients
``python -m tools.mood.train --judge``    stratified cross-validation and the held-out phrases
``python -m tools.mood.train --deep``     the same with sentence vectors (extra ``[text]``)

Nothing here runs in the product.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy import sparse

from tools.mood.fitting import (
    EMOTIONS,
    LABELS,
    POLARITIES,
    Fitted,
    fit,
    folds,
    temperature_of,
)
from vinculo.lib.text.mood.features import features_of

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "src" / "vinculo" / "lib" / "text" / "mood" / "data"
FOLDS = 5
SEED = 20261122
PENALTY = {"w": 3.0, "n": 3.0, "c": 4.0, "d": 0.1, "v": 1.0}
LEAST_WEIGHT = 15

Phrase = tuple[str, str, str]


def phrases(kind: str) -> list[Phrase]:
    """Language, label and text of every phrase in ``phrases_*`` or ``heldout_*``."""
    found = []
    for language in ("es", "en"):
        path = HERE / f"{kind}_{language}.txt"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
            if line and not line.startswith("#"):
                label, _, text = line.partition("|")
                found.append((language, label, text))
    return found


def vectors(rows: Sequence[Phrase]) -> np.ndarray:
    from vinculo.lib.text.mood.deep import vectors_of

    return vectors_of([text for _language, _label, text in rows])


def bags(rows: Sequence[Phrase], *, deep: bool) -> list[dict[str, float]]:
    found = [features_of(text, language) for language, _label, text in rows]
    if deep:
        from vinculo.lib.text.mood.deep import as_features

        found = [{name: bag[name] for name in bag if name[0] == "d"} for bag in found]
        for bag, vector in zip(found, vectors(rows), strict=True):
            bag.update(as_features(vector))
    return found


def matrix(rows: Sequence[dict[str, float]], names: dict[str, int]) -> sparse.csr_matrix:
    places, columns, values = [], [], []
    for number, bag in enumerate(rows):
        for name, value in bag.items():
            column = names.get(name)
            if column is not None:
                places.append(number)
                columns.append(column)
                values.append(value)
    return sparse.csr_matrix((values, (places, columns)), shape=(len(rows), len(names)))


def names_in(rows: Sequence[dict[str, float]]) -> dict[str, int]:
    """Features seen in at least two phrases, and every figure of the lexicon."""
    seen: dict[str, int] = {}
    for bag in rows:
        for name in bag:
            seen[name] = seen.get(name, 0) + 1
    kept = sorted(n for n, times in seen.items() if times >= 2 or n[0] in "dv")
    return {name: number for number, name in enumerate(kept)}


def targets(rows: Sequence[Phrase], which: int, classes: Sequence[str]) -> np.ndarray:
    return np.array([classes.index(LABELS[label][which]) for _, label, _ in rows])


def train(bagged: Sequence[dict[str, float]], labels: np.ndarray, classes: Sequence[str]):
    names = names_in(bagged)
    penalty = np.array([PENALTY[name[0]] for name in names])
    return names, fit(matrix(bagged, names), labels, classes, penalty)


def crossed(rows: Sequence[Phrase], bagged: Sequence[dict[str, float]], which: int, classes):
    """Scores of every phrase by a model that never saw it."""
    labels = targets(rows, which, classes)
    fold = folds([f"{language}{label}" for language, label, _ in rows], FOLDS, SEED)
    scores = np.zeros((len(rows), len(classes)))
    for number in range(FOLDS):
        inside = np.flatnonzero(fold != number)
        outside = np.flatnonzero(fold == number)
        names, fitted = train([bagged[i] for i in inside], labels[inside], classes)
        scores[outside] = fitted.scores(matrix([bagged[i] for i in outside], names))
    return labels, scores


def tell(title: str, labels: np.ndarray, guesses: np.ndarray, classes: Sequence[str]) -> None:
    hits = labels == guesses
    low, high = wilson(int(hits.sum()), len(hits))
    print(
        f"\n{title}: {hits.mean():.3f} ({int(hits.sum())}/{len(hits)}, 95 %: {low:.3f}-{high:.3f})"
    )
    print(" " * 14 + "".join(f"{name:>14}" for name in classes))
    for number, name in enumerate(classes):
        row = [
            int(((labels == number) & (guesses == other)).sum()) for other in range(len(classes))
        ]
        print(f"{name:>14}" + "".join(f"{count:>14}" for count in row))


def wilson(hits: int, n: int, z: float = 1.959963985) -> tuple[float, float]:
    share = hits / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return float(middle - half), float(middle + half)


def judge(*, deep: bool, show: bool) -> None:
    rows = phrases("phrases")
    bagged = bags(rows, deep=deep)
    for which, (title, classes) in enumerate((("polarity", POLARITIES), ("emotion", EMOTIONS))):
        labels, scores = crossed(rows, bagged, which, classes)
        guesses = scores.argmax(axis=1)
        print(f"temperature {temperature_of(scores, labels)}")
        for language in ("es", "en"):
            mine = np.array([row[0] == language for row in rows])
            tell(f"cross-validation, {title}, {language}", labels[mine], guesses[mine], classes)
        tell(f"cross-validation, {title}", labels, guesses, classes)
        if show and which == 0:
            for place in np.flatnonzero(labels != guesses):
                print(classes[labels[place]][:3], classes[guesses[place]][:3], rows[place][2])


def rounded(fitted: Fitted) -> np.ndarray:
    return np.round(fitted.weights * 1000).astype(int)


def write(*, deep: bool) -> None:
    rows = phrases("phrases")
    bagged = bags(rows, deep=deep)
    head: dict[str, object] = {
        "format": 1,
        "phrases": len(rows),
        "vectors": deep,
        "models": {},
    }
    tables = []
    names: dict[str, int] = {}
    for which, (title, classes) in enumerate((("polarity", POLARITIES), ("emotion", EMOTIONS))):
        labels, scores = crossed(rows, bagged, which, classes)
        names, fitted = train(bagged, labels, classes)
        head["models"][title] = {
            "classes": list(classes),
            "bias": [round(float(value), 4) for value in fitted.bias],
            "temperature": temperature_of(scores, labels),
        }
        tables.append(rounded(fitted))
    lines = [json.dumps(head)]
    for name, number in names.items():
        parts = [
            " ".join(map(str, table[number])) if abs(table[number]).max() >= LEAST_WEIGHT else ""
            for table in tables
        ]
        if any(parts):
            lines.append("\t".join([name, *parts]))
    path = DATA / f"model_{'deep' if deep else 'light'}.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines) - 1} features, {path.stat().st_size // 1024} KiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--deep", action="store_true")
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    if chosen.judge:
        judge(deep=chosen.deep, show=chosen.show)
    else:
        write(deep=chosen.deep)


if __name__ == "__main__":
    main()
