"""What an instrument asks, what was answered, and what each person's answers come to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Words = Mapping[str, str]
"""The same text by language: ``es`` and ``en``."""


class Kind(StrEnum):
    """What is counted of a measure's values."""

    MEAN = "mean"
    SHARE = "share"
    BALANCE = "balance"


class Level(StrEnum):
    """What a measure is about."""

    OVERALL = "overall"
    DIMENSION = "dimension"
    ITEM = "item"


@dataclass(frozen=True)
class Item:
    """One question. ``reverse``: agreeing is unfavourable, so the answer is turned round."""

    key: str
    words: Words
    reverse: bool = False


@dataclass(frozen=True)
class Dimension:
    """Questions that belong together."""

    key: str
    words: Words
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Field:
    """A column that an instrument reads.

    ``low`` and ``high`` bound its numbers. ``codes`` are words that stand for a number, by their
    plain name (small letters, no accents). ``whole`` numbers have no decimals.
    """

    name: str
    words: Words
    low: float | None = None
    high: float | None = None
    required: bool = True
    aliases: tuple[str, ...] = ()
    codes: Mapping[str, float] = field(default_factory=dict)
    whole: bool = False


@dataclass(frozen=True)
class Setup:
    """What the person who asks has chosen for an instrument.

    ``low`` and ``high`` are the ends of the answer scale; ``dimensions`` the questions, the
    instrument's own unless replaced; ``headers`` the columns that the file has beyond.
    """

    low: float
    high: float
    dimensions: tuple[Dimension, ...] = ()
    rescale_points: bool = False
    headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answers:
    """Each field's numbers, one per person, ``nan`` where missing; ``rows`` as seen."""

    columns: Mapping[str, FloatArray]
    rows: Sequence[int]

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, name: object) -> bool:
        return name in self.columns

    def of(self, name: str) -> FloatArray:
        """A field's answers; all missing when the file lacks it."""
        return self.columns.get(name, np.full(len(self), np.nan))

    def table(self, names: Sequence[str]) -> FloatArray:
        """Several fields side by side, ``(persons, fields)``."""
        return np.column_stack([self.of(name) for name in names])


@dataclass(frozen=True)
class Measure:
    """One figure of each person.

    For a share the values are 0 and 1, for a balance -1, 0 and 1. ``headline`` measures are
    those that groups are compared by.
    """

    subject: str
    component: str
    level: Level
    kind: Kind
    values: FloatArray
    words: Words
    headline: bool = False

    @property
    def key(self) -> str:
        """Stable name of the measure."""
        return f"{self.subject}.{self.component}"


@dataclass(frozen=True)
class Block:
    """The questions of one dimension in one component: what reliability is computed on."""

    subject: str
    component: str
    answers: FloatArray


@dataclass(frozen=True)
class Flag:
    """Something found in the answers that should be said.

    ``count`` persons (or answers) are concerned; ``rows`` are some of them. ``left_out`` says
    that they do not enter the figures.
    """

    code: str
    count: int
    rows: tuple[int, ...] = ()
    left_out: bool = False


@dataclass(frozen=True)
class Scored:
    """All that an instrument makes of the answers.

    ``importance`` and ``performance`` name the components of the importance and performance
    grid, by level; ``causes`` the measures that may drive ``outcome``.
    """

    measures: tuple[Measure, ...]
    blocks: tuple[Block, ...] = ()
    flags: tuple[Flag, ...] = ()
    difference: tuple[str, str] | None = None
    grid: Mapping[Level, tuple[str, str]] = field(default_factory=dict)
    causes: tuple[str, ...] = ()
    outcome: str = ""
    zones: bool = False
    categories: Mapping[str, FloatArray] = field(default_factory=dict)

    def measure(self, key: str) -> Measure | None:
        """The measure of that name, if there is one."""
        return next((m for m in self.measures if m.key == key), None)


@dataclass(frozen=True)
class Instrument:
    """One way to ask: its columns, and what its answers come to."""

    key: str
    words: Words
    source: str
    fields: Callable[[Setup], Sequence[Field]]
    score: Callable[[Answers, Setup], Scored]
    low: float = 1.0
    high: float = 7.0
    dimensions: tuple[Dimension, ...] = ()
    validated: bool = False
    fixed_scale: bool = False
    example: str = ""


def unanswered(table: FloatArray) -> Mask:
    """The persons of ``(persons, columns)`` who have nothing."""
    return np.asarray(~np.isfinite(table).any(axis=1))


SOME_ROWS = 20
"""So many rows are named of those concerned."""


def flag(code: str, mask: Mask, answers: Answers, *, left_out: bool) -> list[Flag]:
    """A flag for the persons of ``mask``; none when there are none."""
    places = np.flatnonzero(mask)
    rows = tuple(int(answers.rows[place]) for place in places[:SOME_ROWS])
    return [Flag(code, len(places), rows, left_out)] if len(places) else []


def mean_of_items(answers: FloatArray) -> FloatArray:
    """Each person's mean over questions; missing below half of them (``nan``)."""
    there = np.isfinite(answers)
    count = there.sum(axis=1)
    total = np.where(there, answers, 0.0).sum(axis=1)
    enough = 2 * count >= answers.shape[1]
    enough &= count > 0
    return np.where(enough, total / np.maximum(count, 1), np.nan)


def turned(values: FloatArray, item: Item, setup: Setup) -> FloatArray:
    """Answers so that high is favourable: ``low + high - x`` for a reversed question."""
    return setup.low + setup.high - values if item.reverse else values
