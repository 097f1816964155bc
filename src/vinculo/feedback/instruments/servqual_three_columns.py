"""Service quality in three columns: minimum accepted, desired and received."""

from vinculo.feedback.domain.columns_of_quality import Form, Part, quality_fields, score_quality
from vinculo.feedback.domain.questionnaire import Instrument
from vinculo.feedback.instruments import instruments
from vinculo.feedback.instruments.wording import quality_dimensions

MINIMUM = Part("minimum", "min", ("minimum", "minimo"), "min")
DESIRED = Part("desired", "des", ("desired", "deseado"), "des")
PERCEIVED = Part("perceived", "per", ("perceived", "percibido", "perception", "P"), "per")

FORM = Form(
    parts=(MINIMUM, DESIRED, PERCEIVED),
    main="adequacy",
    performance="perceived",
    importance="desired",
    derived={
        "adequacy": lambda least, _most, received: received - least,
        "superiority": lambda _least, most, received: received - most,
        "tolerance": lambda least, most, _received: most - least,
    },
    zones=True,
)

instruments.add(
    "servqual-three-columns",
    Instrument(
        key="servqual-three-columns",
        words={
            "es": "Calidad del servicio en tres columnas, con zona de tolerancia",
            "en": "Service quality in three columns, with the zone of tolerance",
        },
        source="Parasuraman, Zeithaml & Berry 1994, Journal of Retailing 70(3):201-230",
        fields=lambda setup: quality_fields(FORM, setup),
        score=lambda answers, setup: score_quality(FORM, answers, setup),
        high=9.0,
        dimensions=quality_dimensions(),
    ),
)
