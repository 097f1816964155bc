"""What charts are made of: numbers and words go in, geometry comes out. No chart without both.

A row chart is a table whose cells hold drawings 600 units wide; a line chart is a drawing of
620 by 176 units with its table beneath. Templates only place what is computed here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

Text = str | Promise
ROW_UNITS = 600
LINE_LEFT, LINE_RIGHT, LINE_TOP, LINE_BOTTOM = 40, 600, 20, 140
SPARK_WIDTH, SPARK_TOP, SPARK_BOTTOM = 96, 2, 22
MOST_TICKS = 12


def scale(value: float, low: float, high: float, *, units: float = ROW_UNITS) -> float:
    """Where ``value`` lies between ``low`` and ``high``, in units; kept inside the drawing."""
    if high <= low:
        return 0.0
    return round(min(max((value - low) / (high - low), 0.0), 1.0) * units, 1)


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One row: who, how much (a number and its words), its interval, its target, its basis.

    ``state`` colours it when it needs a hand; without one, a value below zero is drawn as
    falling short.
    """

    label: Text
    value: float
    words: Text
    basis: Text = ""
    interval: tuple[float, float] | None = None
    target: float | None = None
    href: str = ""
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class BarShape:
    """The drawing of a bar, in units of 600 by 26."""

    left: float
    width: float
    css: str
    zero: float | None
    ticks: tuple[float, ...]
    whisker: tuple[float, float] | None
    target: float | None


@dataclass(frozen=True, kw_only=True)
class RowChart:
    """A table that is its own chart: one bar a row, all on one axis from ``low`` to ``high``."""

    caption: Text
    bars: Sequence[Bar]
    low: float
    high: float
    label_head: Text
    plot_head: Text
    value_head: Text

    @property
    def rows(self) -> list[tuple[Bar, BarShape]]:
        """Each bar with its drawing."""
        return [(bar, bar_shape(bar, low=self.low, high=self.high)) for bar in self.bars]


def bar_shape(bar: Bar, *, low: float, high: float) -> BarShape:
    """The drawing of ``bar``: from zero, which the axis always holds."""
    low, high = min(low, 0.0), max(high, 0.0)
    zero, end = scale(0, low, high), scale(bar.value, low, high)
    if bar.state:
        css = "fill-st"
    elif low < 0:
        css = "fill-neg" if bar.value < 0 else "fill-pos"
    else:
        css = "fill-1"
    whisker = None
    if bar.interval is not None:
        whisker = (scale(bar.interval[0], low, high), scale(bar.interval[1], low, high))
    return BarShape(
        left=min(zero, end),
        width=round(abs(end - zero), 1),
        css=css,
        zero=zero if low < 0 else None,
        ticks=_whole_numbers(low, high) if low < 0 else (),
        whisker=whisker,
        target=None if bar.target is None else scale(bar.target, low, high),
    )


def _whole_numbers(low: float, high: float) -> tuple[float, ...]:
    inside = [n for n in range(int(low), int(high) + 1) if n and low <= n <= high]
    return tuple(scale(n, low, high) for n in inside) if len(inside) <= MOST_TICKS else ()


@dataclass(frozen=True, kw_only=True)
class Point:
    """One moment of a line. ``note`` is written on the chart: what happened there.

    Without a tick its label stands in the table only; a minor one leaves the axis on a phone.
    """

    label: Text
    value: float
    words: Text
    note: Text = ""
    is_sure: bool = True
    is_minor: bool = False
    has_tick: bool = True


@dataclass(frozen=True, kw_only=True)
class PlacedPoint:
    """A point where it is drawn."""

    point: Point
    x: float
    y: float
    note_y: float
    anchor: Literal["mid", "end", ""]


@dataclass(frozen=True, kw_only=True)
class LineChart:
    """A curve with its table. ``description`` says in words what the eye should see."""

    key: str
    title: Text
    description: Text
    points: Sequence[Point]
    low: float
    high: float
    label_head: Text
    value_head: Text
    low_words: Text = ""
    high_words: Text = ""
    target: float | None = None
    target_words: Text = ""

    def _y(self, value: float) -> float:
        height = LINE_BOTTOM - LINE_TOP
        return round(LINE_BOTTOM - scale(value, self.low, self.high, units=height), 1)

    @property
    def placed(self) -> list[PlacedPoint]:
        """Each point where it is drawn, spread evenly."""
        steps = max(len(self.points) - 1, 1)
        found = []
        for index, point in enumerate(self.points):
            x = round(LINE_LEFT + (LINE_RIGHT - LINE_LEFT) * index / steps, 1)
            y = self._y(point.value)
            anchor: Literal["mid", "end", ""] = "mid"
            if index == steps:
                anchor = "end"
            elif index == 0:
                anchor = ""
            is_falling = index > 0 and self._y(self.points[index - 1].value) < y
            note_y = y + 22 if is_falling or y <= LINE_TOP + 14 else y - 12
            found.append(PlacedPoint(point=point, x=x, y=y, note_y=note_y, anchor=anchor))
        return found

    @property
    def path(self) -> str:
        """The line as an SVG path."""
        return "M" + "L".join(f"{p.x} {p.y}" for p in self.placed)

    @property
    def target_y(self) -> float | None:
        """Where the target lies."""
        return None if self.target is None else self._y(self.target)


@dataclass(frozen=True, kw_only=True)
class Spark:
    """A line without an axis; it always stands beside its number."""

    path: str
    x: float
    y: float


def spark(values: Sequence[float], *, low: float | None = None, high: float | None = None) -> Spark:
    """The drawing of few values in a row, 96 by 24 units."""
    least = min(values) if low is None else low
    most = max(values) if high is None else high
    most = most if most > least else least + 1
    steps = max(len(values) - 1, 1)
    height = SPARK_BOTTOM - SPARK_TOP
    spots = [
        (round(SPARK_WIDTH * i / steps, 1), SPARK_BOTTOM - scale(v, least, most, units=height))
        for i, v in enumerate(values)
    ]
    return Spark(
        path="M" + "L".join(f"{x} {y:.1f}" for x, y in spots), x=spots[-1][0], y=spots[-1][1]
    )


@dataclass(frozen=True, kw_only=True)
class HeatCell:
    """A number on its ground. ``is_thin``: the group is too small to be shown."""

    value: float
    words: Text
    href: str = ""
    is_thin: bool = False


@dataclass(frozen=True, kw_only=True)
class HeatTable:
    """Rows by columns; the ground repeats the number, in steps of ``step``."""

    caption: Text
    corner: Text
    columns: Sequence[Text]
    rows: Sequence[tuple[Text, Sequence[HeatCell]]]
    step: float = 0.6

    @property
    def drawn(self) -> list[tuple[Text, list[tuple[HeatCell, int]]]]:
        """Each row with its cells and their level, −3 to 3."""
        return [
            (label, [(cell, self.level(cell.value)) for cell in row]) for label, row in self.rows
        ]

    def level(self, value: float) -> int:
        """The level of ``value``: 0 is close to none."""
        return max(-3, min(3, int(value / self.step)))


BAND_LEFT, BAND_RIGHT, BAND_TOP, BAND_BOTTOM = 44, 604, 10, 196
BAND_STEPS = 3


@dataclass(frozen=True, kw_only=True)
class BandPoint:
    """One time of a band chart: what was expected, between what and what, and what came (yet)."""

    label: Text
    expected: float | None
    low: float | None
    high: float | None
    real: float | None
    is_named: bool = True
    is_minor: bool = False


@dataclass(frozen=True, kw_only=True)
class BandChart:
    """What came beside what was expected and its interval, with the table of both."""

    key: str
    title: Text
    description: Text
    points: Sequence[BandPoint]
    label_head: Text
    expected_head: Text
    real_head: Text
    real_words: Text = ""
    expected_words: Text = ""

    @property
    def top(self) -> int:
        """A round number above everything that is drawn."""
        values = [p.high for p in self.points] + [p.real for p in self.points]
        highest = max((value for value in values if value is not None), default=0.0)
        step = max(-(-int(highest + 1) // BAND_STEPS), 1)
        return step * BAND_STEPS

    def _x(self, index: int) -> float:
        steps = max(len(self.points) - 1, 1)
        return round(BAND_LEFT + (BAND_RIGHT - BAND_LEFT) * index / steps, 1)

    def _y(self, value: float) -> float:
        height = BAND_BOTTOM - BAND_TOP
        return round(BAND_BOTTOM - scale(value, 0, self.top, units=height), 1)

    def _path(self, values: Sequence[tuple[int, float]]) -> str:
        return "M" + "L".join(f"{self._x(i)} {self._y(v)}" for i, v in values) if values else ""

    @property
    def grid(self) -> list[tuple[int, float]]:
        """The lines across: each number and where it lies."""
        values = [self.top * i // BAND_STEPS for i in range(BAND_STEPS + 1)]
        return [(value, self._y(value)) for value in values]

    @property
    def band(self) -> str:
        """The interval of what was expected, as a closed path."""
        known = [
            (i, p.low, p.high)
            for i, p in enumerate(self.points)
            if p.low is not None and p.high is not None
        ]
        if not known:
            return ""
        there = self._path([(i, high) for i, _low, high in known])
        back = "L".join(f"{self._x(i)} {self._y(low)}" for i, low, _high in reversed(known))
        return f"{there}L{back}Z"

    @property
    def expected_path(self) -> str:
        """What was expected, as a line."""
        return self._path(
            [(i, p.expected) for i, p in enumerate(self.points) if p.expected is not None]
        )

    @property
    def real_path(self) -> str:
        """What came, as a line."""
        return self._path([(i, p.real) for i, p in enumerate(self.points) if p.real is not None])

    @property
    def last(self) -> tuple[float, float] | None:
        """Where the line of what came ends."""
        known = [(i, p.real) for i, p in enumerate(self.points) if p.real is not None]
        return (self._x(known[-1][0]), self._y(known[-1][1])) if known else None

    @property
    def named(self) -> list[tuple[float, BandPoint]]:
        """The times that are written beneath."""
        return [(self._x(i), p) for i, p in enumerate(self.points) if p.is_named]
