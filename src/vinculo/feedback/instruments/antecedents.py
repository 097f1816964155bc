"""The sixteen antecedents of gaps 1 to 4, asked of managers and of contact staff."""

from vinculo.feedback.domain.opinions import construct_fields, constructs
from vinculo.feedback.domain.questionnaire import Instrument
from vinculo.feedback.instruments import instruments
from vinculo.feedback.instruments.wording import antecedent_dimensions

instruments.add(
    "antecedents",
    Instrument(
        key="antecedents",
        words={
            "es": "Los 16 antecedentes de las brechas 1 a 4",
            "en": "The 16 antecedents of gaps 1 to 4",
        },
        source=(
            "Zeithaml, Berry & Parasuraman 1988, Journal of Marketing 52(2):35-48; "
            "Parasuraman, Berry & Zeithaml 1990, Marketing Science Institute 90-122"
        ),
        fields=construct_fields,
        score=constructs,
        dimensions=antecedent_dimensions(),
    ),
)
