"""Whether a receipt came to its customer: the mail left, they opened it, or a person gave it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from vinculo.complaints.contracts import HANDED, ReceiptWay
from vinculo.complaints.domain.delivery import check_handed
from vinculo.complaints.events import ReceiptDelivered, ReceiptReturned
from vinculo.complaints.models import Complaint, Receipt
from vinculo.complaints.services import story
from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import DeliveryState
from vinculo.kernel import events
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.lengths import whole
from vinculo.organization import api as organization
from vinculo.work import api as work

AT_ONCE = 2_000


class NoReceiptYetError(DomainError):
    """Nothing can be handed over that is not made."""

    code = "complaint_no_receipt_yet"


@transaction.atomic
def hear_mail(*, mail_id: UUID, at: datetime) -> None:
    """Look where the mail of a receipt is: it left, or it came back. Safe to hear twice."""
    receipt = Receipt.objects.select_for_update().filter(mail_id=mail_id).first()
    if receipt is None:
        return
    fate = delivery.fate(mail_id)
    if fate is None:
        return
    moment = fate.settled_at or at
    if fate.state is DeliveryState.SENT and receipt.sent_at is None:
        receipt.sent_at, receipt.returned_at = moment, None
        receipt.save(update_fields=["sent_at", "returned_at"])
        _delivered(receipt, ReceiptWay.MAIL, moment, at=at)
    if fate.state is DeliveryState.FAILED and receipt.returned_at is None:
        receipt.sent_at, receipt.returned_at = None, moment
        receipt.save(update_fields=["sent_at", "returned_at"])
        _returned(receipt, moment, at=at)


@transaction.atomic
def hear_opened(*, case_id: UUID, at: datetime) -> None:
    """The customer opened it on their page; only the first time counts."""
    rows = Receipt.objects.select_for_update(of=("self",)).filter(
        complaint__in=Complaint.objects.standing().filter(case_id=case_id)
    )
    receipt = rows.first()
    if receipt is None or receipt.opened_at is not None:
        return
    receipt.opened_at = at
    receipt.save(update_fields=["opened_at"])
    _delivered(receipt, ReceiptWay.PAGE, at, at=at)


@transaction.atomic
def hand_over(
    *,
    complaint_id: UUID,
    way: ReceiptWay,
    handed_at: datetime,
    words: str,
    actor: Actor,
    at: datetime,
) -> None:
    """A person says that they handed or posted it, when, and to whom or where. Once.

    Raises NoSuchComplaintError, NoReceiptYetError, HandedBeforeError, HandedWhenError,
    HandedWhomError, NotAllowedError.
    """
    row = story.locked(complaint_id, actor)
    receipt = Receipt.objects.select_for_update(of=("self",)).filter(complaint=row).first()
    if receipt is None:
        raise NoReceiptYetError
    if way not in HANDED:
        raise ValueError(way)
    tidy = whole(" ".join(words.split()), most=200)
    check_handed(handed_at, made_at=receipt.made_at, at=at, words=tidy, before=receipt.handed_at)
    receipt.handed_at, receipt.handed_way = handed_at, way
    receipt.handed_by_id, receipt.handed_words = actor.user_id, tidy
    receipt.save(update_fields=["handed_at", "handed_way", "handed_by", "handed_words"])
    _delivered(receipt, way, handed_at, at=at, actor=actor, words=tidy)


def catch_up(*, at: datetime) -> int:
    """Ask delivery of mails of which nothing was heard; how many receipts were looked at."""
    rows = Receipt.objects.filter(mail_id__isnull=False, sent_at=None, returned_at=None)
    found = list(rows.order_by("made_at", "pk").values_list("mail_id", flat=True)[:AT_ONCE])
    for mail_id in found:
        if mail_id is not None:
            hear_mail(mail_id=mail_id, at=at)
    return len(found)


def title_of_task() -> str:
    """What the task of delivering one is called, whatever language the reader's screen speaks."""
    with translation.override(organization.company().language):
        return gettext("Entregar el justificante de una reclamación")


def _delivered(
    receipt: Receipt,
    way: ReceiptWay,
    moment: datetime,
    *,
    at: datetime,
    actor: Actor | None = None,
    words: str = "",
) -> None:
    row = _complaint_of(receipt)
    story.enter(row, "receipt_given", at=at, actor=actor, words=words, code=way.value)
    events.publish(
        ReceiptDelivered(
            complaint_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            way=way,
            delivered_at=moment,
            said_by=actor.user_id if actor else None,
        )
    )
    title = title_of_task()
    for task in work.tasks_on(f"case:{row.case_id}"):
        if task.done_at is None and task.title == title:
            work.complete(task_id=task.id, by=SYSTEM, at=at)


def _returned(receipt: Receipt, moment: datetime, *, at: datetime) -> None:
    row = _complaint_of(receipt)
    story.enter(row, "receipt_returned", at=at)
    events.publish(
        ReceiptReturned(
            complaint_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            way=ReceiptWay.MAIL,
            returned_at=moment,
        )
    )


def _complaint_of(receipt: Receipt) -> Complaint:
    return Complaint.objects.select_related("case").get(pk=receipt.complaint_id)
