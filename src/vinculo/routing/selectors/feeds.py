"""Reads of which queue an entrance feeds."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import EntranceKind
from vinculo.routing.contracts import QueueView
from vinculo.routing.models import Feed, Queue
from vinculo.routing.selectors.queues import view_of


@dataclass(frozen=True, kw_only=True)
class FedEntrance:
    """A mailbox or a form with the queue that it feeds.

    ``chosen`` is the queue that somebody chose for it, ``usual`` the one that its service feeds
    (None: it names no service, or the service has no queue yet).
    """

    source: str
    kind: EntranceKind
    name: str
    service_id: UUID | None
    chosen: QueueView | None
    usual: QueueView | None


def queue_of_source(source: str) -> QueueView | None:
    """The queue that was chosen for an entrance; None: that of its service."""
    if not source:
        return None
    row = Feed.objects.filter(source=source).select_related("queue").first()
    return view_of(row.queue) if row else None


def fed_entrances() -> tuple[FedEntrance, ...]:
    """Every mailbox and every form with its queue, by kind and name."""
    queues = {queue.pk: view_of(queue) for queue in Queue.objects.order_by("name", "pk")}
    of_service = {queue.service_id: queue for queue in queues.values()}
    chosen = dict(Feed.objects.order_by("source").values_list("source", "queue_id"))
    return tuple(
        FedEntrance(
            source=one.source,
            kind=one.kind,
            name=one.name,
            service_id=one.service_id,
            chosen=queues.get(chosen[one.source]) if one.source in chosen else None,
            usual=of_service.get(one.service_id) if one.service_id else None,
        )
        for one in interactions.entrances()
    )
