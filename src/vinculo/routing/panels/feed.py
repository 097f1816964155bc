"""In which queue waits what a mailbox or a form brings, on their own pages."""

from uuid import UUID

from vinculo.interactions.contracts import EntranceKind, source_key
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels
from vinculo.routing import policy
from vinculo.routing.selectors.feeds import FedEntrance, fed_entrances


def may(actor: Actor) -> bool:
    """Who may see queues."""
    return policy.may(actor, "routing.see_queues")


def of_mailbox(_actor: Actor, subject_id: UUID) -> FedEntrance | None:
    """The mailbox and its queue."""
    return _entrance(source_key(EntranceKind.MAILBOX, subject_id))


def of_form(_actor: Actor, subject_id: UUID) -> FedEntrance | None:
    """The form and its queue."""
    return _entrance(source_key(EntranceKind.FORM, subject_id))


def _entrance(source: str) -> FedEntrance | None:
    return next((one for one in fed_entrances() if one.source == source), None)


for slot, load in (("interactions.mailbox", of_mailbox), ("interactions.form", of_form)):
    panels.add(
        f"routing.feed:{slot}",
        Panel(
            slot=slot,
            order=10,
            template="routing/_feed.html",
            may=may,
            load=load,
            query_budget=4,
        ),
    )
