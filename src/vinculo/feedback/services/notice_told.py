"""What the law makes of a mail to those whom an announced fault affects: whom it told, and when."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from vinculo.cases import api as cases
from vinculo.customers import api as customers
from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import DeliveryState
from vinculo.feedback.models import NoticeMail
from vinculo.kernel.actor import SYSTEM
from vinculo.knowledge import api as knowledge
from vinculo.organization import api as organization
from vinculo.statutory import api as statutory

LONGEST_CAUSE = 500


@transaction.atomic
def hear(*, mail_id: UUID, at: datetime) -> None:
    """Look where the mail is: once it left it told its customer, and if it returned, nothing.

    Another mail or answer that told the same counts then. Safe to hear twice.
    """
    fate = delivery.fate(mail_id)
    row = _rows().filter(mail_id=mail_id).first()
    if fate is None or row is None:
        return
    if fate.state is DeliveryState.SENT:
        _tell(row, at=fate.settled_at or at)
    elif fate.state is DeliveryState.FAILED:
        for case_id in statutory.take_mailed_back(mail_id=mail_id, at=at):
            look_back(case_id=case_id, filed_at=None)


@transaction.atomic
def look_back(*, case_id: UUID, filed_at: datetime | None) -> None:
    """A case is known as a fault by now: mails that had left since it was filed told of it."""
    case = cases.case(actor=SYSTEM, case_id=case_id)
    if case is None or case.customer_id is None:
        return
    records = customers.records_of(case.customer_id)
    since = filed_at or case.opened_at
    for row in _rows().filter(customer_id__in=records, sent_at__gte=since).order_by("sent_at"):
        fate = delivery.fate(row.mail_id) if row.mail_id else None
        if fate and fate.state is DeliveryState.SENT and fate.settled_at:
            _tell(row, at=fate.settled_at)


def _rows() -> QuerySet[NoticeMail]:
    return NoticeMail.objects.select_related("sending").filter(mail_id__isnull=False)


def _tell(row: NoticeMail, *, at: datetime) -> None:
    told = knowledge.step_to_tell(row.sending.step_id)
    if told is None or told.returns_at is None or told.service_id is None or row.mail_id is None:
        return
    cause = " ".join(told.in_language("es")[1].split())
    statutory.hear_mailed(
        statutory.NoticeMailed(
            mail_id=row.mail_id,
            notice_id=told.notice_id,
            customer_ids=customers.records_of(row.customer_id),
            service_id=told.service_id,
            since=told.since,
            cause=cause[:LONGEST_CAUSE],
            restores_at=told.returns_at,
            by=row.sending.sent_by_id,
            at=at,
            is_sure=not row.sending.is_partial
            or _contracts(row.customer_id, told.service_id, since=told.since, at=at) <= 1,
        )
    )


def _contracts(customer_id: UUID, service_id: UUID, *, since: datetime, at: datetime) -> int:
    """How many contracts of a service somebody had while it failed.

    A sending to some contracts keeps whom it told and not because of which contract, and no case
    says of which one it is: of several it may be one that worked.
    """
    zone = ZoneInfo(organization.company().timezone)
    first, last = since.astimezone(zone).date(), at.astimezone(zone).date()
    found = customers.holdings_of(actor=SYSTEM, customer_id=customer_id)
    return sum(
        one.service_id == service_id
        and one.since <= last
        and (one.until is None or one.until >= first)
        for one in found
    )
