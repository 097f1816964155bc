"""What ratings and waves say of the level of a service, beside what was written on its decision."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from vinculo.feedback import policy
from vinculo.feedback.domain.first_rating import Spread
from vinculo.feedback.selectors import rating, waves
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels

A_YEAR = timedelta(days=365)


def load(actor: Actor, service_id: UUID) -> dict[str, Any] | None:
    """A year of first ratings within sight, and of answers to waves; None: neither."""
    at = clock.now()
    may_rate = policy.may(actor, "feedback.see_ratings")
    may_waves = policy.may(actor, "feedback.see_waves")
    wanted = rating.Wanted(since=at - A_YEAR, until=at, service_id=service_id)
    rated = rating.by_service(actor=actor, wanted=wanted) if may_rate else []
    asked = waves.funnel_of(actor=actor, service_id=service_id, since=at - A_YEAR)
    if not rated and not asked.sent:
        return None
    return {
        "rated": _spread(rated[0][2]) if rated else None,
        "asked": asked if may_waves and asked.sent else None,
    }


def _spread(found: Spread) -> dict[str, Any]:
    ends = found.share_interval
    return {
        "n": found.n,
        "pct": 100 * (found.share or 0),
        "low": 100 * ends.low if ends else None,
        "high": 100 * ends.high if ends else None,
    }


panels.add(
    "feedback.of_level",
    Panel(
        slot="portfolio.level.surveys",
        order=10,
        template="feedback/_of_level.html",
        may=lambda actor: (
            policy.may(actor, "feedback.see_ratings") or policy.may(actor, "feedback.see_waves")
        ),
        load=load,
        query_budget=2,
    ),
)
