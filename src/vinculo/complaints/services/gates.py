"""What must not happen to a complaint: no lack of a receipt, no refusal without a way outside."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import get_language

from vinculo.complaints.contracts import TIME_TO_RECEIPT
from vinculo.complaints.models import Complaint, Receipt
from vinculo.complaints.selectors.holding import services_with
from vinculo.complaints.services import delivering
from vinculo.notices import api as notices
from vinculo.portfolio import api as portfolio
from vinculo.work import api as work

RECEIPTS = ("ES10-RECEIPT", "ES-TRL-KEY", "ES-TEL-REF", "ES-FIN-ACK")
WAYS = ("ES10-ADR", "ES-TRL-ADR")


def law_of_ways(complaint_id: UUID, *, at: datetime) -> str:
    """The law and article that want a way outside in a refusal told at ``at``; "" if none does.

    Of the services of a complaint and of all that go on with it, one is enough.
    """
    duties = set[str]()
    for service_id in services_with(complaint_id):
        duties |= portfolio.law_of(service_id, at=at).duties
    language = "en" if (get_language() or "es").startswith("en") else "es"
    said = [portfolio.duty_words(one, language) for one in WAYS if one in duties]
    return next((f"{one.law}, {one.article}" for one in said if one), "")


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
