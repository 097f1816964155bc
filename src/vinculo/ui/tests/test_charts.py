"""Charts: geometry from numbers."""

import pytest

from vinculo.ui import charts


def bar(value: float, **more: object) -> charts.Bar:
    return charts.Bar(label="x", value=value, words=str(value), **more)


@pytest.mark.parametrize(("value", "expected"), [(-2, 0), (0, 400), (1, 600), (5, 600), (-9, 0)])
def test_a_value_is_placed_on_its_axis(value: float, expected: float) -> None:
    assert charts.scale(value, -2, 1) == expected


def test_an_axis_without_length_places_everything_at_its_beginning() -> None:
    assert charts.scale(5, 3, 3) == 0


def test_a_bar_below_zero_runs_left_from_zero() -> None:
    shape = charts.bar_shape(bar(-1), low=-2, high=1)
    assert (shape.left, shape.width, shape.css, shape.zero) == (200, 200, "fill-neg", 400)
    assert shape.ticks == (0, 200, 600)


def test_a_bar_above_zero_on_a_positive_axis_starts_at_the_edge() -> None:
    shape = charts.bar_shape(bar(50, target=95, interval=(40, 60)), low=0, high=100)
    assert (shape.left, shape.width, shape.css, shape.zero) == (0, 300, "fill-1", None)
    assert (shape.whisker, shape.target) == ((240, 360), 570)


def test_bars_start_at_zero_even_when_the_axis_was_asked_to_start_later() -> None:
    assert charts.bar_shape(bar(50), low=40, high=100).width == 300


def test_a_bar_that_needs_a_hand_takes_its_state() -> None:
    assert charts.bar_shape(bar(5, state="warn"), low=0, high=10).css == "fill-st"


def test_a_line_spreads_its_points_and_keeps_notes_inside() -> None:
    chart = charts.LineChart(
        key="k",
        title="t",
        description="d",
        label_head="a",
        value_head="b",
        low=0,
        high=10,
        points=[charts.Point(label=str(n), value=n, words=str(n)) for n in (0, 5, 10)],
        target=5,
    )
    assert chart.path == "M40.0 140.0L320.0 80.0L600.0 20.0"
    assert chart.target_y == 80
    assert [spot.anchor for spot in chart.placed] == ["", "mid", "end"]
    assert chart.placed[-1].note_y == 42


def test_a_spark_of_equal_values_is_flat() -> None:
    assert charts.spark([3, 3, 3]).path == "M0.0 22.0L48.0 22.0L96.0 22.0"


@pytest.mark.parametrize(("value", "level"), [(-9, -3), (-0.7, -1), (0.1, 0), (1.3, 2), (9, 3)])
def test_a_heat_level_grows_with_the_value(value: float, level: int) -> None:
    table = charts.HeatTable(caption="", corner="", columns=(), rows=())
    assert table.level(value) == level
