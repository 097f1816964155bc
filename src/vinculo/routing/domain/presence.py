"""When a person who said to be there is taken to be gone."""

from datetime import datetime, timedelta

from vinculo.routing.contracts import PresenceState

HEARTBEAT_EVERY = timedelta(seconds=30)
GONE_AFTER = timedelta(seconds=120)


def state_now(said: PresenceState, heartbeat_at: datetime, at: datetime) -> PresenceState:
    """What a person's state is worth at ``at``: without a heartbeat for two minutes, gone."""
    if said is not PresenceState.OFFLINE and at - heartbeat_at > GONE_AFTER:
        return PresenceState.OFFLINE
    return said
