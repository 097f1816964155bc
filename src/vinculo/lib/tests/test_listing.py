"""Words one after the other, as they are said aloud."""

import pytest

from vinculo.lib.text.listing import either, listed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], ""),
        (["castellano"], "castellano"),
        (["castellano", "inglés"], "castellano e inglés"),
        (["inglés", "castellano"], "inglés y castellano"),
        (["castellano", "gallego", "euskera"], "castellano, gallego y euskera"),
        (["texto", "«Ítem» es igual a «dos»"], "texto e «Ítem» es igual a «dos»"),
        (["padre", "hijo"], "padre e hijo"),
        (["agua", "hielo"], "agua y hielo"),
        (["agua", "yeso"], "agua y yeso"),
        (["uno", ""], "uno y "),
    ],
)
def test_and_is_e_before_the_sound_of_an_i(words, said):
    assert listed(words, language="es") == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["plata", "oro"], "plata u oro"),
        (["oro", "plata"], "oro o plata"),
        (["mujer", "hombre"], "mujer u hombre"),
        (["siete", "(óptimo)"], "siete u (óptimo)"),
        (["7", "8"], "7 u 8"),
        (["10", "11"], "10 u 11"),
        (["10", "110"], "10 o 110"),
        (["a", "b", "c"], "a, b o c"),
    ],
)
def test_or_is_u_before_the_sound_of_an_o(words, said):
    assert either(words, language="es") == said


def test_english_has_one_word_for_each():
    assert listed(["Spanish", "Italian"], language="en") == "Spanish and Italian"
    assert either(["one", "other"], language="en-gb") == "one or other"
