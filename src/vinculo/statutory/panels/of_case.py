"""What the law asks about a case that is no complaint: on its page, and on the customer's."""

from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels
from vinculo.statutory import policy
from vinculo.statutory.selectors import reading


def later(actor: Actor, subject_id: UUID) -> UUID:  # noqa: ARG001
    """Nothing yet: the part asks for itself, so that the page keeps to its queries."""
    return subject_id


panels.add(
    "statutory.case",
    Panel(
        slot="cases.terms",
        order=3,
        template="statutory/_of_case_later.html",
        may=lambda actor: policy.may(actor, "statutory.see"),
        load=later,
        query_budget=0,
    ),
)
panels.add(
    "statutory.tracking",
    Panel(
        slot="cases.tracking",
        order=9,
        template="statutory/_tracking.html",
        may=lambda actor: any(key.startswith("tracking:") for key in actor.keys),
        load=lambda _actor, case_id: reading.on_tracking_page(case_id),
        query_budget=1,
    ),
)
