import json
from pathlib import Path

import jsonschema_rs
import pytest
from click.testing import CliRunner

from vinculo.portfolio.commands.legal.schemas import (
    CALLS_SCHEMA,
    DUE_SCHEMA,
    PROFILES_SCHEMA,
)
from vinculo.portfolio.commands.legal_calls import command as legal_calls
from vinculo.portfolio.commands.legal_due import command as legal_due
from vinculo.portfolio.commands.legal_profiles import command as legal_profiles

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
WORKING = ("--profile", "es-ley10-2025", "--duty", "ES10-15BD")


@pytest.fixture(autouse=True)
def _spanish(monkeypatch):
    monkeypatch.setenv("VINCULO_LANGUAGE", "es")


def run(command, *arguments, expect=0):
    result = CliRunner().invoke(command, [str(a) for a in arguments])
    assert result.exit_code == expect, (result.output, result.exception)
    return result


def answer(command, schema, *arguments):
    found = json.loads(run(command, *arguments, "--json").stdout)
    jsonschema_rs.validate(schema, found)
    return found


def due(*arguments):
    return answer(legal_due, DUE_SCHEMA, *arguments)


def words(found) -> str:
    return "\n".join(step["words"] for step in found["steps"])


def codes(found) -> set[str]:
    return {warning["code"] for warning in found["warnings"]}


def test_the_worked_date_of_madrid_shows_both_terms_and_names_the_earlier():
    found = due(*WORKING, "--at", "2026-12-28T10:00+01:00", "--region", "MD")
    assert found["due_on"] == "2027-01-20"
    assert found["due_at"] == "2027-01-20T23:59:59+01:00"
    assert found["also"][0]["due_on"] == "2027-01-12"
    assert (found["earliest"]["duty"], found["earliest"]["due_on"]) == ("ES-TRL-15D", "2027-01-12")
    assert {"not_confirmed_year", "earlier_elsewhere", "local_days"} <= codes(found)


def test_the_worked_date_of_peru():
    found = due("--profile", "pe", "--duty", "pe-lr-15bd", "--at", "2026-10-05")
    assert (found["due_on"], found["due_at"]) == ("2026-10-27", "2026-10-27T23:59:59-05:00")


def test_each_step_is_said_in_words():
    said = words(due(*WORKING, "--at", "2026-12-28T10:00+01:00", "--region", "Madrid"))
    for part in (
        "lunes 28 de diciembre de 2026, 10:00 (Europe/Madrid)",
        "no se cuenta: el día 1 es el siguiente",
        "sábado y domingo",
        "viernes 1 de enero de 2027: Año Nuevo",
        "15 días hábiles",
        "miércoles 20 de enero de 2027",
    ):
        assert part in said


def test_each_step_is_said_in_english_too(monkeypatch):
    monkeypatch.setenv("VINCULO_LANGUAGE", "en")
    said = words(due(*WORKING, "--at", "2026-12-28T10:00+01:00", "--region", "MD"))
    for part in ("Monday 28 December 2026", "New Year's Day", "15 working days", "not counted"):
        assert part in said


def test_before_the_year_of_adaptation_ends_it_is_said():
    found = due(*WORKING, "--at", "2026-11-02", "--region", "MD")
    assert "not_yet_enforceable" in codes(found)
    assert "not_yet" in codes(due(*WORKING, "--at", "2024-11-04", "--region", "MD"))


def test_without_a_region_national_days_give_the_earliest_date():
    alone = due(*WORKING, "--at", "2026-10-26")
    assert "no_region" in codes(alone)
    assert alone["due_on"] <= due(*WORKING, "--at", "2026-10-26", "--region", "MD")["due_on"]


def test_of_several_regions_the_one_that_ends_first_counts():
    found = due(*WORKING, "--at", "2026-10-26", "--region", "MD", "--region", "AN")
    assert len(found["places"]) == 2
    assert found["due_on"] == min(place["due_on"] for place in found["places"])


def test_local_days_of_a_file_win(tmp_path):
    file = tmp_path / "local.csv"
    file.write_text("fecha;tipo;nombre;región\n09/11/2026;festivo;La Almudena;Madrid\n")
    found = due(*WORKING, "--at", "2026-10-26", "--region", "MD", "--override", file)
    assert found["due_on"] == "2026-11-18"
    assert "La Almudena" in words(found)
    file.write_text("date,kind\n2026-11-02,laborable\n")
    assert (
        due(*WORKING, "--at", "2026-10-26", "--region", "MD", "--override", file)["due_on"]
        == "2026-11-16"
    )


def test_a_calendar_without_working_days_is_refused(tmp_path):
    file = tmp_path / "local.csv"
    days = [f"{year}-{month:02}-{day:02}" for year in range(2017, 2041) for month in range(1, 13)
            for day in range(1, 29)]  # fmt: skip
    more = [f"{year}-{month:02}-{day}" for year in range(2017, 2041)
            for month in (1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) for day in (29, 30)]  # fmt: skip
    last = [f"{year}-{month:02}-31" for year in range(2017, 2041)
            for month in (1, 3, 5, 7, 8, 10, 12)]  # fmt: skip
    leap = [f"{year}-02-29" for year in range(2020, 2041, 4)]
    file.write_text("date,kind\n" + "".join(f"{d},festivo\n" for d in days + more + last + leap))
    result = run(legal_due, *WORKING, "--at", "2026-10-26", "--override", file, expect=65)
    assert "ningún día hábil" in result.stderr


def test_a_pause_and_its_stricter_reading():
    found = due(
        *WORKING, "--at", "2026-11-02T09:00+01:00", "--region", "MD",
        "--pause", "awaiting_customer_completion:2026-11-03T09:00+01:00/2026-11-10T09:00+01:00",
    )  # fmt: skip
    assert found["due_on"] == "2026-12-01"
    assert found["readings"][0]["due_on"] < found["due_on"]
    assert "interrumpe" in words(found)


def test_an_open_pause_waits():
    found = due(
        *WORKING, "--at", "2026-11-02", "--region", "MD",
        "--pause", "awaiting_customer_completion:2026-11-03/",
    )  # fmt: skip
    assert (found["due_on"], found["waits_for"]) == (None, "awaiting_customer_completion")


def test_hours_longer_terms_and_fallbacks_have_their_dates():
    hours = due("--profile", "es-ley10-2025", "--duty", "ES10-2H", "--at", "2026-10-25T01:30+02:00")
    assert hours["due_at"] == "2026-10-25T02:30:00+01:00"
    rights = due("--profile", "es-rgpd", "--duty", "EU-RGPD-1M", "--at", "2026-11-30")
    assert (rights["due_on"], rights["extension"]["due_on"]) == ("2026-12-30", "2027-02-28")
    call = due(
        "--profile", "es-ley10-2025", "--duty", "ES10-SUPERVISOR", "--at", "2026-11-06T18:00+01:00"
    )
    assert call["due_at"] == "2026-11-06T18:03:00+01:00"
    assert call["fallback"]["due_on"] == "2026-11-06"
    kept = due("--profile", "es-ley10-2025", "--duty", "ES10-RECKEEP", "--at", "2026-11-06")
    assert kept["waits_for"] == "resolution_notified_at"


def test_the_first_of_a_repeated_hour_is_meant_and_said():
    found = due(
        "--profile", "es-ley10-2025", "--duty", "ES10-2H",
        "--at", "2026-10-25T02:30", "--timezone", "Europe/Madrid",
    )  # fmt: skip
    assert found["started"] == "2026-10-25T02:30:00+02:00"
    assert "repeated_hour" in codes(found)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--profile", "es-ley99", "--duty", "X", "--at", "2026-11-02"), "es-ley10-2025"),
        (("--profile", "pe", "--duty", "X", "--at", "2026-11-02"), "PE-LR-15BD"),
        ((*WORKING, "--at", "2026-11-02", "--region", "Atlántida"), "MD (Madrid)"),
        (("--profile", "pe", "--duty", "PE-LR-15BD", "--at", "2026-11-02", "--region", "Lima"),
         "no tiene regiones"),
        ((*WORKING, "--at", "2026-11-02T10:00"), "huso"),
        ((*WORKING, "--at", "pasado mañana"), "no es una fecha"),
        ((*WORKING, "--at", "2026-02-30"), "no es una fecha"),
        ((*WORKING, "--at", "2026-03-29T02:30", "--timezone", "Europe/Madrid"), "cambio de hora"),
        ((*WORKING, "--at", "2026-11-02", "--timezone", "Europa/Madrid"), "huso horario"),
        ((*WORKING, "--at", "2199-11-02"), "2095"),
        ((*WORKING, "--at", "2026-11-02", "--stopped", "2026-11-01"), "anterior a su comienzo"),
        ((*WORKING, "--at", "2026-11-02", "--pause", "siesta:2026-11-03/"), "no conoce la pausa"),
        ((*WORKING, "--at", "2026-11-02", "--pause", "siesta"), "CLASE:DESDE"),
        ((*WORKING, "--at", "2026-11-02", "--pause",
          "awaiting_customer_completion:2026-10-03/"), "antes que el plazo"),
        (("--profile", "es-ley10-2025", "--duty", "ES10-2H", "--at", "2026-11-02"), "la hora"),
        (("--profile", "es-ley10-2025", "--duty", "ES10-DATA", "--at", "2026-11-02"),
         "no tiene plazo"),
        (("--profile", "es-finance", "--duty", "ES-FIN-PAY", "--at", "2026-11-02"), "--even-off"),
        (("--at", "2026-11-02"), "--profile"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_with_the_way_out(arguments, part):
    assert part in run(legal_due, *arguments, expect=65).stderr


def test_a_date_or_a_file_not_both_and_not_none():
    run(legal_due, *WORKING, expect=2)
    run(legal_due, *WORKING, "--at", "2026-11-02", EXAMPLES / "legal_dates.csv", expect=2)


def test_what_is_switched_off_answers_only_when_insisted_and_says_so():
    found = due(
        "--profile", "es-finance", "--duty", "ES-FIN-PAY", "--at", "2026-11-02", "--even-off"
    )
    assert found["is_on"] is False
    assert "switched_off" in codes(found)


def test_whether_it_was_in_time():
    at = (*WORKING, "--at", "2026-12-28T10:00+01:00", "--region", "MD")
    assert due(*at, "--stopped", "2027-01-20T23:59:59+01:00")["in_time"] is True
    assert due(*at, "--stopped", "2027-01-21T00:00:00+01:00")["in_time"] is False


def test_a_file_of_many_dates(tmp_path):
    found = due(EXAMPLES / "legal_dates.csv", "--region", "MD")
    assert [row["due_on"] for row in found["rows"]][:3] == [
        "2027-01-20", "2027-01-12", "2026-10-27",
    ]  # fmt: skip
    assert found["late"] == 2


def test_a_file_can_be_answered_by_a_file(tmp_path):
    out = tmp_path / "due.csv"
    found = due(EXAMPLES / "legal_dates.csv", "--out", out)
    assert (found["rows"], found["n"]) == ([], 6)
    assert len(out.read_text().splitlines()) == 7


def test_wrong_rows_are_named_by_their_number(tmp_path):
    file = tmp_path / "dates.csv"
    file.write_text("at,region\n2026-11-02,MD\n2026-11-02T10:00,MD\n2026-11-02,Nunca\n")
    said = run(legal_due, file, *WORKING, expect=65).stderr
    assert "fila 3" in said
    assert "fila 4" in said
    assert "fila 2" not in said
    assert run(legal_due, tmp_path / "no.csv", *WORKING, expect=66).stderr


def test_an_override_with_an_unknown_region_is_refused(tmp_path):
    file = tmp_path / "local.csv"
    file.write_text("date,region\n2026-11-09,Atlántida\n")
    said = run(legal_due, *WORKING, "--at", "2026-10-26", "--override", file, expect=65).stderr
    assert "fila 2" in said


def test_profiles_are_listed_with_what_is_switched_off():
    found = answer(legal_profiles, PROFILES_SCHEMA)
    assert (found["n"], len(found["duties"]), found["clocks"]) == (13, 111, 41)
    off = {duty["id"] for duty in found["duties"] if not duty["is_on"]}
    assert found["switched_off"] == len(off) == 9
    assert {"ES-FIN-PAY", "EC-LIBRO", "CO-CRC-PQR", "AR-27"} <= off
    assert all("apagado" in d["confidence_words"] for d in found["duties"] if not d["is_on"])


def test_one_profile_and_its_clocks_alone():
    found = answer(legal_profiles, PROFILES_SCHEMA, "--profile", "pe@1", "--clocks-only")
    assert [duty["id"] for duty in found["duties"]] == ["PE-LR-15BD", "PE-LR-KEEP"]
    assert "es-trlgdcu" in run(legal_profiles, "--profile", "zz", expect=65).stderr


def calls(tmp_path, waits, *arguments, start="2026-03-02T10:00:00+01:00", extra=""):
    file = tmp_path / "calls.csv"
    lines = ["received_at,answered_at" + extra]
    for wait in waits:
        if wait is None:
            lines.append(f"{start},")
        else:
            lines.append(f"{start},2026-03-02T10:{int(wait) // 60:02}:{wait % 60:06.3f}+01:00")
    file.write_text("\n".join(lines) + "\n")
    found = answer(legal_calls, CALLS_SCHEMA, file, *arguments)
    return {(r["clock"], r["key"], r["base"]): r for r in found["readings"]}, found


def test_the_two_averages_disagree_on_the_same_calls(tmp_path):
    readings, found = calls(tmp_path, [60.0] * 90 + [400.0] * 10)
    share, mean = readings["call", "A_year", "received"], readings["call", "B_year", "received"]
    assert (share["value"], share["passes"]) == (0.9, False)
    assert (round(mean["value"], 1), mean["passes"]) == (77.9, True)
    assert "readings_disagree" in codes(found)
    assert found["passes_all"] is False
    assert found["strictest"][0]["passes"] is False


def test_abandoned_calls_count_among_those_received(tmp_path):
    readings, _ = calls(tmp_path, [60.0] * 94 + [None] * 6)
    assert readings["call", "A_year", "received"]["value"] == 0.94
    assert readings["call", "A_year", "answered"]["value"] == 1.0
    assert readings["call", "B_year", "received"]["reason"] == "too_few_answered"


def test_three_minutes_sharp_are_not_under_three_minutes(tmp_path):
    readings, _ = calls(tmp_path, [180.0])
    assert readings["call", "A_year", "received"]["value"] == 0.0
    readings, _ = calls(tmp_path, [179.999])
    assert readings["call", "A_year", "received"]["value"] == 1.0


def test_a_good_year_may_hide_a_bad_month(tmp_path):
    file = tmp_path / "calls.csv"
    lines = ["received_at,answered_at"]
    for month in range(1, 13):
        late = 40 if month == 6 else 3
        for number in range(100):
            minute = 10 if number < late else 1
            lines.append(f"2026-{month:02}-05T10:00:00Z,2026-{month:02}-05T10:{minute:02}:00Z")
    file.write_text("\n".join(lines) + "\n")
    found = answer(legal_calls, CALLS_SCHEMA, file)
    values = {r["key"]: r for r in found["readings"] if r["base"] == "received"}
    assert round(values["A_year"]["value"], 3) == 0.939
    assert (values["A_month"]["value"], values["A_month"]["period"]) == (0.6, "2026-06")
    assert found["strictest"][0]["key"] == "A_month"
    assert "no_human_requests" in codes(found)


def test_the_example_of_calls_has_both_clocks():
    found = answer(legal_calls, CALLS_SCHEMA, EXAMPLES / "legal_calls.csv")
    assert [clock["clock"] for clock in found["clocks"]] == ["call", "human"]


def test_a_menu_that_offers_both_stops_the_clock_of_the_call(tmp_path):
    file = tmp_path / "calls.csv"
    file.write_text(
        "received_at,menu_reached_at,human_requested_at,answered_at\n"
        "2026-03-02T10:00:00Z,2026-03-02T10:00:20Z,2026-03-02T10:00:30Z,2026-03-02T10:05:00Z\n"
    )
    found = answer(legal_calls, CALLS_SCHEMA, file)
    values = {r["clock"]: r["value"] for r in found["readings"] if r["key"] == "A_year"}
    assert values == {"call": 0.0, "call_menu": 1.0, "human": 0.0}


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("2026-03-02T10:00:00,2026-03-02T10:01:00Z", None),
        ("2026-03-02,2026-03-02T10:01:00Z", "hace falta también la hora"),
        ("2026-03-02T10:00:00Z,2026-03-02T09:59:00Z", "anterior"),
        ("ayer,2026-03-02T09:59:00Z", "no es una fecha"),
    ],
)
def test_calls_that_cannot_be_are_refused_by_row(tmp_path, row, part):
    file = tmp_path / "calls.csv"
    file.write_text(f"received_at,answered_at\n{row}\n")
    if part is None:
        assert answer(legal_calls, CALLS_SCHEMA, file)["n"] == 1
    else:
        said = run(legal_calls, file, expect=65).stderr
        assert part in said
        assert "fila 2" in said
    assert run(legal_calls, file, "--timezone", "Marte", expect=65).stderr


@pytest.mark.parametrize("command", [legal_due, legal_calls, legal_profiles])
def test_every_command_shows_its_schema_and_its_help(command):
    assert json.loads(run(command, "--schema").stdout)["title"].startswith("vinculo legal")
    assert "--json" in run(command, "--help").stdout
