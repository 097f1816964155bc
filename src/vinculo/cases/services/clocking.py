"""Clocks of a case: one for each standard of its service."""

from collections.abc import Collection
from datetime import datetime

from vinculo.cases.models import Case
from vinculo.cases.services import story
from vinculo.clocks import api as clocks
from vinculo.portfolio import api as portfolio


def start_clocks(case: Case, at: datetime, kinds: Collection[str]) -> None:
    """Start a clock for each of the service's standards, with today's versions frozen in it."""
    for standard in portfolio.standards_for(service_id=case.service_id, at=at):
        if standard.metric in kinds:
            clocks.start(
                subject=story.subject_of(case.pk),
                kind=standard.metric,
                target=standard.target,
                warn_pct=standard.warn_pct,
                calendar=standard.calendar,
                started_at=at,
                keys=case.access_keys,
                rule=standard.rule,
            )
