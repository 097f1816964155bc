"""What must not happen while a complaint is open: no cut of the service, no offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.complaints.models import Complaint
from vinculo.complaints.selectors.reading import open_of
from vinculo.kernel import evidence
from vinculo.portfolio import api as portfolio

NO_CUT = ("ES10-NOSUSP",)
NO_OFFERS = ("ES-TRL-NOADS", "ES10-SEPARATE")


@dataclass(frozen=True, kw_only=True)
class Suspension:
    """Whether a customer's service may be cut now; ``complaints`` are those that forbid it.

    ``duties`` are the legal duties behind the answer; empty when it is the house's own rule.
    """

    may_suspend: bool
    complaints: Sequence[UUID]
    duties: Sequence[str]
    asked_at: datetime


@transaction.atomic
def ask_suspension(
    *, service_id: UUID, customer_id: UUID, by: UUID | None, at: datetime
) -> Suspension:
    """Answer billing whether it may cut a customer's service; the question is kept as evidence.

    A complaint about the service that is open forbids it, under any record of the customer.
    """
    found = open_of(customer_ids=[customer_id], service_id=service_id)
    law = portfolio.law_of(service_id, at=at)
    answer = Suspension(
        may_suspend=not found,
        complaints=[each.id for each in found],
        duties=[duty for duty in NO_CUT if law.holds(duty)],
        asked_at=at,
    )
    facts = {
        "customer": str(customer_id),
        "may_suspend": answer.may_suspend,
        "complaints": ",".join(map(str, answer.complaints)),
        "by": str(by or ""),
    }
    evidence.record(
        evidence.Proof(
            kind="complaints.suspension_asked", subject=f"service:{service_id}", facts=facts
        )
    )
    return answer


def may_offer(case_id: UUID, *, at: datetime) -> bool:
    """Whether a case may carry an offer: not while it is an open complaint, where a law says so."""
    open_ones = Complaint.objects.open().filter(case_id=case_id)
    service_id = open_ones.values_list("service_id", flat=True).first()
    return service_id is None or not portfolio.law_of(service_id, at=at).holds(*NO_OFFERS)
