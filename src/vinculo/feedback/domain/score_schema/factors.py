"""The factor check."""

from vinculo.feedback.domain.score_schema.shapes import (
    COUNT,
    NUMBER,
    TEXT,
    maybe,
    named,
    record,
    several,
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
