import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.lib.text.sort_key import SORT_KEY_MAX_LENGTH, sort_key


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["Nacho", "Nuria", "Nz", "Ñíguez", "Oca"], id="ñ is a letter after n"),
        pytest.param(["Peña", "Peñalver", "Pepa"], id="ñ inside a word"),
        pytest.param(["Pena", "Penzo", "Peña"], id="ñ after every n"),
        pytest.param(["Garcia", "García", "García Ana"], id="accents only break ties"),
        pytest.param(["García Z", "Garcia Zz"], id="accents do not come before letters"),
        pytest.param(["ana", "Ánchel", "ANDRÉS"], id="case is nothing"),
        pytest.param(["San Juan", "Sanabria"], id="a shorter word comes first"),
        pytest.param(["García López", "García-Mora"], id="a hyphen parts words"),
        pytest.param(["Obregón", "O'Brien", "Obrist"], id="an apostrophe is nothing"),
        pytest.param(["Fuente", "de la Fuente", "Fuentes"], id="a preposition is skipped"),
        pytest.param(["Río", "Del Río", "Ríos"], id="del is skipped"),
        pytest.param(["La Torre", "Lara"], id="an article alone stays"),
        pytest.param(["Van Dyck", "Vargas"], id="van is part of the name"),
        pytest.param(["24 Horas", "Abad"], id="digits before letters"),
        pytest.param(["Çelik", "Cruz"], id="ç is a c"),
        pytest.param(["Strasse", "Straße Norte", "Strauss"], id="ß is ss"),
    ],
)
def test_names_sort_as_spanish_readers_expect(names):
    keys = [sort_key(name) for name in names]
    assert keys == sorted(set(keys))


def test_a_name_that_is_only_a_particle_keeps_it():
    assert sort_key("de la").startswith("la")
    assert sort_key("Del") == "del"


def test_case_and_writing_of_accents_do_not_matter():
    assert sort_key("Núñez") == sort_key("NÚÑEZ") == sort_key("Nu\u0301n\u0303ez")


def test_a_name_without_letters_has_a_key():
    assert sort_key("***") == ""
    assert sort_key("\u0301") == ""


@given(st.text(max_size=300))
def test_a_key_fits_its_column_and_is_sortable_as_bytes(name):
    key = sort_key(name)
    assert len(key) <= SORT_KEY_MAX_LENGTH
    assert "\x00" not in key
    assert key == sort_key(name)


@given(st.text(max_size=20), st.text(max_size=20))
def test_byte_order_and_python_order_agree(a, b):
    a, b = sort_key(a), sort_key(b)
    assert (a < b) == (a.encode("utf-8", "surrogatepass") < b.encode("utf-8", "surrogatepass"))
