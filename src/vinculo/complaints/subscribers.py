"""What complaints hear: cases that are complaints, cases that come back, tasks that are done."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.events import (
    CaseHeard,
    CaseKindSet,
    CaseOpened,
    CaseReopened,
    CaseResolved,
)
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.complaints.events import (
    ComplaintAnswered,
    ComplaintFiled,
    ComplaintReopened,
    LegalTypeChanged,
    RemedyDecided,
)
from vinculo.complaints.selectors import reading, speaking
from vinculo.complaints.services import (
    answering,
    asking,
    catching_up,
    completing,
    delivering,
    ending,
    filing,
    helping,
    legal,
    merging,
    parting,
    receipts,
    telling,
)
from vinculo.complaints.services.story import PREFIX
from vinculo.delivery.contracts import OutgoingKind
from vinculo.delivery.events import DeliveryChanged, DeliveryFailed
from vinculo.kernel import clock, events
from vinculo.kernel.actor import SYSTEM
from vinculo.portfolio.events import ScopeSigned
from vinculo.work.events import TaskCompleted

KINDS = {
    CaseKind.COMPLAINT: ComplaintKind.COMPLAINT,
    CaseKind.CLAIM: ComplaintKind.CLAIM,
}
CASE_KINDS = {kind: case_kind for case_kind, kind in KINDS.items()}

WITH_TASKS = (PREFIX, "complaint_audit:", "complaint_review:")
"""What tasks of complaints are about: one of them, an audit, a review."""


def on_opened(event: CaseOpened) -> None:
    """A case that began as a complaint is one from its first word."""
    on_all_opened([event])


def on_all_opened(told: Sequence[CaseOpened]) -> None:
    """Also those that came in by a form for complaints; looked at with as few questions."""
    forms = reading.form_kinds()
    for event in told:
        if event.kind in KINDS:
            origin = Origin.FORM if reading.is_by_form(event.case_id) else Origin.KIND
            filing.file(
                case_id=event.case_id,
                kind=KINDS[event.kind],
                origin=origin,
                actor=SYSTEM,
                at=event.opened_at,
            )
        elif forms and (kind := reading.kind_by_form(event.case_id, forms)):
            filing.file(
                case_id=event.case_id,
                kind=kind,
                origin=Origin.FORM,
                actor=SYSTEM,
                at=event.opened_at,
            )
            cases.set_kind(
                case_id=event.case_id, kind=CASE_KINDS[kind], actor=SYSTEM, at=event.opened_at
            )


def on_kind(event: CaseKindSet) -> None:
    """A rule, a macro or a person said that it is one: since the customer said so."""
    if event.now in KINDS:
        filing.file_as_said(
            case_id=event.case_id,
            kind=KINDS[event.now],
            origin=Origin.KIND,
            actor=SYSTEM,
            at=event.set_at,
        )


def on_filed(event: ComplaintFiled) -> None:
    """Its receipt is made, stored and mailed."""
    receipts.make(complaint_id=event.complaint_id, at=clock.now())


def on_mail(event: DeliveryChanged) -> None:
    """The mail of a receipt left, or came back."""
    if event.kind is OutgoingKind.ACKNOWLEDGEMENT:
        delivering.hear_mail(mail_id=event.mail_id, at=event.changed_at)


def on_failed(event: DeliveryFailed) -> None:
    """A mail will not arrive: a pause that stands on it is no pause."""
    context, _colon, key = event.reference.partition(":")
    if context == "conversation":
        completing.hear_failed(conversation_id=UUID(key), mail_id=event.mail_id, at=event.failed_at)


def on_terms(event: ComplaintFiled | LegalTypeChanged) -> None:
    """A complaint begins the terms that the law gives for it, as the law calls it now."""
    legal.begin_terms(
        complaint_id=event.complaint_id,
        at=clock.now(),
        is_first=isinstance(event, ComplaintFiled),
    )


def on_answered(event: ComplaintAnswered) -> None:
    """The reasoned answer ends the terms."""
    legal.end_terms(case_id=event.case_id, at=event.answered_at)
    completing.settle(case_id=event.case_id, at=event.answered_at)


def on_new_look(event: ComplaintReopened) -> None:
    """It lives again: the terms whose end is still to come run on."""
    legal.take_end_back(case_id=event.case_id, at=event.reopened_at)


def on_signed(_event: ScopeSigned) -> None:
    """What was filed before anybody had signed begins its terms where the law binds it."""
    catching_up.ask()


def on_heard(event: CaseHeard) -> None:
    """The customer wrote: what waited for that goes on."""
    completing.hear(case_id=event.case_id, message_id=event.message_id, at=event.heard_at)


def on_resolved(event: CaseResolved) -> None:
    """Its case went on in another: its complaint goes on with that one."""
    if event.outcome is Outcome.DUPLICATE:
        merging.hear_double(case_id=event.case_id, at=event.resolved_at)
        if event.customer_id is not None:
            completing.hear_joined(customer_id=event.customer_id, at=event.resolved_at)


def on_reopened(event: CaseReopened) -> None:
    """A closed complaint lives again with its case, and one that was merged with its own."""
    if parting.hear_apart(case_id=event.case_id, at=event.reopened_at):
        return
    answering.hear_reopened(case_id=event.case_id, at=event.reopened_at)


def on_task(event: TaskCompleted) -> None:
    """A supervisor came or called, or a lesson, a correction or a decision was carried out."""
    if event.subject.startswith(WITH_TASKS):
        helping.hear_task_done(task_id=event.task_id, at=event.done_at)
        telling.hear_task_done(task_id=event.task_id, at=event.done_at)


def on_remedy(event: RemedyDecided) -> None:
    """What is granted after the answer is told by itself."""
    telling.tell_remedy(remedy_id=event.remedy_id, at=clock.now())


def on_questions(case_id: UUID, said: Mapping[str, str], at: datetime) -> None:
    """The customer answers the three questions on their page."""
    asking.answer_questions(
        case_id=case_id,
        process=_number(said.get("proceso", "")),
        treatment=_number(said.get("trato", "")),
        result=_number(said.get("resultado", "")),
        words=said.get("palabras", ""),
        at=at,
    )


def _number(text: str) -> int:
    return int(text) if text in {"1", "2", "3", "4", "5"} else 0


def gate(case_id: UUID, outcome: Outcome, into: UUID | None) -> None:
    """The case of a complaint ends after its decision was told, or goes on in another."""
    if into is not None:
        ending.check_may_go_on(case_id, into)
    else:
        ending.check_may_end(case_id, is_double=outcome is Outcome.DUPLICATE)


events.subscribe(CaseOpened, "complaints.hear_opened", on_opened, together=on_all_opened)
events.subscribe(CaseKindSet, "complaints.hear_kind", on_kind)
events.subscribe(ComplaintFiled, "complaints.begin_terms", on_terms)
events.subscribe(LegalTypeChanged, "complaints.change_terms", on_terms)
events.subscribe(ComplaintAnswered, "complaints.end_terms", on_answered)
events.subscribe(ComplaintReopened, "complaints.take_end_back", on_new_look)
events.subscribe(ComplaintFiled, "complaints.make_receipt", on_filed)
events.subscribe(ScopeSigned, "complaints.hear_signed", on_signed)
events.subscribe(DeliveryChanged, "complaints.hear_mail", on_mail)
events.subscribe(DeliveryFailed, "complaints.hear_failed_mail", on_failed)
events.subscribe(CaseHeard, "complaints.hear_customer", on_heard)
events.subscribe(CaseResolved, "complaints.hear_resolved", on_resolved)
events.subscribe(CaseReopened, "complaints.hear_reopened", on_reopened)
events.subscribe(RemedyDecided, "complaints.tell_remedy", on_remedy)
events.subscribe(TaskCompleted, "complaints.hear_task", on_task)
cases.end_gates.add("complaints", gate)
cases.tracking_parts.add(
    "reclamacion",
    cases.TrackingPart(
        act=on_questions,
        file=reading.receipt_file,
        language=speaking.told_in,
        opened=lambda case_id, at: delivering.hear_opened(case_id=case_id, at=at),
    ),
)
