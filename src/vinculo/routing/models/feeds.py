"""Which queue the work of one entrance goes to, when not the queue of its service."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.routing.models.queues import Queue


@recorded()
class Feed(models.Model):
    """What comes in by ``source`` (a mailbox or a form, an opaque key here) waits in ``queue``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.CharField(max_length=80, unique=True)
    queue = models.ForeignKey(Queue, on_delete=models.CASCADE, related_name="+")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "source": Privacy.NONE,
        "queue_id": Privacy.NONE,
    }

    class Meta:
        constraints = (models.CheckConstraint(name="feed_has_source", condition=~Q(source="")),)

    def __str__(self) -> str:
        return f"{self.source} {self.queue_id}"
