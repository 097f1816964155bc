"""What matters hear: cases that begin, are called something else, end or live again."""

from datetime import datetime
from uuid import UUID

from vinculo.cases import api as cases
from vinculo.cases.events import CaseKindSet, CaseOpened, CaseReopened, CaseResolved
from vinculo.delivery.contracts import OutgoingKind
from vinculo.delivery.events import DeliveryChanged
from vinculo.kernel import clock, events
from vinculo.kernel.actor import SYSTEM
from vinculo.statutory.selectors import reading
from vinculo.statutory.services import following, receipts


def on_case(event: CaseOpened | CaseKindSet | CaseResolved) -> None:
    """Its terms follow what the case is now."""
    following.follow(case_id=event.case_id, at=clock.now())


def on_reopened(event: CaseReopened) -> None:
    """It lives again; what was undone had never ended it."""
    at = clock.now()
    if event.undone_end is None:
        following.follow(case_id=event.case_id, at=at)
    else:
        since, until = event.undone_end, event.reopened_at
        following.take_end_back(case_id=event.case_id, since=since, until=until, at=at)


def on_mail(event: DeliveryChanged) -> None:
    """The mail of a receipt left, or came back."""
    if event.kind is OutgoingKind.ACKNOWLEDGEMENT:
        receipts.hear_mail(mail_id=event.mail_id, at=event.changed_at)


def on_own_page(case_id: UUID, at: datetime) -> None:
    """The customer saves the receipt on their own page, which delivers it."""
    receipts.give(case_id=case_id, way=receipts.PAGE, actor=SYSTEM, at=at)


events.subscribe(CaseOpened, "statutory.begin_terms", on_case)
events.subscribe(CaseKindSet, "statutory.change_terms", on_case)
events.subscribe(CaseResolved, "statutory.end_terms", on_case)
events.subscribe(CaseReopened, "statutory.run_on", on_reopened)
events.subscribe(DeliveryChanged, "statutory.hear_mail", on_mail)
cases.tracking_parts.add("ley", cases.TrackingPart(file=reading.receipt_file, opened=on_own_page))
