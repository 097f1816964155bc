"""A change of the law is a second file: each clock runs under the version of its own first day."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from vinculo.portfolio import profiles
from vinculo.portfolio.commands.legal.events import EVENTS
from vinculo.portfolio.commands.legal_due import command as legal_due
from vinculo.portfolio.commands.legal_profiles import command as legal_profiles
from vinculo.portfolio.domain.legal import BadProfileError

FORM = """
id = "prueba"
version = {version}
as_of = 2026-11-01
country = "PE"
calendar = "PE"
timezone = "America/Lima"
{valid_from}
name = {{ es = "Prueba", en = "Test" }}
status = {{ es = "En vigor", en = "In force" }}
[sources.A]
url = "https://example.org"
kind = "primary-cited"
[[duties]]
id = "RESPUESTA"
kind = "clock"
article = "1"
legal_term = "plazo"
confidence = "primary-read"
agreement = "agree"
sources = ["A"]
evidence = ["sheet.answered_at"]
title = {{ es = "Responder", en = "Answer" }}
[duties.clock]
start = "received_at"
stop = "answer_sent_at"
length = {days}
unit = "calendar_day"
meaning = "deadline"
"""


def file_of(folder: Path, version: int, days: int, valid_from: str = "") -> Path:
    path = folder / f"prueba-{version}-{days}.toml"
    begins = f"valid_from = {valid_from}" if valid_from else ""
    path.write_text(FORM.format(version=version, days=days, valid_from=begins), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch):
    monkeypatch.setenv("VINCULO_LANGUAGE", "es")
    profiles.all_profiles()
    kept = {key: list(versions) for key, versions in profiles._registered.items()}
    monkeypatch.setattr(profiles, "_registered", kept)


@pytest.fixture
def _two_versions(tmp_path):
    profiles.register(file_of(tmp_path, 2, 10, "2027-01-01"))
    profiles.register(file_of(tmp_path, 1, 15))


def answered(command, *arguments, expect=0):
    result = CliRunner().invoke(command, [*map(str, arguments), "--json"])
    assert result.exit_code == expect, result.output
    return json.loads(result.stdout) if not expect else result.stderr


@pytest.mark.usefixtures("_two_versions")
@pytest.mark.parametrize(
    ("profile", "at", "version", "due_on"),
    [
        pytest.param("prueba", "2026-12-31", 1, "2027-01-15", id="the day before"),
        pytest.param("prueba", "2027-01-01", 2, "2027-01-11", id="the first day"),
        pytest.param("prueba", "2027-01-01T04:30Z", 1, "2027-01-15", id="still December in Lima"),
        pytest.param("prueba", "2027-01-01T05:00Z", 2, "2027-01-11", id="midnight in Lima"),
        pytest.param("prueba@1", "2027-06-01", 1, "2027-06-16", id="the old one asked by number"),
        pytest.param("prueba@2", "2026-06-01", 2, "2026-06-11", id="the new one asked by number"),
    ],
)
def test_the_first_day_of_a_clock_chooses_its_version(profile, at, version, due_on) -> None:
    found = answered(legal_due, "--profile", profile, "--duty", "RESPUESTA", "--at", at)
    assert (found["profile_version"], found["due_on"]) == (version, due_on)


@pytest.mark.usefixtures("_two_versions")
def test_a_file_of_dates_may_cross_the_change_and_both_versions_are_listed(tmp_path) -> None:
    file = tmp_path / "fechas.csv"
    file.write_text("at\n2026-12-31\n2027-01-01\n", encoding="utf-8")
    found = answered(legal_due, file, "--profile", "prueba", "--duty", "RESPUESTA")
    assert [row["profile"] for row in found["rows"]] == ["prueba@1", "prueba@2"]
    listed = answered(legal_profiles, "--profile", "prueba")["profiles"]
    assert [entry["version"] for entry in listed] == [1, 2]


@pytest.mark.parametrize(
    ("number", "begins"),
    [
        pytest.param(1, "2027-01-01", id="a number twice"),
        pytest.param(2, "", id="a later one without its first day"),
    ],
)
def test_versions_that_leave_open_which_one_counts_are_refused(tmp_path, number, begins) -> None:
    profiles.register(file_of(tmp_path, 1, 15))
    with pytest.raises(BadProfileError):
        profiles.register(file_of(tmp_path, number, 10, begins))


def test_local_days_need_no_profile_and_may_name_their_country(tmp_path) -> None:
    days = tmp_path / "locales.csv"
    days.write_text(
        "date,kind,name,region,country\n"
        "2026-10-06,festivo,Aniversario,,PE\n2026-10-07,festivo,Feria,MD,\n",
        encoding="utf-8",
    )
    dates = tmp_path / "fechas.csv"
    dates.write_text(
        "at,profile,duty,region\n2026-10-05,pe,PE-LR-15BD,\n"
        "2026-10-05,es-ley10-2025,ES10-15BD,MD\n2026-10-05,es-ley10-2025,ES10-15BD,CT\n",
        encoding="utf-8",
    )
    plain = [row["due_on"] for row in answered(legal_due, dates)["rows"]]
    moved = [row["due_on"] for row in answered(legal_due, dates, "--override", days)["rows"]]
    assert plain == ["2026-10-27", "2026-10-27", "2026-10-27"]
    assert moved == ["2026-10-28", "2026-10-28", "2026-10-27"]
    days.write_text("date,kind,country\n2026-10-06,festivo,ZZ\n", encoding="utf-8")
    assert "ZZ" in answered(legal_due, dates, "--override", days, expect=65)


def test_every_event_of_the_profiles_has_its_words() -> None:
    clocks = [d.clock for p in profiles.all_profiles() for d in p.duties if d.clock is not None]
    assert {event for clock in clocks for event in (clock.start, clock.stop)} - set(EVENTS) == set()
