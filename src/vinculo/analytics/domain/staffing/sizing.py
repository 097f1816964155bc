"""The fewest agents that keep what was promised, and the people to plan for them."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vinculo.analytics.domain.staffing.erlang import (
    Flow,
    OverloadError,
    Performance,
    erlang_a,
    erlang_b,
    erlang_c,
)

MOST_AGENTS: Final = 200_000
"""Above this the answer is a refusal: no contact centre has so many in one group."""


class Model(StrEnum):
    """Which queue describes the customers."""

    LOSS = "erlang_b"
    PATIENT = "erlang_c"
    IMPATIENT = "erlang_a"


@dataclass(frozen=True, slots=True)
class Target:
    """What is promised; None asks for nothing.

    Attributes:
        service_level: Share of the offered that must be answered within ``threshold`` seconds.
        threshold: Seconds of the service level.
        most_abandonment: Share that may leave (or be refused, under Erlang B).
        most_wait: Mean wait of the answered, seconds.
        most_occupancy: Share of an agent's time with customers above which people burn out.
    """

    service_level: float | None = 0.8
    threshold: float = 20.0
    most_abandonment: float | None = None
    most_wait: float | None = None
    most_occupancy: float | None = None

    def kept_by(self, given: Performance) -> bool:
        """Whether ``given`` keeps every part of the promise."""
        limits = (
            (given.abandonment, self.most_abandonment),
            (given.mean_wait_answered, self.most_wait),
            (given.occupancy, self.most_occupancy),
        )
        if self.service_level is not None and given.service_level < self.service_level:
            return False
        return all(limit is None or value <= limit for value, limit in limits)


class UnreachableTargetError(ValueError):
    """No number of agents keeps the target (100 % of contacts at once, for instance)."""


def performance(
    model: Model, flow: Flow, agents: int, *, threshold: float, patience: float | None = None
) -> Performance:
    """What ``agents`` give under ``model``; ``patience`` (seconds) only for Erlang A.

    Raises:
        OverloadError: the queue would grow without end (Erlang C with too few agents).
    """
    if model is Model.LOSS:
        return erlang_b(flow, agents)
    if model is Model.PATIENT or patience is None:
        return erlang_c(flow, agents, threshold)
    return erlang_a(flow, agents, threshold, patience)


def agents_for(
    model: Model, flow: Flow, target: Target, *, patience: float | None = None
) -> Performance:
    """The fewest agents that keep ``target``, with what they give.

    All the measures improve with each agent, so the number is found by doubling and halving.

    Raises:
        UnreachableTargetError: not even MOST_AGENTS keep it.
    """

    def given(agents: int) -> Performance:
        return performance(model, flow, agents, threshold=target.threshold, patience=patience)

    def enough(agents: int) -> bool:
        try:
            return target.kept_by(given(agents))
        except OverloadError:
            return False

    return given(_fewest(enough, start=max(0, math.floor(flow.load))))


def _fewest(enough: Callable[[int], bool], *, start: int) -> int:
    """The smallest number for which ``enough`` holds, which must hold for all above it."""
    if enough(0):
        return 0
    low, step = 0, 1
    high = max(1, start)
    while not enough(high):
        low, high, step = high, high + step, step * 2
        if high > MOST_AGENTS:
            raise UnreachableTargetError
    while high - low > 1:
        middle = (low + high) // 2
        if enough(middle):
            high = middle
        else:
            low = middle
    return high


def people_to_plan(agents: int, shrinkage: float) -> int:
    """Paid people for ``agents`` at work, when ``shrinkage`` (0 to 1) of paid time is away.

    Breaks, training, coaching, leave and absence: ``agents / (1 - shrinkage)``, rounded up.
    """
    return math.ceil(round(agents / (1.0 - shrinkage), 9))
