"""The published view of complaints: no names and no words."""

from vinculo.kernel.published import Published

COMPLAINTS = Published(
    name="complaints_filed",
    columns={
        "id": "string",
        "case_id": "string",
        "state": "string",
        "filed_at": "timestamp('UTC')",
        "receipt_at": "timestamp('UTC')",
        "answered_at": "timestamp('UTC')",
        "filed_medium": "string",
        "filed_language": "string",
        "answered_medium": "string",
        "answered_language": "string",
        "service_id": "string",
        "queue_id": "string",
        "team_id": "string",
    },
)
"""One row for each complaint; ``receipt_at`` is null while it has none, codes are "" if unknown."""
