"""The published view of matters before the law: no names and no words."""

from vinculo.kernel.published import Published

MATTERS = Published(
    name="statutory_matters",
    columns={
        "id": "string",
        "case_id": "string",
        "kind": "string",
        "topic": "string",
        "state": "string",
        "filed_at": "timestamp('UTC')",
        "answered_at": "timestamp('UTC')",
        "told_at": "timestamp('UTC')",
        "receipt_at": "timestamp('UTC')",
        "receipt_given_at": "timestamp('UTC')",
        "owes_receipt": "boolean",
        "service_id": "string",
        "queue_id": "string",
        "team_id": "string",
    },
)
"""One row for each case to which a law gave terms without being a complaint.

``owes_receipt``: its receipt is owed and not made yet; what was answered within ten minutes of a
query, what is called something else and what became a complaint owe none.
"""
