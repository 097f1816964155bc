"""How the customer asked to be told, before anybody writes to them."""

from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.selectors.wishes import Wish, wishes_of
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels


def load(actor: Actor, case_id: UUID) -> list[Wish] | None:
    """None while nobody has asked for anything."""
    return wishes_of(actor=actor, case_id=case_id) or None


panels.add(
    "cases.wishes",
    Panel(
        slot="cases.page",
        order=5,
        template="cases/_panel_of_wishes.html",
        may=lambda actor: policy.may(actor, "cases.see"),
        load=load,
        query_budget=1,
    ),
)
