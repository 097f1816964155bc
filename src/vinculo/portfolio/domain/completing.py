"""How long a customer is given to complete what is missing before silence may count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from vinculo.lib.calendar.days import end_of_day
from vinculo.portfolio.domain.deadlines import Place, due
from vinculo.portfolio.domain.legal import DutyClock, Meaning, PauseRule, Profile

ASKED = "amend_requested_at"
"""Where the time starts that a law wants customers to have at least."""
WAITS_FOR_CUSTOMER = frozenset({"awaiting_customer_completion"})
"""Pauses in which the law's own time to complete is given."""
ONLY_AT_MOST = frozenset({"solution_offer"})
"""Pauses whose longest time binds the company and gives the customer no least one."""
A_DAY = timedelta(days=1)
LONGEST = timedelta(days=92)
"""As long as a customer may be given: nobody waits for ever."""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A term that would stand still: its law, the pause that it knows, where it is counted."""

    profile: Profile
    rule: PauseRule
    place: Place


def time_to_complete(profile: Profile, rule: PauseRule) -> DutyClock | None:
    """The time that a law wants the customer to have at least; None where it wants none."""
    if rule.kind in WAITS_FOR_CUSTOMER:
        clocks = (duty.clock for duty in profile.duties if duty.clock)
        return next((c for c in clocks if c.start == ASKED and c.meaning is Meaning.AT_LEAST), None)
    if rule.longest is None or rule.kind in ONLY_AT_MOST:
        return None
    return DutyClock(term=rule.longest, start=ASKED, stop="answered", meaning=Meaning.AT_LEAST)


def least_day(terms: Iterable[Counted], asked_at: datetime) -> date:
    """The first day that may be named: the whole time of every law, in each place; or tomorrow.

    The last of them, so that nobody has less than any of the laws wants.
    """
    found = [asked_at.date() + A_DAY]
    for term in terms:
        found.append(asked_at.astimezone(term.place.zone).date() + A_DAY)
        clock = time_to_complete(term.profile, term.rule)
        end = due(clock, asked_at, term.place).due_on if clock else None
        if end is not None:
            found.append(end)
    return max(found)


def day_is_over(day: date, places: Sequence[Place]) -> datetime:
    """The first moment at which ``day`` is over in all of the places."""
    return max(end_of_day(day, place.zone) for place in places)
