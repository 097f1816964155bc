"""What makes an answer carry an offer."""

import pytest

from vinculo.cases.domain.offers import carries

OFFER = "<p>Hola, {{ cliente.nombre }}:</p><p>Pásese a la fibra por cinco euros.</p>"


@pytest.mark.parametrize(
    ("html", "is_so"),
    [
        ("<p>Hola, Ana:</p><p>Pásese  a la <b>fibra</b> por cinco euros.</p>", True),
        ("<div>PASESE A LA FIBRA POR CINCO EUROS</div>", True),
        ("<p>Hola, Ana: su fibra vuelve mañana.</p>", False),
        ("", False),
    ],
)
def test_an_answer_carries_an_offer_when_it_says_it_whatever_the_letters(html, is_so):
    assert carries(html, [OFFER]) is is_so


def test_a_short_offer_counts_as_a_whole_and_an_empty_one_is_none():
    assert carries("<p>Pruebe dos por uno hoy</p>", ["<p>Dos por uno</p>"])
    assert not carries("<p>Hola</p>", ["<p></p>", "{{ hoy }}"])
