"""What the figures mean together: reliability, zones, grids, drivers, features and weights."""

from vinculo.feedback.domain.score_schema.shapes import (
    COUNT,
    INTERVAL,
    NUMBER,
    TEXT,
    maybe,
    named,
    record,
    several,
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
        "mean_of": {"type": ["string", "null"]},
    }
)
