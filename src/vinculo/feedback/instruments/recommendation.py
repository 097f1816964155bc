"""Recommendation from 0 to 10: those who would recommend minus those who would not.

«Net Promoter», «NPS» and «Net Promoter Score» are marks of their owners (Bain & Company, NICE
Satmetrix, Fred Reichheld); the product only counts the answers to its own question.
"""

from vinculo.feedback.domain.questionnaire import Instrument, Words
from vinculo.feedback.domain.single_questions import recommendation, single_fields
from vinculo.feedback.instruments import instruments

WORDS: Words = {"es": "Recomendación", "en": "Recommendation"}
NAMES = (
    "recomendacion", "recomendaria", "recommend", "nps", "ov2", "score", "puntuacion", "nota",
    "answer", "respuesta", "valor",
)  # fmt: skip

instruments.add(
    "recommendation",
    Instrument(
        key="recommendation",
        words={"es": "Recomendación (0 a 10)", "en": "Recommendation (0 to 10)"},
        source="Rocks 2016, The American Statistician 70(4):365-372",
        fields=lambda setup: single_fields("recommendation", WORDS, setup, NAMES),
        score=lambda answers, setup: recommendation(answers, setup, WORDS),
        low=0.0,
        high=10.0,
        fixed_scale=True,
    ),
)
