"""Noting why, and telling open pages."""

from datetime import datetime
from uuid import UUID

from vinculo.kernel import live
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
    Decision.objects.create(
        item=item, kind=kind, at=at, actor_id=actor_id, why=why, inputs=_plain(inputs)
    )


def tell(item: WorkItem, *also: str) -> None:
    """Let the pages of the item's queue and owner (and ``also``) look again."""
    topics = {f"queue:{item.queue_id}", *also}
    if item.owner_id:
        topics.add(f"person:{item.owner_id}")
    live.push(topics=topics, kind=CHANGED, ref=item.pk)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
