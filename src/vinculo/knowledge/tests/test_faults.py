"""What a text tells of a fault: its cause and its return, or nothing."""

import pytest

from vinculo.knowledge.domain.faults import cause_told, lines

WHENS = {"es": "23 de noviembre de 2026, 18:00", "en": "23 November 2026, 18:00"}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (lines("Se cortó la fibra", WHENS["es"], "es"), "Se cortó la fibra"),
        (lines("A cut fibre", WHENS["en"], "en"), "A cut fibre"),
        (f"Hola.\n{lines('Una obra', WHENS['es'], 'es')}.\nUn saludo", "Una obra"),
        ("Seguimos trabajando en ello", ""),
        (lines("", WHENS["es"], "es"), ""),
        (lines("Una obra", "pronto", "es"), ""),
        (lines("Una obra", "24 de noviembre de 2026, 18:00", "es"), ""),
        ("Qué ha pasado: una obra", ""),
    ],
)
def test_a_text_tells_both_or_nothing(text, cause) -> None:
    assert cause_told(text, WHENS) == cause
