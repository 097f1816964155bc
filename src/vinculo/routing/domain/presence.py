"""When a person who said to be there is taken to be gone."""

from datetime import datetime, timedelta

from vinculo.routing.contracts import PresenceState

HEARTBEAT_EVERY = timedelta(seconds=30)
GONE_AFTER = timedelta(seconds=120)


def state_now(
    said: PresenceState, heartbeat_at: datetime, at: datetime, until: datetime | None = None
) -> PresenceState:
    """What a person's state is worth at ``at``.

    Without a heartbeat for two minutes they are gone; after the time for what follows a contact
    they are there again.
    """
    if said is not PresenceState.OFFLINE and at - heartbeat_at > GONE_AFTER:
        return PresenceState.OFFLINE
    if said is PresenceState.WRAP_UP and until is not None and at >= until:
        return PresenceState.AVAILABLE
    return said
