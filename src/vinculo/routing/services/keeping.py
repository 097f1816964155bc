"""Keeping an item among a few people: nobody else is asked, takes it or is given it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel import live
from vinculo.routing.contracts import ItemState, OfferState
from vinculo.routing.domain.needs import need_of
from vinculo.routing.models import Offer, WorkItem
from vinculo.routing.services import items
from vinculo.routing.services.decisions import tell
from vinculo.routing.services.dispatch import ask_for
from vinculo.routing.services.holding_out import OFFERED


@transaction.atomic
def keep_to(*, subject: str, people: Collection[UUID] | None, at: datetime) -> None:
    """Only these people from now on; None: everybody again.

    Whoever else has it, or is being asked, loses it: it waits again with the age it had. Raises
    NoSuchItemError.
    """
    item = items.locked(subject)
    before = [f"person:{each}" for each in (item.owner_id, item.offered_to_id) if each]
    item.kept_for = None if people is None else sorted(set(people))
    item.need = need_of(item.queue_id, item.kind, item.language, item.skills, item.kept_for)
    item.stuck_at = None
    if people is not None:
        _forget(item, set(people), at)
    item.save(
        update_fields=[
            "kept_for", "need", "stuck_at", "preferred", "patient_until", "known_to", "offered_to",
        ]
    )  # fmt: skip
    if people is not None and item.state == ItemState.TAKEN and item.owner_id not in people:
        items.requeue(subject=subject, at=at, why="kept_for_others")
    tell(item, *before)
    ask_for()


def _forget(item: WorkItem, people: set[UUID], at: datetime) -> None:
    """Nobody else is preferred, known or being asked any more."""
    if item.preferred_id not in people:
        item.preferred_id = item.patient_until = None
    item.known_to = [person for person in item.known_to if person in people]
    if item.offered_to_id is None or item.offered_to_id in people:
        return
    asked, item.offered_to_id = item.offered_to_id, None
    open_now = Offer.objects.filter(item=item, state=OfferState.OPEN)
    ended = open_now.values_list("pk", flat=True).first()
    open_now.update(state=OfferState.WITHDRAWN, answered_at=at)
    live.push(topics=[f"person:{asked}"], kind=OFFERED, ref=ended or item.pk)
