"""The published views of cases: no names and no texts."""

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

CASES_STEPS = Published(
    name="cases_steps",
    columns={
        "id": "string",
        "case_id": "string",
        "kind": "string",
        "at": "timestamp('UTC')",
        "service_id": "string",
        "queue_id": "string",
        "team_id": "string",
    },
)
"""The lines of the history that end a case or bring it back."""

CASES_DEADLINES = Published(
    name="cases_deadlines",
    columns={
        "id": "string",
        "case_id": "string",
        "standard": "string",
        "state": "string",
        "target_seconds": "int64",
        "started_at": "timestamp('UTC')",
        "service_id": "string",
        "queue_id": "string",
        "team_id": "string",
    },
)
"""The clocks that run for cases, with where each case belongs."""

CASES_OFFERS = Published(
    name="cases_offers",
    columns={
        "id": "string",
        "case_id": "string",
        "what": "string",
        "ground": "string",
        "at": "timestamp('UTC')",
        "service_id": "string",
        "queue_id": "string",
        "team_id": "string",
    },
)
"""Each offer asked for, sent or refused where a law keeps service free of them; ``ground`` is ""
where there was none."""
