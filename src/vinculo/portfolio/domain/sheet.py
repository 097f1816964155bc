"""The strategy sheet: its questions, how much is answered, and the sides of a service."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from urllib.parse import urlsplit

from vinculo.kernel.metrics import Better


class Question(StrEnum):
    """What the strategy of a service has to answer."""

    WHICH = "which"
    WHO = "who"
    HOW = "how"
    MARKET = "market"
    COMPETITORS = "competitors"
    OBJECTIVES = "objectives"
    PERCEIVED = "perceived"
    CREATED = "created"
    CHOICE = "choice"
    CASES = "cases"
    RESOURCES = "resources"
    MEASURED = "measured"


class Aspect(StrEnum):
    """A side of a service: what it is good for, what it warrants, how good it is."""

    UTILITY = "utility"
    AVAILABILITY = "availability"
    CAPACITY = "capacity"
    CONTINUITY = "continuity"
    SECURITY = "security"
    FUNCTIONAL = "functional"
    TECHNICAL = "technical"


WARRANTY = (Aspect.AVAILABILITY, Aspect.CAPACITY, Aspect.CONTINUITY, Aspect.SECURITY)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One piece of evidence; ``url`` is empty when it is words only."""

    words: str
    url: str = ""


def evidence_of(text: str) -> tuple[Evidence, ...]:
    """One piece a line: an address, words, or «words | address».

    Only addresses of the web become links.
    """
    return tuple(_piece(line.strip()) for line in text.splitlines() if line.strip())


def _piece(line: str) -> Evidence:
    words, _, last = line.rpartition("|")
    url = last.strip()
    if not _is_address(url):
        return Evidence(words=line)
    return Evidence(words=words.strip() or url, url=url)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and " " not in text


@dataclass(frozen=True, kw_only=True)
class Completeness:
    """How many questions are answered, and how many of them with evidence."""

    asked: int
    answered: int
    proven: int

    @property
    def pct(self) -> int:
        """The share answered, in whole percent, never 100 before all are."""
        return 100 * self.answered // self.asked


def completeness(answers: Iterable[tuple[Question, str, str]]) -> Completeness:
    """Of (question, text, evidence): what counts is that something is written."""
    told = {question: evidence for question, text, evidence in answers if text.strip()}
    return Completeness(
        asked=len(Question),
        answered=len(told),
        proven=sum(bool(evidence.strip()) for evidence in told.values()),
    )


def is_reached(value: Decimal, goal: Decimal, better: Better) -> bool:
    """Whether a figure reaches the goal of its measure."""
    return value >= goal if better is Better.HIGHER else value <= goal


class Trend(StrEnum):
    """Where a measure is going."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NONE = "none"


def trend_of(values: Sequence[Decimal], better: Better) -> Trend:
    """What the last figure is beside the one before it; one alone says nothing."""
    steps = list(pairwise(values))
    if not steps:
        return Trend.NONE
    before, last = steps[-1]
    if last == before:
        return Trend.SAME
    return Trend.BETTER if (last > before) is (better is Better.HIGHER) else Trend.WORSE


def is_due(review_on: date | None, today: date) -> bool:
    """Whether a sheet should have been looked through by now; never, if no day is set."""
    return review_on is not None and review_on < today
