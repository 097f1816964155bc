"""The published view of first ratings: no names and no words."""

from vinculo.kernel.published import Published

RATINGS = Published(
    name="feedback_ratings",
    columns={
        "id": "string",
        "case_id": "string",
        "state": "string",
        "score": "int16",
        "asked_at": "timestamp('UTC')",
        "answered_at": "timestamp('UTC')",
        "service_id": "string",
        "queue_id": "string",
        "team_id": "string",
    },
)
