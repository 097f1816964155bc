"""``vinculo staffing``: an interval, a day, a forecast, and what is refused."""

import json

import jsonschema_rs
import pytest
from click.testing import CliRunner

from vinculo.analytics.commands.staffing import command


def run(*arguments):
    return CliRunner().invoke(command, [*map(str, arguments)])


def answer(*arguments):
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    jsonschema_rs.validate(json.loads(run("--schema").stdout), found)
    return found


def example(tmp_path):
    path = tmp_path / "arrivals.csv"
    path.write_text(run("--example").stdout, encoding="utf-8")
    return path


def test_one_interval_is_answered_with_what_is_given_and_what_is_needed():
    found = answer("--calls", 100, "--interval", "30m", "--aht", 180, "--agents", 11)
    assert found["model"] == "erlang_c"
    assert found["given"]["asa"] == pytest.approx(122.781277, abs=5e-7)
    assert found["needed"]["agents"] == 14
    assert found["needed"]["occupancy"] == pytest.approx(0.714286, abs=5e-7)


def test_patience_and_shrinkage_change_the_plan():
    found = answer("--calls", 100, "--aht", "3m", "--patience", "1m", "--shrinkage", "30%")
    assert found["model"] == "erlang_a"
    assert (found["needed"]["agents"], found["needed"]["paid_people"]) == (12, 18)
    assert found["needed"]["abandonment"] == pytest.approx(0.075902, abs=5e-7)


def test_without_a_queue_the_loss_is_the_target():
    found = answer("--calls", 100, "--aht", 180, "--no-queue", "--max-abandonment", "1%")
    assert (found["model"], found["needed"]["agents"]) == ("erlang_b", 18)


def test_a_queue_without_end_is_said_and_not_computed():
    found = answer("--calls", 100, "--aht", 180, "--agents", 10)
    assert found["given"] is None
    assert found["warnings"][0]["code"] == "overload"
    assert "10,00" in found["warnings"][0]["words"]


def test_what_no_agents_give_is_said():
    found = answer("--calls", 100, "--aht", 180, "--max-occupancy", "0%")
    assert found["needed"] is None
    assert found["warnings"][0]["code"] == "unreachable"


def test_more_than_is_computed_here_is_not_called_impossible():
    found = answer("--calls", 10_000_000, "--aht", 240)
    assert found["needed"] is None
    assert found["warnings"][0]["code"] == "too_large"
    assert "200000" in found["warnings"][0]["words"]


def test_a_day_is_planned_by_interval(tmp_path):
    path = tmp_path / "day.csv"
    path.write_text("inicio;llamadas\n05/01/2026 09:00;100\n05/01/2026 09:30;60\n", "utf-8")
    found = answer(path, "--aht", 180, "--agents", 14)
    assert [row["start"] for row in found["intervals"]] == ["2026-01-05T09:00", "2026-01-05T09:30"]
    assert found["intervals"][0]["needed"]["agents"] == 14
    assert found["intervals"][1]["given"]["agents"] == 14
    needed = sum(row["needed"]["agents"] for row in found["intervals"])
    assert found["days"][0]["agent_hours"] == needed / 2
    assert found["days"][0]["calls"] == 160


def test_a_row_may_be_a_contact(tmp_path):
    path = tmp_path / "calls.csv"
    path.write_text("start,aht\n" + "2026-01-05 09:10,200\n2026-01-05 09:20,100\n" * 10, "utf-8")
    found = answer(path)
    assert [(row["n"], row["aht"]) for row in found["intervals"]] == [(20, 150.0)]


def test_the_days_to_come_are_forecast_and_planned(tmp_path):
    found = answer(example(tmp_path), "--forecast", 7, "--holidays", "ES")
    told = found["forecast"]
    assert told["used"] in {"own", "naive"}
    assert told["trial"]["mean_absolute_error"][told["used"]] == min(
        told["trial"]["mean_absolute_error"].values()
    )
    assert found["days"][0]["calls"] == 0  # a Sunday
    assert all(
        row["interval"]["low"] <= row["calls"] <= row["interval"]["high"]
        for row in found["intervals"]
    )


@pytest.mark.parametrize(
    ("text", "arguments", "code", "words"),
    [
        pytest.param("", ("--aht", "180"), 65, "", id="an empty file"),
        pytest.param("a,b\n1,2\n", ("--aht", "180"), 65, "start", id="other columns"),
        pytest.param("start,calls\n2026-01-05,-3\n", ("--aht", "180"), 65, "fila 2", id="negative"),
        pytest.param("start,calls\nayer,3\n", ("--aht", "180"), 65, "fila 2", id="no moment"),
        pytest.param("start,calls\n2026-01-05,\n", ("--aht", "180"), 65, "fila 2", id="blank"),
        pytest.param("start\n1990-01-05\n2026-01-05\n", ("--aht", "180"), 65, "veinte", id="far"),
        pytest.param("start\n2026-01-05\n", (), 2, "--aht", id="no handling time"),
        pytest.param("start\n2026-01-05\n", ("--aht", "9", "--interval", "7m"), 2, "", id="7 min"),
        pytest.param("start\n2026-01-05\n", ("--aht", "9", "--forecast", "7"), 65, "tres semanas"),
        pytest.param(
            "start\n2026-01-05\n",
            ("--aht", "9", "--forecast", "7", "--holidays", "Atlantis"),
            2,
            "Atlantis",
        ),
    ],
)
def test_what_cannot_be_planned_is_refused_in_words(tmp_path, text, arguments, code, words):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    result = run(path, *arguments, "--json")
    assert result.exit_code == code, result.output
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--calls", "5"),
        ("--calls", "5", "--aht", "0"),
        ("--calls", "5", "--aht", "abc"),
        ("--calls", "5", "--aht", "9", "--target", "80"),
        ("--calls", "5", "--aht", "9", "--target", "120/20"),
        ("--calls", "5", "--aht", "9", "--shrinkage", "100%"),
        ("--calls", "5", "--aht", "9", "--shrinkage", "x"),
        ("--calls", "-5", "--aht", "9"),
        ("--calls", "nan", "--aht", "9"),
        ("--calls", "inf", "--aht", "9"),
    ],
)
def test_options_that_mean_nothing_are_refused(arguments):
    assert run(*arguments).exit_code == 2
