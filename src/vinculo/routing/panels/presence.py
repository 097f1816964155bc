"""The switch in the top bar that says whether one is there."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.kernel import clock
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels
from vinculo.routing import labels, policy, selectors
from vinculo.routing.contracts import PresenceState, PresenceView

LOOKS = {
    PresenceState.AVAILABLE: "ok",
    PresenceState.AWAY: "warn",
    PresenceState.WRAP_UP: "info",
    PresenceState.OFFLINE: "idle",
}

CHOSEN = (PresenceState.AVAILABLE, PresenceState.AWAY, PresenceState.OFFLINE)
"""The time after a contact begins by itself; everything else is a person's to say."""


@dataclass(frozen=True, kw_only=True)
class PresenceSwitch:
    """One's own state and what it can change to."""

    now: PresenceView
    words: object
    look: str
    choices: list[tuple[PresenceState, object, str]]


def load(actor: Actor, _subject: UUID) -> PresenceSwitch | None:
    """The reader's own presence."""
    if actor.user_id is None:
        return None
    now = selectors.presence_of(actor.user_id, clock.now())
    return PresenceSwitch(
        now=now,
        words=labels.PRESENCE[now.state],
        look=LOOKS[now.state],
        choices=[(state, labels.PRESENCE[state], LOOKS[state]) for state in CHOSEN],
    )


panels.add(
    "routing.presence",
    Panel(
        slot="topbar.presence",
        order=10,
        template="routing/_presence.html",
        may=lambda actor: policy.may(actor, "routing.be_present"),
        load=load,
        query_budget=1,
    ),
)
