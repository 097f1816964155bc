"""The chosen case on the agent's desk: conversation and customer, side by side."""

from typing import Any
from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.web.at_hand import at_hand
from vinculo.cases.web.page import parts_of
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels


def load(actor: Actor, case_id: UUID) -> dict[str, Any] | None:
    """What the templates of a case need; None outside of the reader's sight."""
    at = clock.now()
    parts = parts_of(actor, case_id, at=at)
    return parts and parts | {"at_hand": at_hand(actor, parts["page"], at)}


panels.add(
    "cases.on_desk",
    Panel(
        slot="desk.case",
        order=10,
        template="cases/_on_desk.html",
        may=lambda actor: policy.may(actor, "cases.see"),
        load=load,
        query_budget=17,
    ),
)
