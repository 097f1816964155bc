import json
import shlex

import jsonschema_rs
import pytest
from click.testing import CliRunner

from vinculo.interactions.commands.mood import SCHEMA, command
from vinculo.lib.text.mood import is_deep_installed


@pytest.fixture(autouse=True)
def _spanish(monkeypatch):
    monkeypatch.setenv("VINCULO_LANGUAGE", "es")


def run(*arguments, expect=0, given=None):
    result = CliRunner().invoke(command, [str(a) for a in arguments], input=given)
    assert result.exit_code == expect, (result.output, result.exception)
    return result


def answer(*arguments, given=None):
    found = json.loads(run(*arguments, "--json", "--method", "light", given=given).stdout)
    jsonschema_rs.validate(SCHEMA, found)
    return found


def test_a_text_has_its_polarity_emotion_language_and_reasons():
    found = answer("Estoy harta, nadie contesta y me han cobrado dos veces")
    assert (found["polarity"], found["language"], found["method"]) == ("negative", "es", "light")
    assert found["polarity_words"] == "negativa"
    assert {reason["words"] for reason in found["reasons"]} >= {"nadie contesta"}
    assert sum(found["polarities"].values()) == pytest.approx(1, abs=0.001)


def test_a_text_may_come_by_standard_input_or_by_file(tmp_path):
    file = tmp_path / "mail.txt"
    file.write_text("Muchísimas gracias, todo perfecto.", encoding="utf-8")
    by_file = answer("--file", file)
    assert by_file["polarity"] == "positive"
    assert answer("-", given=file.read_bytes()) == by_file
    assert answer("--file", "-", given=file.read_bytes()) == by_file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_of_a_file_is_found(tmp_path, encoding):
    file = tmp_path / "mail.txt"
    file.write_text("¡Qué vergüenza de atención!", encoding=encoding)
    assert answer("--file", file)["polarity"] == "negative"
    assert answer("--file", file, "--encoding", encoding)["polarity"] == "negative"


def test_each_line_of_a_file_is_a_message(tmp_path):
    file = tmp_path / "lines.txt"
    file.write_text("Excelente servicio\n\nPésimo servicio\n¿A qué hora abren?\n")
    found = answer("--file", file, "--each")
    assert [mood["row"] for mood in found["moods"]] == [1, 3, 4]
    assert found["polarities"] == {"negative": 1, "neutral": 1, "positive": 1}


def test_a_table_has_a_mood_for_each_row(tmp_path):
    file = tmp_path / "messages.csv"
    file.write_text("id;comentario\n1;Excelente servicio\n2;Pésimo servicio\n")
    found = answer("--file", file, "--table")
    assert [mood["row"] for mood in found["moods"]] == [2, 3]
    file.write_text("id;lo que dijo\n1;Excelente servicio\n")
    assert answer("--file", file, "--table", "--map", "lo que dijo=text")["n"] == 1


def test_attention_is_told_with_its_reason():
    signs = answer("Huele a gas y llevo una hora al teléfono")["attention"]
    assert (signs[0]["rule"], signs[0]["is_urgent"]) == ("danger", True)
    assert signs[0]["rule_words"] == "Puede haber un peligro en el lugar."


def test_without_json_it_reads_as_words():
    assert "polarity_words: negativa" in run("Pésimo servicio", "--method", "light").stdout


@pytest.mark.parametrize(
    ("arguments", "given", "code"),
    [
        ((), None, 2),
        (("hola", "--file", "x.txt"), None, 2),
        (("",), None, 65),
        (("-",), "  \n", 65),
        (("--file", "/no/hay.txt"), None, 66),
        (("--file", "-", "--each"), "\n\n", 65),
        (("-",), b"\x00\x01\x02\x00", 65),
        (("-", "--encoding", "ascii"), "señal".encode(), 65),
        (("-", "--encoding", "martian"), "señal".encode(), 65),
    ],
)
def test_bad_input_is_refused_with_words(arguments, given, code):
    result = run(*arguments, given=given, expect=code)
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(is_deep_installed(), reason="the extra is there")
def test_without_the_extra_the_deep_method_says_how_to_get_it():
    assert "vinculo[text]" in run("hola", "--method", "deep", expect=2).stderr


def test_the_help_shows_an_example_that_runs():
    words = shlex.split(run("--help").stdout.splitlines()[-1])
    assert answer(*words[1:-1])["polarity"] == "negative"


def test_the_schema_is_printed():
    assert json.loads(run("--schema").stdout)["title"] == "vinculo mood"
