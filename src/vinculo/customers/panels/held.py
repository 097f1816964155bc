"""What a customer has from us, on their page."""

from uuid import UUID

from vinculo.customers import policy
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels


def load(actor: Actor, customer_id: UUID) -> UUID:  # noqa: ARG001
    """Nothing yet: the part asks for itself, so that the page keeps to its queries."""
    return customer_id


panels.add(
    "customers.held",
    Panel(
        slot="customers.page",
        order=2,
        template="customers/_held_later.html",
        may=lambda actor: policy.may(actor, "customers.see_holdings"),
        load=load,
        query_budget=0,
    ),
)
