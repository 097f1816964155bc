"""What the telephone line says, beside what was written on the decision on a level."""

from datetime import timedelta
from uuid import UUID

from vinculo.analytics import policy
from vinculo.analytics.selectors.line_calls import LineCalls, line_calls
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels

A_YEAR = timedelta(days=365)


def load(actor: Actor, _service_id: UUID) -> LineCalls | None:  # noqa: ARG001
    """The calls of a year; a call does not say of which service it is. None: none."""
    at = clock.now()
    found = line_calls(since=at - A_YEAR, until=at)
    return found if found.n else None


panels.add(
    "analytics.of_level",
    Panel(
        slot="portfolio.level.toll_free",
        order=10,
        template="analytics/_of_level.html",
        may=lambda actor: policy.may(actor, "analytics.see_evaluation"),
        load=load,
        query_budget=1,
    ),
)
