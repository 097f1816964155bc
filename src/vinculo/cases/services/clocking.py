"""Clocks of a case: one for each standard of its service."""

from collections.abc import Collection
from datetime import datetime

from vinculo.cases.models import Case
from vinculo.cases.services import story
from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import ClockView, NewClock
from vinculo.portfolio import api as portfolio


def start_clocks(case: Case, at: datetime, kinds: Collection[str]) -> list[ClockView]:
    """Start a clock for each of the service's standards, with today's versions frozen in it."""
    wishes = [
        NewClock(
            kind=standard.metric,
            target=standard.target,
            warn_pct=standard.warn_pct,
            calendar=standard.calendar,
            rule=standard.rule,
        )
        for standard in portfolio.standards_for(service_id=case.service_id, at=at)
        if standard.metric in kinds
    ]
    return clocks.start_all(
        wishes, subject=story.subject_of(case.pk), started_at=at, keys=case.access_keys
    )
