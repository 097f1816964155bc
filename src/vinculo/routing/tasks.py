"""What routing does by the clock."""

from vinculo.kernel import clock, jobs
from vinculo.kernel.jobs import periodic
from vinculo.routing.services import counters, dispatch, offers, presence, stuck


@jobs.task(dispatch.TASK)
def give_out() -> None:
    """End the offers that nobody answered, then offer what waits."""
    at = clock.now()
    offers.expire(at=at)
    while dispatch.dispatch(at=at) == dispatch.AT_ONCE:
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


@periodic("routing.fold_counters", cron="*/10 * * * *")
def fold_counters(_due: int) -> None:
    """Add the old steps of the queues' counters up."""
    counters.fold()
