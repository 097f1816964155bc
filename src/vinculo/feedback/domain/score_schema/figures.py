"""Figures: of the whole and of each group, who is left out, and comparisons."""

from vinculo.feedback.domain.score_schema.shapes import (
    COUNT,
    INTERVAL,
    NUMBER,
    TEXT,
    named,
    record,
    several,
)

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

COMPARED = {
    "key": TEXT,
    "component": TEXT,
    "first": TEXT,
    "second": TEXT,
    "difference": NUMBER,
}
TESTED = {
    "interval": INTERVAL,
    "statistic": NUMBER,
    "freedom": NUMBER,
    "p": NUMBER,
    "p_adjusted": NUMBER,
    "reason": TEXT,
}
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
            "comparisons": several(record(COMPARED, TESTED)),
            "paired": several(record({**COMPARED, "n": COUNT, "method": TEXT}, TESTED)),
        }
    )
)
