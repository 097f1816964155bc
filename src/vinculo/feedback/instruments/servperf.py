"""Service quality by performance only: what is received, and how much each dimension matters."""

from vinculo.feedback.domain.columns_of_quality import Form, Part, quality_fields, score_quality
from vinculo.feedback.domain.questionnaire import Instrument
from vinculo.feedback.instruments import instruments
from vinculo.feedback.instruments.wording import quality_dimensions

PERCEPTION = Part("perception", "P", ("perception", "percepcion", "per"), "P", bare=True)
FORM = Form(parts=(PERCEPTION,), main="perception", performance="perception")

instruments.add(
    "servperf",
    Instrument(
        key="servperf",
        words={"es": "Desempeño del servicio (solo percepción)", "en": "Service performance only"},
        source="Cronin & Taylor 1992, Journal of Marketing 56(3):55-68",
        fields=lambda setup: quality_fields(FORM, setup),
        score=lambda answers, setup: score_quality(FORM, answers, setup),
        dimensions=quality_dimensions(),
    ),
)
