"""The JSON Schema of the answer of ``vinculo gaps compute``."""

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]
_NUMBER: Schema = {"type": ["number", "null"]}
_INTERVAL: Schema = {
    "type": ["object", "null"],
    "required": ["low", "high", "level", "method"],
    "properties": {
        "low": {"type": "number"},
        "high": {"type": "number"},
        "level": {"type": "number"},
        "method": {"type": "string"},
    },
    "additionalProperties": False,
}
_COMPARED: Schema = {
    "type": "object",
    "required": ["mean", "n"],
    "properties": {"mean": _NUMBER, "n": {"type": "integer"}},
}


def _object(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


def _many(of: Schema) -> Schema:
    return {"type": "array", "items": of}


_COUNTED = _object({"count": {"type": "integer"}, "n": {"type": "integer"}, "interval": _INTERVAL})
FIGURE: Schema = _object(
    {
        "value": _NUMBER,
        "n": {"type": "integer"},
        "interval": _INTERVAL,
        "p_value": _NUMBER,
        "p_adjusted": _NUMBER,
        "reason": {"type": ["string", "null"]},
    },
    {
        "key": {"type": "string"},
        "managers": _COMPARED,
        "customers": _COMPARED,
        "frontline": _COMPARED,
        "no_standard": _COUNTED,
        "gap": {"type": "integer"},
        "who": {"type": "string"},
    },
)
_KEPT = _object(
    {
        "value": {"type": "number"},
        "n": {"type": "integer"},
        "kept": {"type": "integer"},
        "share": {"type": "number"},
        "target": {"type": "number"},
        "interval": _INTERVAL,
    },
    {"key": {"type": "string"}},
)
_COVERAGE: Schema = {
    **_object(
        {
            "value": {"type": "number"},
            "share": {"type": "number"},
            "top": {"type": "integer"},
            "n": {"type": "integer"},
            "interval": _INTERVAL,
            "by_points": _NUMBER,
            "ranked": _many(
                _object(
                    {
                        "item": {"type": "string"},
                        "mean": {"type": "number"},
                        "counts": {"type": "number"},
                        "has_measured_standard": {"type": "boolean"},
                    }
                )
            ),
        }
    ),
    "type": ["object", "null"],
}
_FIGURES = _many(FIGURE)
_EXPLAINED = _object(
    {
        "units": {"type": "integer"},
        "needed": {"type": "integer"},
        "r_squared": _NUMBER,
        "reason": {"type": ["string", "null"]},
        "left_out": {"type": "object"},
        "weights": _many(
            _object(
                {
                    "gap": {"type": "integer"},
                    "share": {"type": "number"},
                    "raw": {"type": "number"},
                    "correlation": {"type": "number"},
                    "interval": _INTERVAL,
                    "first": {"type": "number"},
                }
            )
        ),
    }
)

SCHEMA: Schema = {
    "title": "vinculo gaps compute",
    **_object(
        {
            "version": {"type": "string"},
            "source": {"type": "string"},
            "level": {"type": "number"},
            "n": {"type": "object", "additionalProperties": {"type": "integer"}},
            "gap_1": _object(
                {
                    "overall": FIGURE,
                    "dimensions": _FIGURES,
                    "items": _FIGURES,
                    "points": _FIGURES,
                }
            ),
            "gap_2": _object({"overall": FIGURE, "dimensions": _FIGURES, "standards": _COVERAGE}),
            "gap_1_2": _object({"standards": _COVERAGE}),
            "gap_3": _object(
                {
                    "overall": FIGURE,
                    "dimensions": _FIGURES,
                    "operations": _many(_KEPT),
                    "perceptions": _FIGURES,
                }
            ),
            "gap_4": _object(
                {
                    "overall": FIGURE,
                    "dimensions": _FIGURES,
                    "promises": _many(_KEPT),
                    "beside": {"type": "object", "additionalProperties": _many(_KEPT)},
                }
            ),
            "gap_5": _object(
                {
                    "overall": FIGURE,
                    "weighted": {"anyOf": [FIGURE, {"type": "null"}]},
                    "dimensions": _FIGURES,
                    "items": _FIGURES,
                }
            ),
            "explained": _EXPLAINED,
            "antecedents": _FIGURES,
            "antecedents_by_unit": {
                "type": "object",
                "additionalProperties": _many(
                    _object(
                        {
                            "antecedent": {"type": "string"},
                            "mean": {"type": "number"},
                            "n": {"type": "integer"},
                        }
                    )
                ),
            },
            "left_out": {"type": "object", "additionalProperties": {"type": "integer"}},
            "warnings": _many(
                {"type": "object", "required": ["code", "words"]},
            ),
        }
    ),
}
