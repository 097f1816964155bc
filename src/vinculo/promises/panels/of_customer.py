"""What was promised to a customer, on the customer's page."""

from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels
from vinculo.promises import policy


def load(actor: Actor, customer_id: UUID) -> UUID:  # noqa: ARG001
    """Nothing yet: the part asks for itself, so that the page keeps to its queries."""
    return customer_id


panels.add(
    "promises.of_customer",
    Panel(
        slot="customers.page",
        order=5,
        template="promises/_of_customer_later.html",
        may=lambda actor: policy.may(actor, "promises.see"),
        load=load,
        query_budget=0,
    ),
)
