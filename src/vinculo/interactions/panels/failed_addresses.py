"""Which addresses mail does not reach, on the page of what leaves."""

from uuid import UUID

from vinculo.interactions import policy
from vinculo.interactions.contracts import FailedRecipient
from vinculo.interactions.selectors import correspondence
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels


def may(actor: Actor) -> bool:
    """Who looks after the mail."""
    return policy.may(actor, "interactions.quarantine")


def load(_actor: Actor, _subject_id: UUID) -> tuple[FailedRecipient, ...] | None:
    """The addresses that failed last; None when all mail arrives."""
    return correspondence.failed_lately() or None


panels.add(
    "interactions.failed_addresses",
    Panel(
        slot="delivery.outbox",
        order=10,
        template="interactions/_failed_addresses.html",
        may=may,
        load=load,
        query_budget=2,
    ),
)
