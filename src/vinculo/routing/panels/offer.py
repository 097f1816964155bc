"""Where an offer appears on every page of those who attend."""

from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels
from vinculo.routing import policy


def load(_actor: Actor, _subject: UUID) -> bool:
    """An empty place: what is held out arrives by itself, or from the page of the offer."""
    return True


panels.add(
    "routing.offer",
    Panel(
        slot="page.offer",
        order=10,
        template="routing/_offer_place.html",
        may=lambda actor: policy.may(actor, "routing.be_present"),
        load=load,
        query_budget=0,
    ),
)
