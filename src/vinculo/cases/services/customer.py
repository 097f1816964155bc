"""Saying whose case it is, and who else may take part."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import EntryKind
from vinculo.cases.models import CaseMessage
from vinculo.cases.selectors.promised import subjects_of
from vinculo.cases.services import contracted, story
from vinculo.customers import api as customers
from vinculo.interactions import api as interactions
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.promises import api as promises


class NoSuchCustomerError(DomainError):
    """No customer within the person's sight has that id."""

    code = "case_no_such_customer"


def check_seen(customer_id: UUID, actor: Actor) -> None:
    """Refuse a customer who is not there or not within sight, in the same words."""
    if customer_id not in customers.names_of([customer_id], actor=actor):
        raise NoSuchCustomerError


@transaction.atomic
def confirm_sender(*, case_id: UUID, message_id: UUID, actor: Actor, at: datetime) -> None:
    """Let whoever wrote by somebody else's reply address take part: answers reach them too.

    Raises NoSuchCaseError when the message is not of this case, and interactions'
    UnknownMessageError when its sender takes part already.
    """
    case = story.locked(case_id, actor, "cases.confirm_sender")
    if not CaseMessage.objects.filter(case=case, message_id=message_id).exists():
        raise story.NoSuchCaseError
    interactions.confirm_sender(message_id, by=actor, at=at)
    case.changed_at = at
    case.save(update_fields=["changed_at"])
    story.enter(case, EntryKind.SENDER_CONFIRMED, at=at, actor=actor, ref=message_id)
    story.tell(case)


@transaction.atomic
def set_customer(*, case_id: UUID, customer_id: UUID | None, actor: Actor, at: datetime) -> None:
    """Say who the customer is (None: nobody knows); nobody is guessed in silence.

    Who it was before stays in the history, so that a mistake can be taken back.
    """
    case = story.locked(case_id, actor, "cases.change")
    if customer_id == case.customer_id:
        return
    if customer_id is not None:
        check_seen(customer_id, actor)
    was = case.customer_id
    case.customer_id = customer_id
    case.changed_at = at
    case.save(update_fields=["customer", "changed_at"])
    contracted.change_customer(case, at=at)
    promises.set_customer(subjects=subjects_of(case.pk), customer_id=customer_id)
    if case.conversation_id:
        interactions.set_customer(case.conversation_id, customer_id, at)
    story.enter(
        case,
        EntryKind.CUSTOMER_SET,
        at=at,
        actor=actor,
        ref=customer_id,
        was=str(was) if was else None,
    )
    story.tell(case)
