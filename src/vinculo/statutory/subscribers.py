"""What matters hear: cases that begin, are called something else, end or live again."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from vinculo.cases import api as cases
from vinculo.cases.contracts import Outcome
from vinculo.cases.events import (
    AnsweredElsewhere,
    CaseAnswered,
    CaseHeard,
    CaseKindSet,
    CaseOpened,
    CaseReopened,
    CaseResolved,
)
from vinculo.delivery.contracts import OutgoingKind
from vinculo.delivery.events import DeliveryChanged, DeliveryFailed
from vinculo.interactions.contracts import joined_to_acknowledgement
from vinculo.kernel import clock, events
from vinculo.kernel.actor import SYSTEM
from vinculo.portfolio.events import ScopeSigned
from vinculo.statutory.selectors import reading
from vinculo.statutory.services import (
    announcing,
    beginning,
    catching_up,
    following,
    pausing,
    receipts,
)


def on_opened(event: CaseOpened) -> None:
    """A case begins its terms with its first word."""
    on_all_opened([event])


def on_all_opened(told: Sequence[CaseOpened]) -> None:
    """Those that were opened together begin together."""
    following.follow_all(case_ids=[event.case_id for event in told], at=clock.now())


def on_case(event: CaseKindSet | CaseResolved) -> None:
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


def on_answered(event: CaseAnswered | AnsweredElsewhere) -> None:
    """An answer about an announced fault may tell its cause and when it is expected back."""
    where = event.where_id if isinstance(event, AnsweredElsewhere) else event.case_id
    announcing.hear_answer(case_id=event.case_id, where_id=where, by=event.answered_by)


def on_signed(_event: ScopeSigned) -> None:
    """What was filed before anybody had signed, and since, begins where the law binds it."""
    catching_up.ask()


def on_mail(event: DeliveryChanged) -> None:
    """The mail of a receipt left, or came back."""
    if event.kind is OutgoingKind.ACKNOWLEDGEMENT:
        receipts.hear_mail(mail_id=event.mail_id, at=event.changed_at)


def on_end(event: CaseResolved) -> None:
    """Its terms end with it; what its customer wrote in a case that is one with it now is heard."""
    on_case(event)
    pausing.settle(case_id=event.case_id, at=event.resolved_at)
    if event.outcome is Outcome.DUPLICATE and event.customer_id is not None:
        pausing.hear_joined(customer_id=event.customer_id, at=event.resolved_at)


def on_heard(event: CaseHeard) -> None:
    """The customer wrote: what waited for that goes on."""
    pausing.hear(case_id=event.case_id, message_id=event.message_id, at=event.heard_at)


def on_failed(event: DeliveryFailed) -> None:
    """A mail will not arrive: a pause that stands on it is no pause."""
    context, _colon, key = event.reference.partition(":")
    if context == "conversation":
        pausing.hear_failed(conversation_id=UUID(key), mail_id=event.mail_id, at=event.failed_at)


def on_own_page(case_id: UUID, at: datetime) -> None:
    """The customer saves the receipt on their own page, which delivers it."""
    receipts.give(case_id=case_id, way=receipts.PAGE, actor=SYSTEM, at=at)


events.subscribe(CaseOpened, "statutory.begin_terms", on_opened, together=on_all_opened)
events.subscribe(CaseKindSet, "statutory.change_terms", on_case)
events.subscribe(CaseResolved, "statutory.end_terms", on_end)
events.subscribe(CaseHeard, "statutory.hear_customer", on_heard)
events.subscribe(DeliveryFailed, "statutory.hear_failed_mail", on_failed)
events.subscribe(CaseReopened, "statutory.run_on", on_reopened)
events.subscribe(CaseAnswered, "statutory.hear_answer", on_answered)
events.subscribe(AnsweredElsewhere, "statutory.hear_elsewhere", on_answered)
events.subscribe(ScopeSigned, "statutory.hear_signed", on_signed)
events.subscribe(DeliveryChanged, "statutory.hear_mail", on_mail)
cases.tracking_parts.add("ley", cases.TrackingPart(file=reading.receipt_file, opened=on_own_page))
joined_to_acknowledgement.add("statutory.receipt", beginning.owes_receipts)
