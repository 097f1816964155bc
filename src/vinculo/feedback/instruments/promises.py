"""Promises: how far what is promised to customers is delivered (gap 4)."""

from vinculo.feedback.domain.opinions import direct, direct_fields
from vinculo.feedback.domain.questionnaire import Instrument
from vinculo.feedback.instruments import instruments
from vinculo.feedback.instruments.wording import quality_dimensions

instruments.add(
    "promises",
    Instrument(
        key="promises",
        words={
            "es": "Entrega de lo prometido por dimensión (brecha 4)",
            "en": "Delivery of what is promised, by dimension (gap 4)",
        },
        source="Zeithaml, Parasuraman & Berry 1990, Delivering Quality Service; sign x - 7 is ours",
        fields=lambda setup: direct_fields(setup, "promise", allows_none=False),
        score=lambda answers, setup: direct(answers, setup, "promise", none_counts=False),
        dimensions=quality_dimensions(),
    ),
)
