"""JSON Schemas of the answers, as ``--schema`` prints them."""

from typing import Any

Schema = dict[str, Any]


def _object(properties: Schema, *, optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
FLAG: Schema = {"type": "boolean"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
MAYBE_NUMBER: Schema = {"type": ["number", "null"]}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 100.0001}
PROBABILITY: Schema = {"type": "number", "minimum": 0, "maximum": 1}
INTERVAL = _object(
    {"low": MAYBE_NUMBER, "high": MAYBE_NUMBER, "level": PROBABILITY, "method": TEXT}
)
WARNINGS = _list(
    {
        "type": "object",
        "properties": {"code": TEXT, "words": TEXT},
        "required": ["code", "words"],
    }
)
DATA = _object(
    {
        "n": WHOLE,
        "repeaters": WHOLE,
        "repeat_purchases": WHOLE,
        "different_histories": WHOLE,
        "unit": {"enum": ["day", "week", "month", "year"]},
        "occasions": FLAG,
        "from": MAYBE_TEXT,
        "until": MAYBE_TEXT,
        "currency": MAYBE_TEXT,
        "left_out": _list(_object({"reason": TEXT, "n": WHOLE})),
    }
)
_ESTIMATE: Schema = {
    "model": TEXT,
    "source": TEXT,
    "n": WHOLE,
    "log_likelihood": NUMBER,
    "evaluations": WHOLE,
    "parameters": _list(
        _object(
            {
                "name": TEXT,
                "value": NUMBER,
                "standard_error": MAYBE_NUMBER,
                "interval": INTERVAL,
                "reason": TEXT,
            },
            optional=("reason",),
        )
    ),
    "covariance_of_logs": _list(_list(NUMBER)),
}
SPENDING = _object(
    {
        **_ESTIMATE,
        "correlation_with_frequency": MAYBE_NUMBER,
        "mean_of_new_customer": MAYBE_NUMBER,
        "currency": MAYBE_TEXT,
    }
)
VERDICT = _object(
    {
        "n": WHOLE,
        "mae": NUMBER,
        "rmse": NUMBER,
        "bias_pct": MAYBE_NUMBER,
        "correlation": MAYBE_NUMBER,
        "auc": MAYBE_NUMBER,
        "gini": MAYBE_NUMBER,
        "captured_by_best_fifth": MAYBE_NUMBER,
        "reason": TEXT,
    },
    optional=("reason",),
)
HOLDOUT = _object(
    {
        "origins": _list({"type": ["string", "integer"]}),
        "horizon": WHOLE,
        "horizon_unit": TEXT,
        "shortened": FLAG,
        "n": _list(WHOLE),
        "winner": TEXT,
        "criterion": TEXT,
        "forecasts": _list(
            _object({"forecast": TEXT, "score": NUMBER, "verdicts": _list(VERDICT)})
        ),
        "calibration": _list(
            _object({"frequency": TEXT, "n": WHOLE, "forecast": NUMBER, "actual": NUMBER})
        ),
        "value": _list(_object({"forecast": TEXT, "verdicts": _list(VERDICT)})),
    }
)
CHOSEN = _object(
    {"forecast": TEXT, "model": TEXT, "by": {"enum": ["holdout", "likelihood", "asked"]}}
)
FIT = _object(
    {
        "version": TEXT,
        "source": TEXT,
        "data": DATA,
        "models": _list(_object(_ESTIMATE)),
        "chosen": CHOSEN,
        "new_customer": _list(_object({"time": WHOLE, "expected_purchases": NUMBER})),
        "spending": _or_null(SPENDING),
        "holdout": _or_null(HOLDOUT),
        "warnings": WARNINGS,
    }
)
TOTAL = _object(
    {"value": MAYBE_NUMBER, "interval": _or_null(INTERVAL), "reason": TEXT}, optional=("reason",)
)
PARETO = _object(
    {
        "by": {"enum": ["value", "expected_purchases"]},
        "n": WHOLE,
        "total": NUMBER,
        "best_fifth_holds_pct": SHARE,
        "classes": _list(
            _object(
                {
                    "class": {"enum": ["A", "B", "C"]},
                    "n": WHOLE,
                    "customers_pct": SHARE,
                    "value": NUMBER,
                    "expected_purchases": NUMBER,
                    "share_pct": SHARE,
                },
                optional=("value", "expected_purchases"),
            )
        ),
        "curve": _list(_object({"customers_pct": SHARE, "share_pct": SHARE})),
    }
)
CUSTOMER = _object(
    {
        "customer": TEXT,
        "frequency": WHOLE,
        "recency": NUMBER,
        "age": NUMBER,
        "probability_alive": PROBABILITY,
        "probability_purchase": PROBABILITY,
        "expected_purchases": NUMBER,
        "purchases_low": NUMBER,
        "purchases_high": NUMBER,
        "spend_per_purchase": MAYBE_NUMBER,
        "value": MAYBE_NUMBER,
        "value_low": MAYBE_NUMBER,
        "value_high": MAYBE_NUMBER,
        "class": {"enum": ["A", "B", "C"]},
    }
)
SCORE = _object(
    {
        "version": TEXT,
        "source": TEXT,
        "data": DATA,
        "chosen": CHOSEN,
        "question": _object(
            {
                "horizon": NUMBER,
                "unit": TEXT,
                "yearly_discount_pct": NUMBER,
                "margin_pct": NUMBER,
                "level": PROBABILITY,
            }
        ),
        "purchases": TOTAL,
        "value": _or_null(TOTAL),
        "pareto": PARETO,
        "best": _list(CUSTOMER),
        "written": _or_null(_object({"file": TEXT, "rows": WHOLE})),
        "curve_written": MAYBE_TEXT,
        "warnings": WARNINGS,
    }
)
