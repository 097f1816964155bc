"""The published view of clocks: no names and no texts; ``thing`` is what the clock measures."""

from vinculo.kernel.published import Published

CLOCKS = Published(
    name="clocks",
    columns={
        "id": "string",
        "thing_kind": "string",
        "thing_id": "string",
        "kind": "string",
        "rule": "string",
        "state": "string",
        "target_seconds": "int64",
        "started_at": "timestamp('UTC')",
        "due_at": "timestamp('UTC')",
        "warned_at": "timestamp('UTC')",
        "broken_at": "timestamp('UTC')",
        "stopped_at": "timestamp('UTC')",
    },
)
