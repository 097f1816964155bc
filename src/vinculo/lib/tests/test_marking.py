"""The piece of a text where something was found, its words marked and nothing changed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from vinculo.lib.text.marking import Piece, excerpt

LONG = "palabra " * 60 + "La avería de la línea sigue " + "final " * 60


def marked(text: str, *stems: str, fragments: tuple[str, ...] = (), width: int = 180) -> list[str]:
    pieces = excerpt(text, stems=stems, fragments=fragments, width=width)
    return [piece.text for piece in pieces if piece.is_found]


def test_forms_of_a_word_are_marked_with_or_without_accents() -> None:
    assert marked("Las averías y una AVERIA.", "averi") == ["averías", "AVERIA"]


def test_a_word_that_only_begins_alike_is_not_marked() -> None:
    assert marked("telefonía internacional", "te", "x") == []


def test_a_part_of_a_number_marks_the_whole_number() -> None:
    assert marked("El pedido AB-88213/A llegó", fragments=("8213a",)) == ["AB-88213/A"]


def test_a_long_text_is_cut_around_what_was_found() -> None:
    pieces = excerpt(LONG, stems=["averi", "line"])
    whole = "".join(piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.is_found] == ["avería", "línea"]
    assert whole.startswith("… ")
    assert whole.endswith(" …")
    assert len(whole) < 200


def test_a_short_text_stays_whole() -> None:
    assert excerpt("Buenos  días", stems=[]) == (Piece("Buenos días"),)


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    whole = "".join(piece.text for piece in excerpt("x" * 500, stems=["y"]))
    assert len(whole) <= 190


def test_words_at_the_end_of_the_piece_are_whole() -> None:
    pieces = excerpt("avería " + "luz " * 100 + "avería", stems=["averi"], width=40)
    assert all(piece.text == "avería" for piece in pieces if piece.is_found)


@given(st.text(max_size=500), st.lists(st.text(max_size=8), max_size=4))
def test_nothing_is_added_to_a_text_but_dots(text: str, stems: list[str]) -> None:
    tidy = re.sub(r"\s+", " ", text).strip()
    shown = "".join(piece.text for piece in excerpt(text, stems=stems, width=60))
    assert shown.removeprefix("… ").removesuffix(" …").strip() in tidy


def test_an_excerpt_of_the_end_ends_with_the_text() -> None:
    text = "palabra " * 60 + "y al final una avería."
    pieces = excerpt(text, stems=("averi",), fragments=(), width=60)
    assert [piece.text for piece in pieces if piece.is_found] == ["avería"]
    assert pieces[-1].text.rstrip("…").endswith(".")
