"""Service quality in two columns: what is expected, and what is received."""

from vinculo.feedback.domain.columns_of_quality import Form, Part, quality_fields, score_quality
from vinculo.feedback.domain.questionnaire import Instrument
from vinculo.feedback.instruments import instruments
from vinculo.feedback.instruments.wording import quality_dimensions

EXPECTATION = Part("expectation", "E", ("expectation", "expectativa", "exp"), "E")
PERCEPTION = Part("perception", "P", ("perception", "percepcion", "per"), "P")

FORM = Form(
    parts=(EXPECTATION, PERCEPTION),
    main="gap",
    performance="perception",
    importance="expectation",
    derived={"gap": lambda expected, received: received - expected},
    difference=("perception", "expectation"),
)

instruments.add(
    "servqual",
    Instrument(
        key="servqual",
        words={
            "es": "Calidad del servicio en dos columnas (expectativa y percepción)",
            "en": "Service quality in two columns (expectation and perception)",
        },
        source=(
            "Parasuraman, Zeithaml & Berry 1988, Journal of Retailing 64(1):12-40; "
            "1991, 67(4):420-450"
        ),
        fields=lambda setup: quality_fields(FORM, setup),
        score=lambda answers, setup: score_quality(FORM, answers, setup),
        dimensions=quality_dimensions(),
    ),
)
