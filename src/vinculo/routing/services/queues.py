"""Making and changing queues."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id
from vinculo.routing.models import Queue


class QueueNameMissingError(DomainError):
    """A queue needs a name."""

    code = "routing_name_missing"


class QueueNameTakenError(DomainError):
    """Another queue has that name."""

    code = "routing_queue_name_taken"


class ServiceHasQueueError(DomainError):
    """Each service feeds one queue."""

    code = "routing_service_has_queue"


class NoSuchQueueError(DomainError):
    """No queue has that id."""

    code = "routing_no_such_queue"


@transaction.atomic
def create_queue(
    *, service_id: UUID, name: str, team_id: UUID, at: datetime, queue_id: UUID | None = None
) -> UUID:
    """A queue in which the work of one service waits for one team."""
    name = name.strip()
    if not name:
        raise QueueNameMissingError
    if Queue.objects.filter(service_id=service_id).exists():
        raise ServiceHasQueueError
    if Queue.objects.filter(name__iexact=name).exists():
        raise QueueNameTakenError(name=name)
    queue = Queue.objects.create(
        pk=queue_id or new_id(), service_id=service_id, name=name, team_id=team_id, created_at=at
    )
    return queue.pk


@transaction.atomic
def change_queue(*, queue_id: UUID, name: str, team_id: UUID) -> None:
    """Another name or another team for a queue; what waits in it stays."""
    name = name.strip()
    if not name:
        raise QueueNameMissingError
    queue = Queue.objects.select_for_update().filter(pk=queue_id).first()
    if queue is None:
        raise NoSuchQueueError
    if Queue.objects.filter(name__iexact=name).exclude(pk=queue_id).exists():
        raise QueueNameTakenError(name=name)
    queue.name = name
    queue.team_id = team_id
    queue.save(update_fields=["name", "team_id"])
