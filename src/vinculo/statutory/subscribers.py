"""What matters hear: cases that begin, are called something else, end or live again."""

from uuid import UUID

from vinculo.cases import api as cases
from vinculo.cases.events import CaseKindSet, CaseOpened, CaseReopened, CaseResolved
from vinculo.interactions.contracts import StoredFile
from vinculo.kernel import clock, events
from vinculo.kernel.actor import SYSTEM
from vinculo.statutory.selectors import reading
from vinculo.statutory.services import following, receipts


def on_case(event: CaseOpened | CaseKindSet | CaseReopened | CaseResolved) -> None:
    """Its terms follow what the case is now."""
    following.follow(case_id=event.case_id, at=clock.now())


def own_receipt(case_id: UUID) -> StoredFile | None:
    """The customer saves the receipt on their own page, which delivers it."""
    receipts.give(case_id=case_id, way=receipts.PAGE, actor=SYSTEM, at=clock.now())
    return reading.receipt_file(case_id)


events.subscribe(CaseOpened, "statutory.begin_terms", on_case)
events.subscribe(CaseKindSet, "statutory.change_terms", on_case)
events.subscribe(CaseResolved, "statutory.end_terms", on_case)
events.subscribe(CaseReopened, "statutory.run_on", on_case)
cases.tracking_parts.add("ley", cases.TrackingPart(file=own_receipt))
