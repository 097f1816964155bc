"""The day on which a matter was filed was another: its terms count from that one."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from vinculo.portfolio.contracts import TermState
from vinculo.portfolio.models import LegalTerm
from vinculo.portfolio.profiles import versions_of
from vinculo.portfolio.selectors.law import counted_places
from vinculo.portfolio.services.term_clocks import count_again
from vinculo.portfolio.services.terms import keep_days


@transaction.atomic
def move_filing(*, subject: str, was: datetime, now: datetime, at: datetime) -> int:
    """What counts from ``was`` and is not over counts from ``now``; how many duties that is.

    Each keeps the rule under which it began and its pauses. What was called off runs from the new
    day if it ever applies again. What is over stays as it was.
    """
    rows = list(
        LegalTerm.objects.select_for_update(of=("self",))
        .filter(subject=subject, started_at=was)
        .filter(state__in=[TermState.RUNNING, TermState.PAUSED, TermState.CANCELLED])
        .select_related("days")
        .order_by("pk")
    )
    for row in rows:
        _refreeze(row, now.astimezone(ZoneInfo(row.timezone)).year)
        row.started_at = now
        if row.state == TermState.CANCELLED:
            row.due_on = row.ends_before = None
        row.save(update_fields=["started_at", "due_on", "ends_before", "days"])
    open_ones = [row for row in rows if row.state != TermState.CANCELLED]
    count_again(open_ones, at=at)
    return len({row.duty for row in open_ones})


def _refreeze(row: LegalTerm, year: int) -> None:
    """Days of a year before those that were kept are those of the calendar of its place."""
    if year >= row.days.days["first_year"]:
        return
    profile = versions_of(row.profile)[0]
    where = next(
        (one for one in counted_places(profile, year) if one.place.words == row.place), None
    )
    if where is not None:
        row.days_id = keep_days(where.place, year)
