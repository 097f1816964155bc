"""What a customer calls a complaint in a case that is none, until somebody answers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.cases import api as cases
from vinculo.complaints.contracts import ComplaintKind
from vinculo.complaints.domain.claiming import claimed
from vinculo.interactions.contracts import Direction, MessageView
from vinculo.kernel.actor import Actor
from vinculo.kernel.evidence import reading

NOT_ONE = "complaints.not_one"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Words that call it a complaint, the message in which they stand and when it was written."""

    message_id: UUID
    words: str
    kind: ComplaintKind
    at: datetime


def subject_of(case_id: UUID) -> str:
    """What evidence calls the case."""
    return f"case:{case_id}"


def asked_of(*, actor: Actor, case_id: UUID) -> Asked | None:
    """The customer's first words about it to which nobody has said no; None out of sight."""
    found = _all_asked(cases.messages(actor=actor, case_id=case_id))
    if not found:
        return None
    answered = denied(case_id)
    return next((one for one in found if one.message_id not in answered), None)


def denied(case_id: UUID) -> set[UUID]:
    """The messages of which somebody said that they bring no complaint."""
    lines = reading.lines(subject=subject_of(case_id), kind=NOT_ONE).rows
    return {UUID(json.loads(line["facts"])["message"]) for line in lines}


def _all_asked(messages: Sequence[MessageView]) -> list[Asked]:
    theirs = [one for one in messages if one.direction is Direction.IN and not one.is_automatic]
    found = []
    for number, one in enumerate(theirs):
        subject = one.subject if number == 0 else ""
        if said := claimed(one.text) or claimed(subject):
            found.append(Asked(message_id=one.id, words=said.words, kind=said.kind, at=one.at))
    return found
