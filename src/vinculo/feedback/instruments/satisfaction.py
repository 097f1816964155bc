"""Satisfaction from 1 to 5: its mean, and the share of the two highest answers."""

from vinculo.feedback.domain.questionnaire import Instrument, Words
from vinculo.feedback.domain.single_questions import satisfaction, single_fields
from vinculo.feedback.instruments import instruments

WORDS: Words = {"es": "Satisfacción", "en": "Satisfaction"}
NAMES = ("satisfaccion", "csat", "score", "puntuacion", "nota", "answer", "respuesta", "valor")

instruments.add(
    "satisfaction",
    Instrument(
        key="satisfaction",
        words={"es": "Satisfacción (1 a 5)", "en": "Satisfaction (1 to 5)"},
        source="Wilson 1927, Journal of the American Statistical Association 22:209-212",
        fields=lambda setup: single_fields("satisfaction", WORDS, setup, NAMES),
        score=lambda answers, setup: satisfaction(answers, setup, WORDS),
        high=5.0,
    ),
)
