"""What routing does by the clock."""

from vinculo.kernel import clock, jobs
from vinculo.kernel.jobs import periodic
from vinculo.routing.services import (
    arrivals,
    counters,
    dispatch,
    months,
    offers,
    presence,
    stuck,
)
from vinculo.routing.services import recount as recounting

AT_MOST = 200
"""After so many the house is read anew, so that offers end when they should."""


@jobs.task(dispatch.TASK)
def give_out() -> None:
    """End the offers that nobody answered, then offer what waits."""
    offers.expire(at=clock.now())
    while dispatch.dispatch(at=clock.now(), most=AT_MOST) == AT_MOST:
        continue


@periodic("routing.mark_gone", cron="* * * * *")
def mark_gone(_due: int) -> None:
    """Take those for gone whose desks fell silent, and look after everything that time moves."""
    at = clock.now()
    presence.mark_gone(at=at)
    presence.give_back_what_cannot_wait(at=at)
    presence.end_wrap_ups(at=at)
    presence.tell_of_long_pauses(at=at)
    stuck.look(at=at)
    give_out()


@periodic("routing.turn_over_months", cron="40 3 * * *")
def turn_over_months(_due: int) -> None:
    """Make room for the decisions of the months to come, and end those long past."""
    months.turn_over(at=clock.now())


@periodic("routing.fold_counters", cron="*/10 * * * *")
def fold_counters(_due: int) -> None:
    """Add the old steps of the queues' counters up, and write down the half hours that are over."""
    counters.fold()
    arrivals.fold(at=clock.now())


@periodic("routing.recount", cron="40 3 * * *")
def recount(_due: int) -> None:
    """Every night: do the counters say what the rows say?"""
    recounting.recount(at=clock.now())
