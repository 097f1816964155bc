"""Importance of the dimensions, by sharing one hundred points among them."""

from vinculo.feedback.domain.points import importance_measures, point_fields, weights_of
from vinculo.feedback.domain.questionnaire import Answers, Instrument, Scored, Setup
from vinculo.feedback.instruments import instruments
from vinculo.feedback.instruments.wording import quality_dimensions


def score(answers: Answers, setup: Setup) -> Scored:
    """The points of each dimension; the columns are required, so there are weights."""
    weights, flags = weights_of(answers, setup)
    measures = importance_measures(weights, setup) if weights is not None else []
    return Scored(tuple(measures), flags=tuple(flags))


instruments.add(
    "importance",
    Instrument(
        key="importance",
        words={"es": "Importancia por reparto de 100 puntos", "en": "Importance by 100 points"},
        source="Parasuraman, Berry & Zeithaml 1991, Journal of Retailing 67(4):420-450",
        fields=lambda setup: point_fields(setup, required=True),
        score=score,
        low=0.0,
        high=100.0,
        dimensions=quality_dimensions(),
        fixed_scale=True,
    ),
)
