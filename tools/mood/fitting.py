"""Multinomial logistic regression on sparse features, and its judgement by cross-validation."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import optimize, sparse

POLARITIES = ("negative", "neutral", "positive")
EMOTIONS = ("anger", "frustration", "sadness", "satisfaction", "neutral")
LABELS = {
    "A": ("negative", "anger"),
    "F": ("negative", "frustration"),
    "S": ("negative", "sadness"),
    "P": ("positive", "satisfaction"),
    "N": ("neutral", "neutral"),
    "G": ("negative", "neutral"),
}


@dataclass(frozen=True)
class Fitted:
    classes: tuple[str, ...]
    bias: np.ndarray
    weights: np.ndarray

    def scores(self, rows: sparse.csr_matrix) -> np.ndarray:
        return np.asarray(rows @ self.weights) + self.bias


def fit(
    rows: sparse.csr_matrix,
    labels: np.ndarray,
    classes: Sequence[str],
    penalty: np.ndarray,
) -> Fitted:
    """Maximum of the likelihood less ``penalty`` (one for each feature) times squared weights."""
    n, width, kinds = rows.shape[0], rows.shape[1], len(classes)
    onehot = np.eye(kinds)[labels]
    balance = n / (kinds * np.maximum(onehot.sum(axis=0), 1))
    each = (balance**0.75)[labels][:, None]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights, bias = flat[: width * kinds].reshape(width, kinds), flat[width * kinds :]
        scores = rows @ weights + bias
        scores -= scores.max(axis=1, keepdims=True)
        raised = np.exp(scores)
        shares = raised / raised.sum(axis=1, keepdims=True)
        value = -np.sum(each * onehot * np.log(shares + 1e-12))
        value += 0.5 * np.sum(penalty[:, None] * weights**2)
        miss = each * (shares - onehot)
        return value, np.concatenate(
            [(rows.T @ miss + penalty[:, None] * weights).ravel(), miss.sum(axis=0)]
        )

    start = np.zeros(width * kinds + kinds)
    best = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 120})
    return Fitted(
        tuple(classes), best.x[width * kinds :], best.x[: width * kinds].reshape(width, kinds)
    )


def softmax(scores: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    raised = np.exp((scores - scores.max(axis=1, keepdims=True)) / temperature)
    return raised / raised.sum(axis=1, keepdims=True)


def temperature_of(scores: np.ndarray, labels: np.ndarray) -> float:
    """The temperature that makes held-out probabilities honest (least log loss)."""

    def loss(temperature: float) -> float:
        chosen = softmax(scores, temperature)[np.arange(len(labels)), labels]
        return float(-np.log(chosen + 1e-12).mean())

    found = optimize.minimize_scalar(loss, bounds=(0.3, 5.0), method="bounded")
    return round(float(found.x), 3)


def folds(labels: Sequence[str], count: int, seed: int) -> np.ndarray:
    """The fold of each row, so that every label is spread evenly."""
    generator = np.random.default_rng(seed)
    fold = np.zeros(len(labels), dtype=int)
    for label in sorted(set(labels)):
        places = np.flatnonzero(np.asarray(labels) == label)
        generator.shuffle(places)
        fold[places] = np.arange(len(places)) % count
    return fold
