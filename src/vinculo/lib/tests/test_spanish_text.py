"""Spanish names, sounds, addresses and numbers in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.lib.text.address_lines import AddressLine, address_line
from vinculo.lib.text.folding import fold, repaired
from vinculo.lib.text.person_names import (
    PersonName,
    company_words,
    given_words,
    name_words,
    split_full_name,
)
from vinculo.lib.text.short_forms import is_given_name, same_given_name
from vinculo.lib.text.spanish_sound import skeleton, sound


@given(text=st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()
    assert sound(text).isascii()


@pytest.mark.parametrize(
    ("broken", "whole"),
    [("PeÃ±a", "Peña"), ("Peña", "Peña"), ("Ã\x81vila", "Ávila"), ("SÃO PAULO", "SÃO PAULO")],
)
def test_text_read_with_the_wrong_encoding_is_repaired(broken, whole):
    assert repaired(broken) == whole


@pytest.mark.parametrize(
    "alike",
    [
        pytest.param(("Vázquez", "Básques", "Vasquez"), id="b and v, s and z"),
        pytest.param(("Jiménez", "Giménez", "Ximenes"), id="g, j and x"),
        pytest.param(("Hernández", "Ernandes"), id="h"),
        pytest.param(("Yolanda", "Llolanda"), id="ll and y"),
        pytest.param(("Cecilia", "Sesilia", "Zezilia"), id="c, s and z"),
        pytest.param(("Echevarría", "Etxebarria"), id="Basque spelling"),
        pytest.param(("Queralt", "Keralt", "Qeralt"), id="k and qu"),
        pytest.param(("Muñoz", "Munoz", "Munyos"), id="a keyboard without ñ"),
        pytest.param(("Guerrero", "Guerero"), id="one letter for two"),
        pytest.param(("Campos", "Canpos"), id="m before p"),
        pytest.param(("Hierro", "Yerro"), id="hie"),
        pytest.param(("Agüero", "Aguero"), id="without its diaeresis"),
    ],
)
def test_what_sounds_the_same_has_one_sound(alike):
    assert len({sound(name) for name in alike}) == 1


@pytest.mark.parametrize(
    "pair", [("García", "Garza"), ("Mena", "Peña"), ("Gil", "Gálvez"), ("Chaves", "Sanz")]
)
def test_what_sounds_different_has_two_sounds(pair):
    assert sound(pair[0]) != sound(pair[1])


def test_a_skeleton_forgets_inner_vowels():
    assert skeleton("Rodríguez") == skeleton("Rodrigues") == skeleton("Rudriguez") == "rdrgs"
    assert skeleton("Ana") == "an"


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("paco", "francisco"),
        ("pepe", "jose"),
        ("lola", "dolores"),
        ("nacho", "ignacio"),
        ("charo", "rosario"),
        ("lupita", "guadalupe"),
        ("beto", "alberto"),
        ("beto", "roberto"),
        ("jordi", "jorge"),
        ("bill", "william"),
        ("maria", "maria"),
    ],
)
def test_a_short_form_is_its_name(short, full):
    assert same_given_name(short, full)
    assert is_given_name(short)


@pytest.mark.parametrize(("one", "other"), [("paco", "pablo"), ("ana", "eva"), ("zzz", "yyy")])
def test_other_names_are_other_names(one, other):
    assert not same_given_name(one, other)
    assert not is_given_name("zzz")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mª del Carmen", ("maria", "carmen")),
        ("M.ª Teresa", ("maria", "teresa")),
        ("Ma. Guadalupe", ("maria", "guadalupe")),
        ("Fco. Javier", ("francisco", "javier")),
        ("Juanjo", ("juan", "jose")),
        ("Maricarmen", ("maria", "carmen")),
        ("D. Luis", ("luis",)),
    ],
)
def test_given_names_are_written_out(text, words):
    assert given_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("de la Fuente", ("fuente",)),
        ("San Martín", ("sanmartin",)),
        ("Fdez. y Glez.", ("fernandez", "gonzalez")),
        ("de la O", ("o",)),
        ("de", ("de",)),
        ("Dra.", ("dra",)),
        ("", ()),
    ],
)
def test_surnames_lose_what_people_leave_out(text, words):
    assert name_words(text) == words


@pytest.mark.parametrize(
    ("text", "given", "surnames"),
    [
        ("García López, Mª del Carmen", ("maria", "carmen"), ("garcia", "lopez")),
        ("Ana de la Fuente Ruiz", ("ana",), ("fuente", "ruiz")),
        ("Juan Carlos Pérez", ("juan", "carlos"), ("perez",)),
        ("María José San Juan Pérez", ("maria", "jose"), ("sanjuan", "perez")),
        ("GARCIA LOPEZ ANA", ("ana",), ("garcia", "lopez")),
        ("GARCIA LOPEZ ANA MARIA", ("ana", "maria"), ("garcia", "lopez")),
        ("Bertoldo Quintana", ("bertoldo",), ("quintana",)),
        ("García", (), ("garcia",)),
        ("García,", (), ("garcia",)),
        ("", (), ()),
    ],
)
def test_a_full_name_is_taken_apart(text, given, surnames):
    assert split_full_name(text) == PersonName(given, surnames)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Talleres Ruiz, S.L.", ("talleres", "ruiz")),
        ("TALLERES RUIZ SLU", ("talleres", "ruiz")),
        ("Comercial del Norte, S.A. de C.V.", ("comercial", "norte")),
        ("Acme Ltd", ("acme",)),
        ("Ruiz Abogados, S.L.P.", ("ruiz", "abogados")),
        ("Ruiz Abogados Sociedad Limitada Profesional", ("ruiz", "abogados")),
        ("Talleres Ruiz, Sociedad Limitada Unipersonal", ("talleres", "ruiz")),
        ("Hermanos Gil, S.C.", ("hermanos", "gil")),
        ("Aceites Baena Sociedad Cooperativa", ("aceites", "baena")),
        ("Servicios SC", None),
        ("S.L.", None),
        ("Ana Ruiz", None),
    ],
)
def test_a_company_is_known_by_its_legal_form(text, words):
    assert company_words(text) == words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("C/ Gral. Pardiñas, nº 12, 3º B", ("calle", "general pardinas", "12", "3o b")),
        ("CL General Pardinas 12", ("calle", "general pardinas", "12", "")),
        ("Avda. de la Constitución 5", ("avenida", "constitucion", "5", "")),
        ("Pº Castellana, 100 - 2º", ("paseo", "castellana", "100", "2o")),
        ("Calle 5 de Mayo 20", ("calle", "5 mayo", "20", "")),
        ("Calle 12", ("calle", "12", "", "")),
        ("Calle 12 34", ("calle", "12", "34", "")),
        ("Calle 12 de Octubre", ("calle", "12 octubre", "", "")),
        ("Plaza Mayor s/n", ("plaza", "mayor", "", "")),
        ("8 Stanley Street", ("street", "stanley", "8", "")),
        ("12 Mayor", ("", "mayor", "12", "")),
        ("may maxwell crescent", ("crescent", "may maxwell", "", "")),
        ("De la", ("", "de la", "", "")),
        ("42", ("", "42", "", "")),
        ("", ("", "", "", "")),
    ],
)
def test_an_address_is_taken_apart(text, parts):
    assert address_line(text) == AddressLine(*parts)
