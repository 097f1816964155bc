"""The published view of legal terms: no names and no words."""

from vinculo.kernel.published import Published

LEGAL_TERMS = Published(
    name="portfolio_legal_terms",
    columns={
        "id": "string",
        "thing_kind": "string",
        "thing_id": "string",
        "profile": "string",
        "duty": "string",
        "is_first": "boolean",
        "state": "string",
        "started_at": "timestamp('UTC')",
        "ends_before": "timestamp('UTC')",
        "stopped_at": "timestamp('UTC')",
        "service_id": "string",
    },
)
"""One row for each duty and place; ``is_first`` is the place that ends first, which is watched."""
