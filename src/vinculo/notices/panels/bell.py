"""The bell in the top bar of every page."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels
from vinculo.notices import policy, selectors


@dataclass(frozen=True)
class Bell:
    """What the bell shows before it is opened."""

    unread: int


def load(actor: Actor, _subject_id: UUID) -> Bell:
    """One number; the list is fetched when the bell is opened."""
    return Bell(unread=selectors.unread_count(actor=actor))


panels.add(
    "notices.bell",
    Panel(
        slot="topbar.bell",
        order=10,
        template="notices/bell.html",
        may=lambda actor: policy.may(actor, "notices.see"),
        load=load,
        query_budget=1,
    ),
)
