"""Orders and special requests on the case's page, the customer's, and the customer's own."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from vinculo.kernel.actor import Actor
from vinculo.kernel.amounts import money
from vinculo.kernel.slots import Panel, panels
from vinculo.orders import labels, policy
from vinculo.orders.contracts import NOT_COMING, OrderState
from vinculo.orders.selectors.page import LineView, on_tracking_page


def later(actor: Actor, subject_id: UUID) -> UUID:  # noqa: ARG001
    """Nothing yet: the part asks for itself, so that the page keeps to its queries."""
    return subject_id


def tracked(_actor: Actor, case_id: UUID) -> dict[str, Any]:
    """What a customer reads of their orders, in words."""
    found = on_tracking_page(case_id)
    return {
        "orders": [
            {
                "order": one,
                "state": labels.STATE[one.state],
                "look": labels.STATE_LOOKS[one.state],
                "next": labels.NEXT[one.state],
                "total": money(one.total, one.currency),
                "worth": "" if one.worth == one.total else money(one.worth, one.currency),
                "lines": [(line, _came(one.state, line)) for line in one.lines],
                "day": timezone.localtime(one.due_at).date(),
            }
            for one in found.orders
        ],
        "requests": [
            (one, labels.REQUEST[one.state], labels.REQUEST_LOOKS[one.state])
            for one in found.requests
        ],
    }


def _came(state: OrderState, line: LineView) -> str:
    """What came of a line and what did not, where that is worth a word."""
    is_over = state in NOT_COMING
    if not line.missing or not (is_over or state is OrderState.PARTLY):
        return ""
    return labels.came_words(line.delivered, line.missing, is_over=is_over)


for slot, order, template in (
    ("cases.page", 5, "orders/_of_case_later.html"),
    ("customers.page", 6, "orders/_of_customer_later.html"),
):
    panels.add(
        f"orders.{slot}",
        Panel(
            slot=slot,
            order=order,
            template=template,
            may=lambda actor: policy.may(actor, "orders.see"),
            load=later,
            query_budget=0,
        ),
    )
panels.add(
    "orders.tracking",
    Panel(
        slot="cases.tracking",
        order=5,
        template="orders/_tracking.html",
        may=lambda actor: any(key.startswith("tracking:") for key in actor.keys),
        load=tracked,
        query_budget=7,
    ),
)
