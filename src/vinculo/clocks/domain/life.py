"""The life of a clock, as one table."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from vinculo.clocks.contracts import ClockState
from vinculo.kernel.errors import DomainError


class ClockAction(StrEnum):
    """What can happen to a clock; its owner stops it, the times say whether it was kept."""

    PAUSE = "pause"
    RESUME = "resume"
    KEEP = "keep"
    BREAK = "break"
    CANCEL = "cancel"
    REVIVE = "revive"


class IllegalClockActionError(DomainError):
    code = "clock_illegal_action"


TRANSITIONS: Mapping[tuple[ClockState, ClockAction], ClockState] = MappingProxyType(
    {
        (ClockState.RUNNING, ClockAction.PAUSE): ClockState.PAUSED,
        (ClockState.RUNNING, ClockAction.KEEP): ClockState.KEPT,
        (ClockState.RUNNING, ClockAction.BREAK): ClockState.BROKEN,
        (ClockState.RUNNING, ClockAction.CANCEL): ClockState.CANCELLED,
        (ClockState.PAUSED, ClockAction.RESUME): ClockState.RUNNING,
        (ClockState.PAUSED, ClockAction.KEEP): ClockState.KEPT,
        (ClockState.PAUSED, ClockAction.CANCEL): ClockState.CANCELLED,
        (ClockState.BROKEN, ClockAction.BREAK): ClockState.BROKEN,
        (ClockState.BROKEN, ClockAction.CANCEL): ClockState.CANCELLED,
        (ClockState.KEPT, ClockAction.REVIVE): ClockState.RUNNING,
        (ClockState.CANCELLED, ClockAction.REVIVE): ClockState.RUNNING,
    }
)


def next_state(state: ClockState, action: ClockAction) -> ClockState:
    """The state after ``action``. Raises IllegalClockActionError."""
    try:
        return TRANSITIONS[state, action]
    except KeyError:
        raise IllegalClockActionError(state=state, action=action) from None


def is_allowed(state: ClockState, action: ClockAction) -> bool:
    """Whether ``action`` can happen to a clock in ``state``."""
    return (state, action) in TRANSITIONS
