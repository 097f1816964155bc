"""What complaints hear: cases that are complaints from the start, or become one."""

from datetime import datetime
from uuid import UUID

from vinculo.cases.contracts import CaseKind
from vinculo.cases.events import CaseKindSet, CaseOpened
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.complaints.events import ComplaintAnswered, ComplaintFiled, LegalTypeChanged
from vinculo.complaints.services import filing, legal
from vinculo.kernel import clock, events
from vinculo.kernel.actor import SYSTEM

KINDS = {
    CaseKind.COMPLAINT: ComplaintKind.COMPLAINT,
    CaseKind.CLAIM: ComplaintKind.CLAIM,
}


def on_opened(event: CaseOpened) -> None:
    """A case that began as a complaint is one from its first word."""
    _file(event.case_id, event.kind, event.opened_at)


def on_kind(event: CaseKindSet) -> None:
    """A rule, a macro or a person said that it is one."""
    _file(event.case_id, event.now, event.set_at)


def _file(case_id: UUID, kind: CaseKind, at: datetime) -> None:
    if kind in KINDS:
        filing.file(case_id=case_id, kind=KINDS[kind], origin=Origin.KIND, actor=SYSTEM, at=at)


def on_filed(event: ComplaintFiled) -> None:
    """A complaint begins the terms that the law gives for it."""
    legal.begin_terms(complaint_id=event.complaint_id, at=clock.now())


def on_legal_type(event: LegalTypeChanged) -> None:
    """What the law calls it now may have other terms."""
    legal.begin_terms(complaint_id=event.complaint_id, at=clock.now())


def on_answered(event: ComplaintAnswered) -> None:
    """The reasoned answer ends the terms."""
    legal.end_terms(case_id=event.case_id, at=event.answered_at)


events.subscribe(ComplaintFiled, "complaints.begin_terms", on_filed)
events.subscribe(LegalTypeChanged, "complaints.change_terms", on_legal_type)
events.subscribe(ComplaintAnswered, "complaints.end_terms", on_answered)
events.subscribe(CaseOpened, "complaints.hear_opened", on_opened)
events.subscribe(CaseKindSet, "complaints.hear_kind", on_kind)
