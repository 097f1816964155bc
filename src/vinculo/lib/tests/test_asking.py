"""What is typed into a search field is taken apart as people mean it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.lib.text.asking import LONGEST, asked


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted", "filters"),
    [
        pytest.param("avería luz", ("avería", "luz"), (), (), id="words"),
        pytest.param(' "corte de luz"  hoy', ("corte de luz", "hoy"), (), (), id="in a row"),
        pytest.param('"corte de', ("corte de",), (), (), id="an open quote"),
        pytest.param("luz -factura", ("luz",), ("factura",), (), id="not this"),
        pytest.param('luz -"corte de luz"', ("luz",), ("corte de luz",), (), id="not in a row"),
        pytest.param("Estado:abierto", (), (), (("estado", "abierto"),), id="a filter"),
        pytest.param('cola:"Averías Sur" x', ("x",), (), (("cola", "Averías Sur"),), id="quoted"),
        pytest.param("categoría:a", (), (), (("categoria", "a"),), id="folded name"),
        pytest.param("a las 12:30", ("a", "las", "12:30"), (), (), id="a time is no filter"),
        pytest.param("estado: x", ("estado:", "x"), (), (), id="nothing after the colon"),
        pytest.param("http://a.example", ("http://a.example",), (), (), id="an address"),
        pytest.param("RE:hola -Fwd:luz", ("hola",), ("luz",), (), id="a pasted subject"),
        pytest.param("- … «»", (), (), (), id="signs only"),
        pytest.param("2026-000123", ("2026-000123",), (), (), id="a number with a dash"),
    ],
)
def test_a_text_is_taken_apart(text, wanted, unwanted, filters) -> None:
    found = asked(text)
    assert (found.wanted, found.unwanted, found.filters) == (wanted, unwanted, filters)


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ("959 00 01 42", ("959000142",)),
        ("+34 959-00", ("3495900",)),
        ("pedido AB-88213/A", ("ab88213a",)),
        ("casa 12", ()),
        ("12", ()),
        ("luz", ()),
    ],
)
def test_parts_of_numbers_lose_what_stands_between(text: str, fragments) -> None:
    assert asked(text).fragments == fragments


def test_only_filters_are_something_to_look_for_and_nothing_is_not() -> None:
    assert asked("  ").is_empty
    assert not asked("estado:abierto").is_empty
    assert asked("ana maría").words == "ana maría"


def test_the_last_word_is_begun_only_where_the_text_ends_with_it() -> None:
    assert asked("fact", is_begun=True).is_begun
    assert not asked('"fact"', is_begun=True).is_begun
    assert not asked("", is_begun=True).is_begun


@given(st.text(max_size=600))
def test_any_text_is_taken_apart_within_bounds(text: str) -> None:
    found = asked(text)
    assert len(found.text) <= LONGEST
    assert all(word.strip() for word in (*found.wanted, *found.unwanted))
