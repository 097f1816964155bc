"""What feedback hears: cases that end, complaints that are closed."""

from vinculo.cases.events import CaseResolved
from vinculo.complaints.events import ComplaintClosed
from vinculo.feedback.services import handling, rating
from vinculo.kernel import clock, events


def on_resolved(event: CaseResolved) -> None:
    """Ask how it was, where the service wants that."""
    rating.plan(case_id=event.case_id, at=clock.now())


def on_closed(event: ComplaintClosed) -> None:
    """Ask how the complaint was handled."""
    handling.plan(complaint_id=event.complaint_id, at=clock.now())


events.subscribe(ComplaintClosed, "feedback.plan_handling", on_closed)
events.subscribe(CaseResolved, "feedback.plan_rating", on_resolved)
