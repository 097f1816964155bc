"""A row that is not there is not a zero: it is found and said, and something stands for it."""

import json
from datetime import datetime, timedelta

import numpy as np
import pytest
from click.testing import CliRunner

from vinculo.analytics.commands.staffing import command
from vinculo.analytics.domain.staffing.arrivals import history
from vinculo.analytics.domain.staffing.gaps import (
    Missing,
    find_gaps,
    step_of_rows,
    without_gaps,
)

MONDAY = datetime.fromisoformat("2026-01-05T09:00")
SHAPE = (10, 20, 40, 30)


def rows(weeks, *, without=(), hours=4, weekend=False):
    """Open from nine, hour by hour; ``without`` are the (day, hour) that are not there."""
    return [
        (MONDAY + timedelta(days=day, hours=hour), SHAPE[hour % 4] * (1 + day % 7))
        for day in range(7 * weeks)
        if weekend or day % 7 < 5
        for hour in range(hours)
        if (day, hour) not in without and (day, None) not in without
    ]


def past_of(told):
    return history([start for start, _ in told], [n for _, n in told], interval=60)


def test_what_other_days_have_is_missed_and_what_none_has_is_closed() -> None:
    past = past_of([r for r in rows(3, without={(8, 2), (9, 3)}) if r[0].hour != 10])
    gaps = find_gaps(past)
    assert np.argwhere(gaps.cells).tolist() == [[8, 11], [9, 12]]
    assert gaps.closed == (10,)
    assert gaps.days == ()


def test_a_day_alone_lacks_what_lies_between_its_rows() -> None:
    past = past_of(rows(1, without={(0, 1)})[:3])
    gaps = find_gaps(past)
    assert np.argwhere(gaps.cells).tolist() == [[0, 10]]
    assert without_gaps(past, gaps, Missing.ESTIMATE).calls[0, 9:13].tolist() == [10, 25, 40, 30]


def test_a_day_off_is_no_gap_and_a_lost_monday_is() -> None:
    gaps = find_gaps(past_of(rows(4, without={(7, None)})))
    assert gaps.days == (7,)
    assert not gaps.cells.any()


def test_one_row_per_contact_lacks_nothing() -> None:
    starts = [start for start, _ in rows(2, without={(1, 2)})]
    assert not find_gaps(history(starts, None, interval=60)).cells.any()


def test_estimates_follow_the_day_and_its_like() -> None:
    whole, holed = past_of(rows(4)), past_of(rows(4, without={(8, 2), (8, 3)}))
    gaps = find_gaps(holed)
    assert without_gaps(holed, gaps, Missing.ESTIMATE).calls == pytest.approx(whole.calls)
    assert without_gaps(holed, gaps, Missing.ZERO).calls[8, 11] == 0
    assert not without_gaps(holed, gaps, Missing.LEAVE_OUT).seen[8]


def test_the_step_of_the_rows_is_known_when_they_agree() -> None:
    minutes = np.array([540, 600, 660, 780, 540, 600, 660, 720])
    days = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    assert step_of_rows(minutes, days) == 60
    assert step_of_rows(minutes[:3], days[:3]) is None
    assert step_of_rows(np.array([0, 30, 90, 210]), np.zeros(4, dtype=np.int64)) is None


def asked(tmp_path, told, *options, expect=0):
    file = tmp_path / "llegadas.csv"
    lines = "".join(f"{start.isoformat()},{n}\n" for start, n in told)
    file.write_text(f"start,calls\n{lines}", encoding="utf-8")
    result = CliRunner().invoke(command, [str(file), "--aht", "180", "--json", *options])
    assert result.exit_code == expect, result.output
    return json.loads(result.stdout) if not expect else result.stderr


def test_gaps_are_said_with_their_number_and_the_person_chooses(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("VINCULO_LANGUAGE", "es")
    told = rows(4, without={(8, 2), (8, 3), (15, None)})
    found = asked(tmp_path, told, "--interval", "60m")
    words = {w["code"]: w["words"] for w in found["warnings"]}
    assert "Faltan 2 intervalos" in words["missing_intervals"]
    assert "2026-01-13T11:00, 2026-01-13T12:00" in words["missing_intervals"]
    assert "Falta 1 día en el archivo: 2026-01-20." in words["missing_days"]
    assert {row["start"] for row in found["intervals"] if row["is_estimated"]} == {
        "2026-01-13T11:00", "2026-01-13T12:00"
    }  # fmt: skip
    left = asked(tmp_path, told, "--interval", "60m", "--missing", "leave-out")
    assert not [row for row in left["intervals"] if row["start"].startswith("2026-01-13")]
    assert left["left_out"] == [
        {"reason": "days_with_missing_intervals", "n": 1},
        {"reason": "missing_days", "n": 1},
    ]


def test_a_forecast_takes_no_gap_for_a_day_without_demand(tmp_path) -> None:
    options = ("--interval", "60m", "--forecast", "7")
    holes = {(day, hour) for day in (22, 23, 24, 25) for hour in (1, 2)}
    whole, holed, zeros = (
        sum(row["calls"] for row in asked(tmp_path, told, *options, *more)["intervals"])
        for told, more in (
            (rows(4), ()),
            (rows(4, without=holes), ()),
            (rows(4, without=holes), ("--missing", "zero")),
        )
    )
    assert holed == pytest.approx(whole, rel=0.02)
    assert zeros < 0.9 * whole


def test_hourly_rows_are_not_planned_by_half_hours(tmp_path) -> None:
    assert "--interval 60m" in asked(tmp_path, rows(2), expect=65)
