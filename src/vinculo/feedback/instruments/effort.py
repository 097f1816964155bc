"""Ease from 1 to 7: how far the customer agrees that it was easy to get the matter settled."""

from vinculo.feedback.domain.questionnaire import Instrument, Words
from vinculo.feedback.domain.single_questions import effort, single_fields
from vinculo.feedback.instruments import instruments

WORDS: Words = {"es": "Facilidad", "en": "Ease"}
NAMES = (
    "esfuerzo", "ces", "facilidad", "ease", "score", "puntuacion", "nota", "answer", "respuesta",
    "valor",
)  # fmt: skip

instruments.add(
    "effort",
    Instrument(
        key="effort",
        words={"es": "Esfuerzo (1 a 7, 7 es fácil)", "en": "Effort (1 to 7, 7 is easy)"},
        source="Dixon, Freeman & Toman 2010, Harvard Business Review 88(7/8):116-122",
        fields=lambda setup: single_fields("effort", WORDS, setup, NAMES),
        score=lambda answers, setup: effort(answers, setup, WORDS),
    ),
)
