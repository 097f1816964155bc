"""What feedback hears: cases that end, complaints that are closed, mails that leave or return."""

from collections.abc import Sequence

from vinculo.cases.events import CaseResolved
from vinculo.complaints.events import ComplaintClosed
from vinculo.delivery.contracts import OutgoingKind
from vinculo.delivery.events import DeliveryChanged
from vinculo.feedback.services import handling, notice_told, rating
from vinculo.feedback.services.notice_mails import REFERENCE
from vinculo.kernel import clock, events
from vinculo.statutory.contracts import MatterTopic
from vinculo.statutory.events import MatterFiled


def on_resolved(event: CaseResolved) -> None:
    """Ask how it was, where the service wants that."""
    rating.plan(case_id=event.case_id, at=clock.now())


def on_closed(event: ComplaintClosed) -> None:
    """Ask how the complaint was handled."""
    handling.plan(complaint_id=event.complaint_id, at=clock.now())


def on_mail(event: DeliveryChanged) -> None:
    """A mail of an announcement left, or came back."""
    if event.kind is OutgoingKind.NOTICE and event.reference.startswith(REFERENCE):
        notice_told.hear(mail_id=event.mail_id, at=event.changed_at)


def on_matters(told: Sequence[MatterFiled]) -> None:
    """What is called a fault now may have been told of in a mail that had left before."""
    for event in told:
        if event.topic is MatterTopic.CONTINUITY:
            notice_told.look_back(case_id=event.case_id, filed_at=event.filed_at)


def on_matter(event: MatterFiled) -> None:
    """The same of one."""
    on_matters([event])


events.subscribe(DeliveryChanged, "feedback.hear_notice_mail", on_mail)
events.subscribe(MatterFiled, "feedback.hear_matter", on_matter, together=on_matters)
events.subscribe(ComplaintClosed, "feedback.plan_handling", on_closed)
events.subscribe(CaseResolved, "feedback.plan_rating", on_resolved)
