"""What is owed to the customer, in the pop of an offer."""

from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.selectors import offered
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseView


def open_promises(actor: Actor, item_id: UUID) -> list[PromiseView] | None:
    """The open promises to whom the offered case is of; None while nobody knows who that is."""
    case = offered.offered_case(actor=actor, item_id=item_id)
    if case is None or case.customer_id is None:
        return None
    return promises.open_to_customers(case.customer_id) or None


panels.add(
    "cases.offer_promises",
    Panel(
        slot="routing.offer_story",
        order=5,
        template="cases/_offer_promises.html",
        may=lambda actor: policy.may(actor, "cases.see"),
        load=open_promises,
        query_budget=5,
    ),
)
