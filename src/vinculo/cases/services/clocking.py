"""Clocks of a case: one for each standard of its service."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from vinculo.cases.models import Case
from vinculo.cases.services import story
from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import ClockView, NewClock, NewStart
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import StandardView


def start_clocks(
    begun: Sequence[tuple[Case, datetime]], kinds: Collection[str]
) -> dict[UUID, list[ClockView]]:
    """Start clocks of cases, each from its moment: one for each standard of its service.

    The versions then in force are frozen in them. By the case's id.
    """
    standards = portfolio.standards_for_all({(case.service_id, at) for case, at in begun})
    started = clocks.start_for(
        [
            NewStart(
                subject=story.subject_of(case.pk),
                started_at=at,
                keys=tuple(case.access_keys),
                wishes=tuple(
                    _wish(standard)
                    for standard in standards[case.service_id, at]
                    if standard.metric in kinds
                ),
            )
            for case, at in begun
        ]
    )
    return {case.pk: started[story.subject_of(case.pk)] for case, _ in begun}


def _wish(standard: StandardView) -> NewClock:
    return NewClock(
        kind=standard.metric,
        target=standard.target,
        warn_pct=standard.warn_pct,
        calendar=standard.calendar,
        rule=standard.rule,
    )
