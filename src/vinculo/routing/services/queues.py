"""Making and changing queues."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id
from vinculo.routing.domain.choice import Step
from vinculo.routing.models import LadderStep, Queue, QueueSkill
from vinculo.routing.services.dispatch import ask_for


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


class NobodyServedError(DomainError):
    """A queue that neither gives out nor lets take would serve nobody."""

    code = "routing_nobody_served"


class StepDoesNothingError(DomainError):
    """A rung of the ladder says what is no longer asked."""

    code = "routing_step_does_nothing"


class StepTakenError(DomainError):
    """There is a rung at that time already."""

    code = "routing_step_taken"


@dataclass(frozen=True, kw_only=True)
class Giving:
    """How a queue's work reaches people."""

    offers: bool = False
    may_take: bool = True
    offer_seconds: int = 30
    patience_minutes: int = 10
    calendar_id: UUID | None = None


@transaction.atomic
def set_giving(*, queue_id: UUID, giving: Giving) -> None:
    """Say how a queue's work reaches people. Raises NobodyServedError, NoSuchQueueError."""
    if not (giving.offers or giving.may_take):
        raise NobodyServedError
    queue = Queue.objects.select_for_update().filter(pk=queue_id).first()
    if queue is None:
        raise NoSuchQueueError
    queue.offers, queue.may_take = giving.offers, giving.may_take
    queue.offer_seconds, queue.patience_minutes = giving.offer_seconds, giving.patience_minutes
    queue.calendar_id = giving.calendar_id
    queue.save()
    ask_for()


@transaction.atomic
def ask_skill(*, queue_id: UUID, skill_id: UUID, min_level: int | None) -> None:
    """What everything in the queue asks for, at least at this level; None: no longer."""
    if min_level is None:
        QueueSkill.objects.filter(queue_id=queue_id, skill_id=skill_id).delete()
    else:
        QueueSkill.objects.update_or_create(
            queue_id=queue_id, skill_id=skill_id, defaults={"min_level": min_level}
        )
    ask_for()


@transaction.atomic
def add_step(*, queue_id: UUID, step: Step) -> None:
    """One more rung of the overflow ladder. Raises StepDoesNothingError, StepTakenError."""
    if not (step.lower_by or step.drops_language or step.to_queue) or step.to_queue == queue_id:
        raise StepDoesNothingError
    minutes = int(step.after / timedelta(minutes=1))
    _, made = LadderStep.objects.get_or_create(
        queue_id=queue_id,
        after_minutes=minutes,
        defaults={
            "lower_by": step.lower_by,
            "drops_language": step.drops_language,
            "to_queue_id": step.to_queue,
        },
    )
    if not made:
        raise StepTakenError(minutes=minutes)


@transaction.atomic
def remove_step(*, queue_id: UUID, after_minutes: int) -> None:
    """One rung less; removing it again changes nothing."""
    LadderStep.objects.filter(queue_id=queue_id, after_minutes=after_minutes).delete()


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
