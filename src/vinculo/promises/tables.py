"""The published view of promises: no names and no words."""

from vinculo.kernel.published import Published

PROMISES = Published(
    name="promises",
    columns={
        "id": "string",
        "source": "string",
        "state": "string",
        "given_at": "timestamp('UTC')",
        "due_at": "timestamp('UTC')",
        "ended_at": "timestamp('UTC')",
        "service_id": "string",
        "queue_id": "string",
        "team_id": "string",
        "case_id": "string",
    },
)
"""The queue is that of what the promise was given about; the team is not known here."""
