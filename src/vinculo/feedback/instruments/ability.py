"""Ability: how steadily contact staff can meet the standards (gap 3)."""

from vinculo.feedback.domain.opinions import direct, direct_fields
from vinculo.feedback.domain.questionnaire import Instrument
from vinculo.feedback.instruments import instruments
from vinculo.feedback.instruments.wording import quality_dimensions

instruments.add(
    "ability",
    Instrument(
        key="ability",
        words={
            "es": "Capacidad de cumplir la norma por dimensión (brecha 3)",
            "en": "Ability to meet the standard, by dimension (gap 3)",
        },
        source="Zeithaml, Parasuraman & Berry 1990, Delivering Quality Service; sign x - 7 is ours",
        fields=lambda setup: direct_fields(setup, "ability", allows_none=True),
        score=lambda answers, setup: direct(answers, setup, "ability", none_counts=False),
        dimensions=quality_dimensions(),
    ),
)
