"""The cases of a customer, on the customer's page."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.cases import labels, policy
from vinculo.cases.contracts import CaseRow
from vinculo.cases.selectors import lists
from vinculo.cases.web.words import STATUS_LOOKS
from vinculo.customers import api as customers
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels


@dataclass(frozen=True, kw_only=True)
class CustomerCases:
    """Rows with the words and look of their status."""

    rows: list[tuple[CaseRow, object, str]]


def load(actor: Actor, customer_id: UUID) -> CustomerCases:
    """The latest cases of one customer, under all their records, within the reader's sight."""
    ids = customers.records_of(customer_id)
    found = lists.cases_of_customer(actor=actor, customer_ids=ids)
    return CustomerCases(
        rows=[(row, labels.STATUSES[row.status], STATUS_LOOKS[row.status]) for row in found.rows]
    )


panels.add(
    "cases.of_customer",
    Panel(
        slot="customers.page",
        order=10,
        template="cases/_panel_of_customer.html",
        may=lambda actor: policy.may(actor, "cases.see"),
        load=load,
        query_budget=2,
    ),
)
