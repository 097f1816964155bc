"""What feedback hears: cases that end."""

from vinculo.cases.events import CaseResolved
from vinculo.feedback.services import rating
from vinculo.kernel import clock, events


def on_resolved(event: CaseResolved) -> None:
    """Ask how it was, where the service wants that."""
    rating.plan(case_id=event.case_id, at=clock.now())


events.subscribe(CaseResolved, "feedback.plan_rating", on_resolved)
