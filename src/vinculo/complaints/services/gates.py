"""What must not happen while a complaint is open: no cut of the service, no lack of a receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse

from vinculo.complaints.contracts import TIME_TO_RECEIPT, CutRule
from vinculo.complaints.labels import CUT_RULES
from vinculo.complaints.models import Complaint, Receipt
from vinculo.complaints.selectors.reading import open_of
from vinculo.complaints.services import delivering
from vinculo.kernel import evidence
from vinculo.notices import api as notices
from vinculo.portfolio import api as portfolio
from vinculo.work import api as work

NO_CUT = ("ES10-NOSUSP",)
RECEIPTS = ("ES10-RECEIPT", "ES-TRL-KEY", "ES-TEL-REF", "ES-FIN-ACK")


@dataclass(frozen=True, kw_only=True)
class Suspension:
    """Whether a customer's service may be cut now; ``complaints`` are those that forbid it.

    ``duties`` are the legal duties behind a no; empty when it is the house's own rule, which
    ``rule`` and ``words`` say: no law of this company holds the cut, the company chose to wait.
    """

    may_suspend: bool
    complaints: Sequence[UUID]
    duties: Sequence[str]
    rule: CutRule
    words: str
    asked_at: datetime


@transaction.atomic
def ask_suspension(
    *, service_id: UUID, customer_id: UUID, by: UUID | None, at: datetime
) -> Suspension:
    """Answer billing whether it may cut a customer's service; the question is kept as evidence.

    Any open complaint of the customer forbids it, under any of their records: one about a bill is
    filed with who makes bills, and whether it has to do with this service is seen at its end.
    """
    found = open_of(customer_ids=[customer_id])
    law = portfolio.law_of(service_id, at=at)
    duties = [duty for duty in NO_CUT if found and law.holds(duty)]
    rule = (CutRule.LAW if duties else CutRule.HOUSE) if found else CutRule.NONE
    answer = Suspension(
        may_suspend=not found,
        complaints=[each.id for each in found],
        duties=duties,
        rule=rule,
        words=str(CUT_RULES[rule]),
        asked_at=at,
    )
    facts = {
        "customer": str(customer_id),
        "may_suspend": answer.may_suspend,
        "complaints": ",".join(map(str, answer.complaints)),
        "rule": rule.value,
        "duties": ",".join(duties),
        "by": str(by or ""),
    }
    evidence.record(
        evidence.Proof(
            kind="complaints.suspension_asked", subject=f"service:{service_id}", facts=facts
        )
    )
    return answer


@transaction.atomic
def watch_receipts(*, at: datetime) -> int:
    """Alarm the owners of services whose open complaints wait for the receipt that the law asks.

    One that was made and did not come to its customer is none. How many wait. Safe to run again:
    an unread notice and an open task are enough.
    """
    delivering.catch_up(at=at)
    rows = (
        Complaint.objects.open()
        .filter(~Exists(Receipt.objects.delivered().filter(complaint=OuterRef("pk"))))
        .filter(filed_at__lt=at - TIME_TO_RECEIPT)
        .order_by("filed_at", "pk")
    )
    late = 0
    for row in rows:
        if not portfolio.law_of(row.service_id, at=at).holds(*RECEIPTS):
            continue
        late += 1
        service = portfolio.service(row.service_id)
        if service is not None and service.owner_id is not None:
            _ask_for_receipt(row, service.owner_id, at=at)
    return late


def _ask_for_receipt(row: Complaint, owner_id: UUID, *, at: datetime) -> None:
    subject = f"case:{row.case_id}"
    url = reverse("complaints:complaint", args=[row.pk])
    notices.tell([owner_id], kind="complaints.no_receipt", subject=subject, at=at, url=url)
    title = delivering.title_of_task()
    if all(t.done_at is not None for t in work.tasks_on(subject) if t.title == title):
        work.create(
            owner_id=owner_id,
            title=title,
            created_by=None,
            at=at,
            subject=subject,
            url=url,
            due_at=at + TIME_TO_RECEIPT,
        )
