"""Noting why, and telling open pages."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from vinculo.kernel import live
from vinculo.kernel.inserting import insert_all
from vinculo.routing.contracts import DecisionKind
from vinculo.routing.models import Decision, WorkItem

CHANGED = "routing.changed"


def note(
    item: WorkItem,
    kind: DecisionKind,
    *,
    at: datetime,
    why: str,
    actor_id: UUID | None = None,
    **inputs: object,
) -> None:
    """Keep what was decided about ``item`` and on which inputs, for the explanation later."""
    note_all([decided(item, kind, at=at, why=why, actor_id=actor_id, **inputs)])


def decided(
    item: WorkItem,
    kind: DecisionKind,
    *,
    at: datetime,
    why: str,
    actor_id: UUID | None = None,
    **inputs: object,
) -> Decision:
    """The same, still to be kept."""
    return Decision(item=item, kind=kind, at=at, actor_id=actor_id, why=why, inputs=_plain(inputs))


def note_all(decisions: Iterable[Decision]) -> None:
    """Keep several decisions."""
    insert_all(decisions)


def tell(item: WorkItem, *also: str) -> None:
    """Let the pages of the item's queue and owner (and ``also``) look again."""
    live.push_all([_hint(item, *also)])


def tell_all(items: Iterable[WorkItem]) -> None:
    """Let the pages of the queues and owners of several items look again."""
    live.push_all([_hint(item) for item in items])


def _hint(item: WorkItem, *also: str) -> live.Hint:
    owner = (f"person:{item.owner_id}",) if item.owner_id else ()
    if item.kept_for is not None:
        own = [topic for topic in also if topic.startswith("person:")]
        named = [f"person:{person}" for person in item.kept_for]
        return live.Hint((*dict.fromkeys((*named, *own)),), CHANGED, item.pk)
    return live.Hint((f"queue:{item.queue_id}", *owner, *also), CHANGED, item.pk)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
