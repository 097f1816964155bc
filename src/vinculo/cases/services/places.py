"""Where a case stands, as it is noted before a step and restored after it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from vinculo.cases.models import Case
from vinculo.cases.services import story
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.routing import api as routing
from vinculo.routing.contracts import ItemState


def state_of(case: Case) -> dict[str, Any]:
    """Status, waiting day and outcome, without whose hands it is in."""
    return {
        "status": str(case.status),
        "until": case.waiting_until.isoformat() if case.waiting_until else None,
        "outcome": str(case.outcome),
    }


def whole_state_of(case: Case) -> dict[str, Any]:
    """The state with whose hands it is in, for what takes the case out of them."""
    return state_of(case) | {"place": hands_of(case)}


def hands_of(case: Case) -> dict[str, Any]:
    """Who has the case, in which queue it waits."""
    item = routing.item_of(story.subject_of(case.pk))
    if item is None:
        return {"owner": None, "queue": None}
    owner = item.owner_id if item.state is ItemState.TAKEN else None
    return {"owner": str(owner) if owner else None, "queue": str(item.queue_id)}


def restore(
    case: Case, place: dict[str, Any], actor: Actor, at: datetime, *, strictly: bool = False
) -> None:
    """Give the case back to whom it was with; without ``strictly`` the queue will do for no room.

    Raises what routing refuses.
    """
    subject = story.subject_of(case.pk)
    now = hands_of(case)
    if place["queue"] and now["queue"] != place["queue"]:
        routing.transfer(subject=subject, actor=actor, at=at, to_queue=UUID(place["queue"]))
    if place["owner"] is None:
        routing.requeue(subject=subject, at=at, why="given_back", actor=actor)
        return
    try:
        routing.transfer(subject=subject, actor=actor, at=at, to_user=UUID(place["owner"]))
    except DomainError:
        if strictly:
            raise
