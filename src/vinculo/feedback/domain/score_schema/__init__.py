"""The shape of the answer of ``vinculo feedback score``, as JSON Schema."""

from typing import Any

from vinculo.feedback.domain.score_schema.factors import FACTORS
from vinculo.feedback.domain.score_schema.figures import FLAGS, GROUPS, SUBJECTS
from vinculo.feedback.domain.score_schema.meaning import (
    DRIVERS,
    FEATURES,
    GRIDS,
    RELIABILITY,
    SAMPLE,
    WEIGHTS,
    ZONES,
)
from vinculo.feedback.domain.score_schema.shapes import COUNT, NUMBER, TEXT, record, several

WARNINGS = several(
    {
        "type": "object",
        "properties": {"code": TEXT, "words": TEXT},
        "required": ["code", "words"],
    }
)
INSTRUMENT = record(
    {
        "key": TEXT,
        "words": TEXT,
        "scale": record({"low": NUMBER, "high": NUMBER}),
        "dimensions": several(record({"key": TEXT, "words": TEXT, "items": several(TEXT)})),
        "validated": {"type": "boolean"},
    }
)
SCHEMA: dict[str, Any] = {
    "title": "vinculo feedback score",
    **record(
        {
            "calculation": {"const": "feedback.score"},
            "version": TEXT,
            "instrument": INSTRUMENT,
            "source": TEXT,
            "persons": record(
                {
                    "in_file": COUNT,
                    "answered": COUNT,
                    "n_effective": NUMBER,
                    "design_effect": NUMBER,
                }
            ),
            "left_out": FLAGS,
            "notices": FLAGS,
            "overall": SUBJECTS,
            "dimensions": SUBJECTS,
            "items": SUBJECTS,
            "reliability": RELIABILITY,
            "zones": ZONES,
            "grids": GRIDS,
            "drivers": DRIVERS,
            "features": FEATURES,
            "weights": WEIGHTS,
            "sample": SAMPLE,
            "groups": GROUPS,
            "factors": FACTORS,
            "warnings": WARNINGS,
        }
    ),
}
