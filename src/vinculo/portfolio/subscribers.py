"""What the portfolio hears: the clocks of its terms of the law."""

from vinculo.clocks.events import ClockBreached, ClockWarned
from vinculo.kernel import clock, events
from vinculo.portfolio.services import alarms
from vinculo.portfolio.services.term_clocks import PREFIX


def on_warning(event: ClockWarned) -> None:
    """Most of a legal term is gone."""
    if event.subject.startswith(PREFIX):
        alarms.tell_term(
            subject=event.subject.removeprefix(PREFIX),
            duty=event.kind,
            is_over=False,
            at=clock.now(),
        )


def on_breach(event: ClockBreached) -> None:
    """A legal term ran out."""
    if event.subject.startswith(PREFIX):
        alarms.tell_term(
            subject=event.subject.removeprefix(PREFIX),
            duty=event.kind,
            is_over=True,
            at=clock.now(),
        )


events.subscribe(ClockWarned, "portfolio.hear_warning", on_warning)
events.subscribe(ClockBreached, "portfolio.hear_breach", on_breach)
