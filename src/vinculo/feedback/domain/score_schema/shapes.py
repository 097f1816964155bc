"""The pieces that the answer is made of: numbers, counts, texts, records and lists."""

from typing import Any

NUMBER = {"type": ["number", "null"]}
COUNT = {"type": ["integer", "null"], "minimum": 0}
TEXT = {"type": "string"}


def record(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with these properties and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def several(entry: dict[str, Any]) -> dict[str, Any]:
    """A list of such entries."""
    return {"type": "array", "items": entry}


def maybe(entry: dict[str, Any]) -> dict[str, Any]:
    """Such an entry, or null."""
    return {"anyOf": [entry, {"type": "null"}]}


def named(entry: dict[str, Any]) -> dict[str, Any]:
    """A mapping from names to such entries."""
    return {"type": "object", "additionalProperties": entry}


INTERVAL = maybe(record({"low": NUMBER, "high": NUMBER, "level": NUMBER, "method": TEXT}))
