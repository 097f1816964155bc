"""Bringing an old mailbox: how far it is, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ImportState(StrEnum):
    """How far the import of an old mailbox is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class ImportView:
    """The import of an old mailbox: what was kept, what was here already, what is bad and why."""

    id: UUID
    folder: str
    state: ImportState
    reason: str
    total: int
    kept: int
    known: int
    bad: int
    problems: tuple[tuple[int, str], ...]
    asked_at: datetime
    ended_at: datetime | None
