"""The published views of orders and special requests: no names, no words, no addresses."""

from vinculo.kernel.published import Published

ORDERS = Published(
    name="orders",
    columns={
        "id": "string",
        "case_id": "string",
        "state": "string",
        "version": "int32",
        "currency": "string",
        "total_minor": "int64",
        "service_id": "string",
        "queue_id": "string",
        "team_id": "string",
        "composed_at": "timestamp('UTC')",
        "confirmed_at": "timestamp('UTC')",
        "first_due_at": "timestamp('UTC')",
        "due_at": "timestamp('UTC')",
        "delivered_at": "timestamp('UTC')",
        "ended_at": "timestamp('UTC')",
        "asked_due_at": "timestamp('UTC')",
    },
)
"""``asked_due_at``: the day that the customer asked for, in place of the first promised one.

``total_minor`` counts hundredths of the currency; null without a line.

It is the total that was agreed and stays that whatever came: what never came of an order that ended
``short``, what was given back and the whole of a ``cancelled`` one are in it. No figure reads it as
income. What of it stays is ``OrderView.worth``, which no view publishes.
"""

ORDERS_REQUESTS = Published(
    name="orders_requests",
    columns={
        "id": "string",
        "case_id": "string",
        "state": "string",
        "service_id": "string",
        "queue_id": "string",
        "team_id": "string",
        "asked_at": "timestamp('UTC')",
        "due_at": "timestamp('UTC')",
        "ended_at": "timestamp('UTC')",
    },
)
