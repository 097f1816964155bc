"""Standards: how formal they are in each dimension, as managers see it (gap 2)."""

from vinculo.feedback.domain.opinions import direct, direct_fields
from vinculo.feedback.domain.questionnaire import Instrument
from vinculo.feedback.instruments import instruments
from vinculo.feedback.instruments.wording import quality_dimensions

instruments.add(
    "standards",
    Instrument(
        key="standards",
        words={
            "es": "Grado de norma formal por dimensión (brecha 2)",
            "en": "How formal the standards are, by dimension (gap 2)",
        },
        source="Zeithaml, Parasuraman & Berry 1990, Delivering Quality Service; sign x - 7 is ours",
        fields=lambda setup: direct_fields(setup, "standard", allows_none=True),
        score=lambda answers, setup: direct(answers, setup, "standard", none_counts=True),
        dimensions=quality_dimensions(),
    ),
)
