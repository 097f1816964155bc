"""The published view of cases: no names and no texts."""

from vinculo.kernel.published import Published

CASES = Published(
    name="cases",
    columns={
        "id": "string",
        "number": "string",
        "kind": "string",
        "status": "string",
        "outcome": "string",
        "service_id": "string",
        "queue_id": "string",
        "team_id": "string",
        "owner_id": "string",
        "customer_id": "string",
        "follows_id": "string",
        "opened_at": "timestamp('UTC')",
        "first_answered_at": "timestamp('UTC')",
        "resolved_at": "timestamp('UTC')",
        "closed_at": "timestamp('UTC')",
        "due_at": "timestamp('UTC')",
        "reopened_count": "int16",
    },
)
