"""Deciding which queue a mailbox or a form feeds."""

from uuid import UUID

from django.db import transaction

from vinculo.routing.models import Feed, Queue
from vinculo.routing.services.queues import NoSuchQueueError


@transaction.atomic
def feed(*, source: str, queue_id: UUID | None) -> None:
    """What comes in by ``source`` from now on waits in that queue; None: in its service's.

    What waits already stays where it is. Raises NoSuchQueueError.
    """
    if queue_id is None:
        Feed.objects.filter(source=source).delete()
        return
    if not Queue.objects.filter(pk=queue_id).exists():
        raise NoSuchQueueError
    Feed.objects.update_or_create(source=source, defaults={"queue_id": queue_id})
