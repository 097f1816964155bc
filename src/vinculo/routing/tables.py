"""The published view of routing: how items wait, are taken and move on; no names, no texts."""

from vinculo.kernel.published import Published

ROUTING_STEPS = Published(
    name="routing_steps",
    columns={
        "id": "string",
        "item_id": "string",
        "thing_kind": "string",
        "thing_id": "string",
        "kind": "string",
        "why": "string",
        "at": "timestamp('UTC')",
        "queue_id": "string",
        "team_id": "string",
        "service_id": "string",
    },
)
"""Decisions that put an item into a queue, into hands, or end it; ``queue_id`` is its queue now."""
