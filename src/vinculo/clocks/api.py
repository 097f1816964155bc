"""The door of the clocks context."""

from vinculo.clocks.selectors import clocks_of, judged, judged_in, judged_now, kept_rates
from vinculo.clocks.services import (
    cancel,
    pause,
    resume,
    revive,
    set_keys,
    start,
    start_all,
    start_for,
    start_new,
    stop,
)

__all__ = [
    "cancel",
    "clocks_of",
    "judged",
    "judged_in",
    "judged_now",
    "kept_rates",
    "pause",
    "resume",
    "revive",
    "set_keys",
    "start",
    "start_all",
    "start_for",
    "start_new",
    "stop",
]
