"""An answer to all whom an announced fault reached, which tells each its cause and its return."""

from contextlib import suppress
from uuid import UUID

from django.db import transaction

from vinculo.cases import api as cases
from vinculo.interactions.contracts import Direction, MessageView
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError
from vinculo.knowledge import api as knowledge
from vinculo.statutory.contracts import MatterState
from vinculo.statutory.domain.matters import check_told
from vinculo.statutory.models import Matter
from vinculo.statutory.services.beginning import wait_for_turn
from vinculo.statutory.services.telling import Teller, note_told, with_merged


@transaction.atomic
def hear_answer(*, case_id: UUID, where_id: UUID, by: UUID | None) -> int:
    """Whether an answer that left told cause and return; how many short terms that ended.

    Only of a case that came because of an announcement of a fault that holds, and only where the
    text says both: what has no cause, or no return to come, ends nothing. ``where_id``: the case
    in which it was sent; another one where the customer has several. Safe to hear twice.
    """
    mine = Matter.objects.filter(case_id__in=cases.with_merged(case_id), state=MatterState.OPEN)
    if not mine.filter(told_at=None).exists():
        return 0
    notice_id = cases.announced_by(case_id)
    if notice_id is None:
        return 0
    wait_for_turn(case_id)
    for message in _answers(where_id):
        told = knowledge.fault_told(notice_id, text=message.text)
        if told is None:
            continue
        with suppress(DomainError):  # the moment that it names had passed when it was sent
            check_told(*told, at=message.at)
            teller = Teller(person=by, message_id=message.id, at=message.at, notice_id=notice_id)
            ended = [one for one in with_merged(case_id) if one.filed_at <= message.at]
            note_told(ended, *told, by=teller)
            return len(ended)
    return 0


def _answers(case_id: UUID) -> list[MessageView]:
    """What people wrote to the customer, the earliest first: what was told first is what counts."""
    found = cases.messages(actor=SYSTEM, case_id=case_id)
    return [one for one in found if one.direction is Direction.OUT and not one.is_automatic]
