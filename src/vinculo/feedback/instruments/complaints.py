"""How a complaint was handled: result, procedure and treatment, and what followed."""

from vinculo.feedback.domain.opinions import complaint_fields, complaint_handling
from vinculo.feedback.domain.questionnaire import Instrument
from vinculo.feedback.instruments import instruments
from vinculo.feedback.instruments.wording import complaint_dimensions

instruments.add(
    "complaints",
    Instrument(
        key="complaints",
        words={
            "es": "Atención de quejas (resultado, procedimiento y trato)",
            "en": "Complaint handling (result, procedure and treatment)",
        },
        source=(
            "Orsingher, Valentini & de Angelis 2010, Journal of the Academy of Marketing Science "
            "38:169-186; Gelbrich & Roschk 2011, Journal of Service Research 14:24-43"
        ),
        fields=complaint_fields,
        score=complaint_handling,
        dimensions=complaint_dimensions(),
    ),
)
