"""The life of an action on very many cases."""

from enum import StrEnum


class BulkState(StrEnum):
    """How far an action on very many cases is."""

    DOING = "doing"
    DONE = "done"
    STOPPED = "stopped"
    UNDOING = "undoing"
    UNDONE = "undone"
