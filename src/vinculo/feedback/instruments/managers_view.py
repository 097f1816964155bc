"""The managers' view: what they think customers would answer (gap 1)."""

from vinculo.feedback.domain.columns_of_quality import Form, Part, quality_fields, score_quality
from vinculo.feedback.domain.questionnaire import Instrument
from vinculo.feedback.instruments import instruments
from vinculo.feedback.instruments.wording import quality_dimensions

EXPECTATION = Part("expectation", "E", ("expectation", "expectativa", "exp"), bare=True)
FORM = Form(parts=(EXPECTATION,), main="expectation", performance="expectation")

instruments.add(
    "managers",
    Instrument(
        key="managers",
        words={
            "es": "Lo que los directivos creen que esperan los clientes (brecha 1)",
            "en": "What managers believe customers expect (gap 1)",
        },
        source="Zeithaml, Berry & Parasuraman 1988, Journal of Marketing 52(2):35-48",
        fields=lambda setup: quality_fields(FORM, setup),
        score=lambda answers, setup: score_quality(FORM, answers, setup),
        dimensions=quality_dimensions(),
    ),
)
