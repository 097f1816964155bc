"""What happened with a customer, on the customer's page."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.selectors.customer_story import Moment, moments_of
from vinculo.cases.web.words import ENTRY_LOOKS, line_of
from vinculo.customers import api as customers
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels


@dataclass(frozen=True, kw_only=True)
class Story:
    """Moments with the words and the look of each turn."""

    lines: list[tuple[Moment, str, str]]


def load(actor: Actor, customer_id: UUID) -> Story | None:
    """The latest moments under all records of the customer; None when there is none."""
    ids = customers.records_of(customer_id)
    found = moments_of(actor=actor, customer_ids=ids)
    lines = [
        (each, line_of(each.entry, {}), ENTRY_LOOKS.get(each.entry.kind, ""))
        if each.entry
        else (each, "", "")
        for each in found
    ]
    return Story(lines=lines) if lines else None


panels.add(
    "cases.customer_story",
    Panel(
        slot="customers.page",
        order=20,
        template="cases/_panel_customer_story.html",
        may=lambda actor: policy.may(actor, "cases.see"),
        load=load,
        query_budget=3,
    ),
)
