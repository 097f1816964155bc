"""The first message to a customer who has not written: a case with its key, then the answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases import policy
from vinculo.cases.contracts import CaseKind
from vinculo.cases.domain.texts import require_text, tidy_subject
from vinculo.cases.models import Case
from vinculo.cases.services.opening import Matter, open_matter
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.interactions import api as interactions
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError


@dataclass(frozen=True, kw_only=True)
class FirstMessage:
    """To whom, from which mailbox, about what; ``customer_id`` when somebody chose the customer."""

    name: str
    address: str
    mailbox_id: UUID
    service_id: UUID
    subject: str
    kind: CaseKind = CaseKind.REQUEST
    customer_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What the customer can be told on the telephone."""

    case_id: UUID
    number: str
    key: str


@transaction.atomic
def open_outgoing(first: FirstMessage, *, actor: Actor, at: datetime) -> Opened:
    """Open the case of a message that is about to be written to ``address``.

    An address that nobody certainly has is entered as a new customer. Raises BadContactPointError,
    NoMailboxError, routing's NoQueueError.
    """
    if not (policy.may(actor, "cases.register") and policy.may(actor, "cases.answer")):
        raise NotAllowedError(action="cases.answer")
    require_text(first.subject)
    customer_id = first.customer_id or _whose(first, at)
    conversation_id, key = interactions.start_conversation(
        mailbox_id=first.mailbox_id,
        service_id=first.service_id,
        customer_id=customer_id,
        name=first.name.strip(),
        address=first.address,
        subject=tidy_subject(first.subject),
        at=at,
    )
    case: Case = open_matter(
        Matter(
            subject=first.subject,
            key=key,
            service_id=first.service_id,
            kind=first.kind,
            customer_id=customer_id,
            conversation_id=conversation_id,
        ),
        at,
        registered_by=actor,
    )
    return Opened(case_id=case.pk, number=case.number, key=key)


def _whose(first: FirstMessage, at: datetime) -> UUID:
    found = customers.identify(kind=ContactKind.EMAIL, value=first.address, name=first.name)
    certain = next((one for one in found if one.is_certain), None)
    if certain is not None:
        return certain.customer_id
    return customers.register(
        name=first.name.strip(), kind=ContactKind.EMAIL, value=first.address, at=at
    )
