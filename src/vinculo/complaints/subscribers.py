"""What complaints hear: cases that are complaints from the start, or become one."""

from datetime import datetime
from uuid import UUID

from vinculo.cases.contracts import CaseKind
from vinculo.cases.events import CaseKindSet, CaseOpened
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.complaints.services import filing
from vinculo.kernel import events
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


events.subscribe(CaseOpened, "complaints.hear_opened", on_opened)
events.subscribe(CaseKindSet, "complaints.hear_kind", on_kind)
