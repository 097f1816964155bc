"""The trained classifier: a table of weights in a text file, and a sum.

The file has a first line of JSON (classes, bias, temperature, how it was trained) and then one line
for each feature: its name and one whole number per class, in thousandths. Nothing in it is code.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from operator import mul

from vinculo.lib.text.mood.features import Features
from vinculo.lib.text.mood.lexicon import packaged

THOUSANDTHS = 0.001


@dataclass(frozen=True, kw_only=True)
class Linear:
    """Classes, a bias for each, a weight for each feature and class, and the temperature."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]
    temperature: float

    def probabilities(self, features: Features) -> dict[str, float]:
        """The probability of each class; they sum to one."""
        weights = self.weights
        known = [name for name in features if name in weights]
        values = [features[name] for name in known]
        columns = zip(*[weights[name] for name in known], strict=True)
        said = [sum(map(mul, column, values)) for column in columns] or [0.0] * len(self.bias)
        scores = [bias + part for bias, part in zip(self.bias, said, strict=True)]
        highest = max(scores)
        raised = [exp((score - highest) / self.temperature) for score in scores]
        total = sum(raised)
        return {name: part / total for name, part in zip(self.classes, raised, strict=True)}


def model_from(text: str) -> dict[str, Linear]:
    """The classifiers in a model file, by what they decide (``polarity``, ``emotion``)."""
    first, *lines = text.splitlines()
    head = json.loads(first)
    weights: dict[str, dict[str, tuple[float, ...]]] = {name: {} for name in head["models"]}
    for line in lines:
        feature, *rows = line.split("\t")
        for name, row in zip(head["models"], rows, strict=True):
            if row:
                weights[name][feature] = tuple(int(n) * THOUSANDTHS for n in row.split(" "))
    return {
        name: Linear(
            classes=tuple(entry["classes"]),
            bias=tuple(entry["bias"]),
            temperature=entry["temperature"],
            weights=weights[name],
        )
        for name, entry in head["models"].items()
    }


@lru_cache(maxsize=2)
def packaged_model(name: str) -> dict[str, Linear]:
    """The model that comes with the product: ``light``, or ``deep`` for the extra."""
    return model_from(packaged(f"model_{name}.tsv"))
