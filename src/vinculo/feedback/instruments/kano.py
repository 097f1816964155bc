"""Kano: how customers would feel with a feature, and without it."""

from vinculo.feedback.domain.kano import kano, kano_fields
from vinculo.feedback.domain.questionnaire import Instrument
from vinculo.feedback.instruments import instruments

instruments.add(
    "kano",
    Instrument(
        key="kano",
        words={"es": "Kano (con y sin la característica)", "en": "Kano (with and without)"},
        source="Kano et al. 1984; Berger et al. 1993, Center for Quality of Management J. 2(4)",
        fields=kano_fields,
        score=kano,
        high=5.0,
        fixed_scale=True,
    ),
)
