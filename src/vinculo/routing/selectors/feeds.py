"""Reads of which queue an entrance feeds."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import EntranceKind
from vinculo.routing.contracts import QueueView
from vinculo.routing.models import Feed, Queue
from vinculo.routing.selectors.queues import first_queue, queues_of_services, view_of


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


def queues_of_ways(
    ways: Collection[tuple[UUID | None, str]],
) -> dict[tuple[UUID | None, str], QueueView]:
    """The queue of each pair of service and source; a pair that has none is missing.

    That of the source, if somebody chose one for it; else that of the service; else the first.
    """
    fed = Feed.objects.filter(source__in={source for _, source in ways if source})
    chosen = {row.source: view_of(row.queue) for row in fed.select_related("queue")}
    usual = queues_of_services({service for service, _ in ways if service is not None})
    first = first_queue() if any(service is None for service, _ in ways) else None
    found = {
        (service, source): chosen.get(source) or (usual.get(service) if service else first)
        for service, source in ways
    }
    return {way: queue for way, queue in found.items() if queue is not None}


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
