"""What is held out to the reader, before they take it: who it is and what came before."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from vinculo.cases import policy
from vinculo.cases.contracts import CaseStatus
from vinculo.cases.models import Case
from vinculo.customers import api as customers
from vinculo.customers.contracts import Candidate
from vinculo.interactions import api as interactions
from vinculo.kernel.actor import Actor

SHOWN = 3


@dataclass(frozen=True, kw_only=True)
class OfferedCase:
    """The case of an offer in a few words."""

    id: UUID
    number: str
    subject: str
    customer_id: UUID | None
    customer_name: str
    opened_at: datetime
    due_at: datetime | None
    warn_at: datetime | None
    conversation_id: UUID | None = None
    latest_message_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class EarlierCase:
    """Another case of the same customer."""

    id: UUID
    number: str
    subject: str
    status: CaseStatus
    opened_at: datetime


def offered_case(*, actor: Actor, item_id: UUID) -> OfferedCase | None:
    """The case of a work item that ``actor`` may see, or that is held out to them."""
    held_out = Q(item__offered_to_id=actor.user_id, item__offered_to__isnull=False)
    row = (
        Case.objects.filter(policy.visible(actor) | held_out, item_id=item_id)
        .annotate(customer_name=Coalesce("customer__name", Value("")))
        .values(
            "id", "number", "subject", "customer_id", "customer_name", "opened_at", "due_at",
            "warn_at", "conversation_id", "latest_message_id",
        )
        .first()
    )  # fmt: skip
    return None if row is None else OfferedCase(**row)


def earlier_cases(*, actor: Actor, case: OfferedCase) -> list[EarlierCase]:
    """The latest other cases of the customer, under all their records, within the actor's sight."""
    if case.customer_id is None:
        return []
    records = customers.records_of(case.customer_id)
    rows = Case.objects.filter(policy.visible(actor), customer_id__in=records)
    return [
        EarlierCase(
            id=row.pk,
            number=row.number,
            subject=row.subject,
            status=CaseStatus(row.status),
            opened_at=row.opened_at,
        )
        for row in rows.exclude(pk=case.id).order_by("-opened_at", "-pk")[:SHOWN]
    ]


def who_it_may_be(*, actor: Actor, case: OfferedCase) -> tuple[Candidate, ...]:
    """The customers it may be of, as long as nobody said so; of the restricted, those in sight."""
    if case.customer_id is not None or case.conversation_id is None:
        return ()
    found = interactions.conversation(case.conversation_id).candidates
    seen = customers.names_of([each.customer_id for each in found], actor=actor) if found else {}
    return tuple(each for each in found if each.customer_id in seen)
