"""The shape of the answer of ``vinculo feedback score``, as JSON Schema."""

from typing import Any

NUMBER = {"type": ["number", "null"]}
COUNT = {"type": ["integer", "null"], "minimum": 0}
TEXT = {"type": "string"}


def record(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with these properties and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def several(entry: dict[str, Any]) -> dict[str, Any]:
    """A list of such entries."""
    return {"type": "array", "items": entry}


def maybe(entry: dict[str, Any]) -> dict[str, Any]:
    """Such an entry, or null."""
    return {"anyOf": [entry, {"type": "null"}]}


def named(entry: dict[str, Any]) -> dict[str, Any]:
    """A mapping from names to such entries."""
    return {"type": "object", "additionalProperties": entry}


INTERVAL = maybe(record({"low": NUMBER, "high": NUMBER, "level": NUMBER, "method": TEXT}))
VALUES = {"mean": NUMBER, "share": NUMBER, "balance": NUMBER}
ONE_VALUE = {"oneOf": [{"required": [name]} for name in VALUES]}
FIGURE = {
    **record(
        {"words": TEXT, "n": COUNT, "deviation": NUMBER, "interval": INTERVAL},
        {**VALUES, "n_effective": NUMBER, "reason": TEXT},
    ),
    **ONE_VALUE,
}
GROUP_FIGURE = {
    **record(
        {"key": TEXT, "component": TEXT, "n": COUNT},
        {
            **VALUES,
            "words": TEXT,
            "n_effective": NUMBER,
            "deviation": NUMBER,
            "interval": INTERVAL,
            "hidden": {"enum": ["small", "complementary"]},
            "reason": TEXT,
        },
    ),
    **ONE_VALUE,
}
SUBJECTS = several(record({"key": TEXT, "words": TEXT, "figures": named(FIGURE)}))
FLAGS = several(
    record(
        {
            "code": TEXT,
            "words": TEXT,
            "count": COUNT,
            "rows": several({"type": "integer"}),
            "excluded": {"type": "boolean"},
        }
    )
)
RELIABILITY = several(
    record(
        {
            "key": TEXT,
            "component": TEXT,
            "n": COUNT,
            "items": COUNT,
            "alpha": NUMBER,
            "interval": INTERVAL,
            "standardised_alpha": NUMBER,
            "omega": NUMBER,
            "low": {"type": "boolean"},
        },
        {"difference_reliability": NUMBER, "reason": TEXT},
    )
)
ZONES = several(
    record(
        {
            "key": TEXT,
            "level": {"enum": ["dimension", "item"]},
            "words": TEXT,
            "n": COUNT,
            "position": NUMBER,
            "state": {"enum": ["below", "inside", "above", "undefined"]},
            "state_words": TEXT,
            "flagged": {"type": "boolean"},
            "shares": record({"below": NUMBER, "inside": NUMBER, "above": NUMBER}),
        }
    )
)
QUADRANT = {"enum": ["concentrate_here", "keep_up", "low_priority", "possible_overkill"]}
CROSS = record({"importance": NUMBER, "performance": NUMBER})
GRIDS = several(
    record(
        {
            "level": {"enum": ["dimension", "item"]},
            "importance": TEXT,
            "performance": TEXT,
            "cross_hairs": record({"means": CROSS, "middle": CROSS}),
            "places": several(
                record(
                    {
                        "key": TEXT,
                        "words": TEXT,
                        "n": COUNT,
                        "importance": NUMBER,
                        "performance": NUMBER,
                        "quadrant_by_means": QUADRANT,
                        "quadrant_by_middle": QUADRANT,
                        "quadrant_words": TEXT,
                    }
                )
            ),
        }
    )
)
DRIVERS = maybe(
    record(
        {
            "outcome": TEXT,
            "n": COUNT,
            "method": TEXT,
            "r_squared": NUMBER,
            "causes": several(
                record(
                    {
                        "key": TEXT,
                        "share": NUMBER,
                        "raw_weight": NUMBER,
                        "correlation": NUMBER,
                        "interval": INTERVAL,
                        "same_rank": NUMBER,
                        "first": NUMBER,
                    }
                )
            ),
        },
        {"reason": TEXT},
    )
)
FEATURES = several(
    record(
        {
            "key": TEXT,
            "n": NUMBER,
            "category": {"enum": list("MOAIRQ")},
            "category_words": TEXT,
            "strength": NUMBER,
            "mixed": {"type": "boolean"},
            "better": NUMBER,
            "worse": NUMBER,
            "shares": named(NUMBER),
        }
    )
)
WEIGHTS = maybe(
    record(
        {
            "n_effective": NUMBER,
            "design_effect": NUMBER,
            "largest": NUMBER,
            "trimmed": COUNT,
            "margins": several(
                record(
                    {
                        "column": TEXT,
                        "category": TEXT,
                        "n": COUNT,
                        "wanted": NUMBER,
                        "before": NUMBER,
                        "after": NUMBER,
                    }
                )
            ),
        }
    )
)
SAMPLE = record(
    {
        "population": COUNT,
        "margin_of_share": NUMBER,
        "margin_wanted": NUMBER,
        "needed_for_share": COUNT,
        "invitations": COUNT,
        "needed_for_mean": COUNT,
    }
)
TEST = {"key": TEXT, "component": TEXT, "statistic": NUMBER}
GROUPS = several(
    record(
        {
            "column": TEXT,
            "is_wave": {"type": "boolean"},
            "compared_with": {"enum": ["rest", "each_other"]},
            "hidden": record({"small": COUNT, "complementary": COUNT}),
            "groups": several(record({"name": TEXT, "n": COUNT, "figures": several(GROUP_FIGURE)})),
            "together": several(
                record(
                    TEST,
                    {
                        "method": TEXT,
                        "freedom": several(NUMBER),
                        "p": NUMBER,
                        "p_adjusted": NUMBER,
                        "reason": TEXT,
                    },
                )
            ),
            "comparisons": several(
                record(
                    {
                        "key": TEXT,
                        "component": TEXT,
                        "first": TEXT,
                        "second": TEXT,
                        "difference": NUMBER,
                    },
                    {
                        "interval": INTERVAL,
                        "statistic": NUMBER,
                        "freedom": NUMBER,
                        "p": NUMBER,
                        "p_adjusted": NUMBER,
                        "reason": TEXT,
                    },
                )
            ),
        }
    )
)
TABLE = several(several(NUMBER))
FIT = maybe(
    record(
        {
            "chi_square": NUMBER,
            "freedom": COUNT,
            "p": NUMBER,
            "cfi": NUMBER,
            "tli": NUMBER,
            "rmsea": NUMBER,
            "srmr": NUMBER,
            "loadings": several(NUMBER),
            "factor_correlations": TABLE,
        }
    )
)
FACTORS = several(
    record(
        {"component": TEXT, "n": COUNT},
        {
            "reason": TEXT,
            "kmo": NUMBER,
            "kmo_items": named(NUMBER),
            "bartlett": record({"chi_square": NUMBER, "freedom": COUNT, "p": NUMBER}),
            "eigenvalues": several(NUMBER),
            "chance_eigenvalues": several(NUMBER),
            "suggested_factors": COUNT,
            "loadings": maybe(named(several(NUMBER))),
            "factor_correlations": maybe(TABLE),
            "as_designed": FIT,
            "one_factor": FIT,
        },
    )
)
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
