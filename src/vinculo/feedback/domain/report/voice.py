"""What every record is made with: a language, its words, and intervals as they are told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from vinculo.lib.stats.intervals import Interval

Record = dict[str, Any]
Tell = Callable[[str, str], str]
"""The words of a code: which table of words, and the code."""


@dataclass(frozen=True)
class Voice:
    """In which language, and with which words."""

    language: str
    tell: Tell

    def of(self, words: Mapping[str, str]) -> str:
        """The text in this language."""
        return words[self.language]


def interval_record(interval: Interval | None) -> Record | None:
    """An interval with its level and method."""
    if interval is None:
        return None
    return {
        "low": interval.low,
        "high": interval.high,
        "level": interval.level,
        "method": interval.method,
    }
