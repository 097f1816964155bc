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
        "decision": "string",
        "ways_told": "string",
    },
)
"""One row for each complaint; ``receipt_at`` is when its receipt came to its customer, null until
then; codes are "" if unknown; ``ways_told`` are codes with spaces between them, null if not kept.
"""

BILLING_QUESTIONS = Published(
    name="complaints_billing_questions",
    columns={
        "id": "string",
        "thing": "string",
        "may": "boolean",
        "rule": "string",
        "asked_at": "timestamp('UTC')",
        "service_id": "string",
    },
)
"""One row for each time that billing asked whether it might cut a service or claim a debt."""

HELPS = Published(
    name="complaints_helps",
    columns={
        "id": "string",
        "complaint_id": "string",
        "state": "string",
        "asked_at": "timestamp('UTC')",
        "call_by": "timestamp('UTC')",
        "connected_at": "timestamp('UTC')",
        "called_at": "timestamp('UTC')",
        "is_by_law": "boolean",
        "service_id": "string",
        "queue_id": "string",
        "team_id": "string",
        "tries_in_time": "int64",
    },
)
"""One row for each time that a supervisor was asked for; ``state`` is that of the complaint,
``tries_in_time`` counts calls without answer before the day was over."""
