"""What was promised to a customer, on the customer's page."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels
from vinculo.promises import policy
from vinculo.promises.contracts import Rate
from vinculo.promises.selectors import register
from vinculo.promises.web.shown import Shown, shown


@dataclass(frozen=True, kw_only=True)
class CustomerPromises:
    """The latest promises and how many were kept."""

    rows: list[Shown]
    rate: Rate


def load(actor: Actor, customer_id: UUID) -> CustomerPromises | None:
    """Nothing for a customer to whom nothing was ever promised within the reader's sight."""
    found, rate = register.of_customer(actor=actor, customer_id=customer_id)
    return CustomerPromises(rows=shown(found, actor=actor), rate=rate) if found else None


panels.add(
    "promises.of_customer",
    Panel(
        slot="customers.page",
        order=5,
        template="promises/_panel_of_customer.html",
        may=lambda actor: policy.may(actor, "promises.see"),
        load=load,
        query_budget=6,
    ),
)
