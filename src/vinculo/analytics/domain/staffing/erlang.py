"""Erlang's formulas: what customers meet when ``agents`` people serve a random flow of contacts.

Units: ``load`` in erlangs (contacts that arrive during one handling time), all times in seconds,
all shares between 0 and 1. Arrivals are Poisson, handling times and patience exponential.

Sources: A. K. Erlang (1917) for B and C; C. Palm (1957) and Mandelbaum and Zeltyn (2007) for the
queue with impatient customers, called Erlang A.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc

Numbers = NDArray[np.float64]

_NEGLIGIBLE: Final = 45.0
"""A state this many powers of e below the likeliest one adds nothing to a double."""
_MOST_STATES: Final = 20_000_000
_PATIENT_FOR_EVER: Final = 1e7
"""Patience in handling times above which nobody leaves: the queue is Erlang C."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Contacts that arrive: how many per second, and how long each keeps an agent (seconds)."""

    per_second: float
    handling: float

    @property
    def load(self) -> float:
        """Erlangs: the agents that would be busy if nobody ever had to wait."""
        return self.per_second * self.handling


@dataclass(frozen=True, slots=True)
class Performance:
    """What a number of agents gives.

    Attributes:
        agents: People who answer, without those who are away (shrinkage).
        waiting: Share of contacts that do not get an agent at once (Erlang B: that are refused).
        service_level: Share **of the offered** that is answered within the threshold.
        service_level_answered: The same among the answered only.
        answered_or_left: Share of the offered that is answered or leaves within the threshold.
        mean_wait: Mean wait of all, those who leave included.
        mean_wait_answered: Mean wait of those who are answered (ASA).
        abandonment: Share that leaves before an answer (Erlang B: that is refused).
        occupancy: Share of an agent's time spent with customers.
        queue: Contacts that wait, on average.
    """

    agents: int
    waiting: float
    service_level: float
    service_level_answered: float
    answered_or_left: float
    mean_wait: float
    mean_wait_answered: float
    abandonment: float
    occupancy: float
    queue: float


class OverloadError(ValueError):
    """Nobody leaves the queue and more arrives than is served: it grows without end."""


def blocking(agents: int, load: float) -> float:
    """Erlang B: the share refused when there is no room to wait.

    By the recursion ``1/B(k) = 1 + (k / load) / B(k-1)``, which has neither powers nor
    factorials and so holds for thousands of agents.
    """
    if load <= 0:
        return 0.0 if agents else 1.0
    inverse = 1.0
    for k in range(1, agents + 1):
        inverse = 1.0 + inverse * k / load
        if math.isinf(inverse):
            return 0.0
    return 1.0 / inverse


def waiting_share(agents: int, load: float) -> float:
    """Erlang C: the share that finds everybody busy when all wait until they are served.

    Raises:
        OverloadError: ``load`` is not below ``agents``.
    """
    if load >= agents:
        raise OverloadError(f"{load:g} erlangs for {agents} agents")
    refused = blocking(agents, load)
    return agents * refused / (agents - load * (1.0 - refused))


def erlang_b(flow: Flow, agents: int) -> Performance:
    """No queue: who finds everybody busy is lost."""
    refused = blocking(agents, flow.load)
    served = 1.0 - refused
    occupancy = flow.load * served / agents if agents else 0.0
    return Performance(
        agents=agents,
        waiting=refused,
        service_level=served,
        service_level_answered=1.0 if served else 0.0,
        answered_or_left=1.0,
        mean_wait=0.0,
        mean_wait_answered=0.0,
        abandonment=refused,
        occupancy=occupancy,
        queue=0.0,
    )


def erlang_c(flow: Flow, agents: int, threshold: float) -> Performance:
    """Everybody waits until served; ``threshold`` is the wait of the service level, in seconds.

    Raises:
        OverloadError: more arrives than ``agents`` can serve.
    """
    load = flow.load
    if load <= 0:
        return _idle(agents)
    waits = waiting_share(agents, load)
    spare = agents - load
    in_time = 1.0 - waits * math.exp(-spare * threshold / flow.handling)
    mean = waits * flow.handling / spare
    return Performance(
        agents=agents,
        waiting=waits,
        service_level=in_time,
        service_level_answered=in_time,
        answered_or_left=in_time,
        mean_wait=mean,
        mean_wait_answered=mean,
        abandonment=0.0,
        occupancy=load / agents,
        queue=flow.per_second * mean,
    )


def erlang_a(flow: Flow, agents: int, threshold: float, patience: float) -> Performance:
    """Customers leave after a random wait whose mean is ``patience`` seconds (M/M/n+M).

    The states (contacts present) come from their detailed balance in logarithms, so that nothing
    overflows. Who finds ``j`` contacts queueing waits the sum of ``j + 1`` exponential times of
    rates ``nμ + iθ``, hence ``exp(-θ·wait)`` follows a Beta(``nμ/θ``, ``j + 1``) distribution;
    service level and waits are its incomplete moments, exactly.

    Raises:
        OverloadError: more arrives than is served and patience is so long that the queue would
            have tens of millions of contacts.
    """
    if flow.load <= 0:
        return _idle(agents)
    if patience > _PATIENT_FOR_EVER * flow.handling and flow.load < agents:
        return erlang_c(flow, agents, threshold)
    leaving, serving = 1.0 / patience, agents / flow.handling
    states = _states(flow, agents, leaving)
    queueing = states[agents:]
    ahead = np.arange(queueing.size, dtype=np.float64)
    x, j = serving / leaving, ahead + 1.0
    answered = 1.0 - float(queueing @ ahead) * leaving / flow.per_second
    answered = min(max(answered, 0.0), 1.0)
    limit = math.exp(-threshold * leaving)
    at_once = float(states[:agents].sum())
    keeps = x / (x + j)
    soon = float(queueing @ (keeps * (1.0 - betainc(x + 1.0, j, limit)))) if x else 0.0
    in_time = min(at_once + soon, answered) if answered else 0.0
    stays = soon + limit * float(queueing @ _below(x, j, limit))
    wait_served = float(queueing @ (keeps * np.cumsum(1.0 / (x + j)))) / leaving
    queue = float(queueing @ ahead)
    return Performance(
        agents=agents,
        waiting=float(queueing.sum()),
        service_level=in_time,
        service_level_answered=in_time / answered if answered else 0.0,
        answered_or_left=min(1.0, in_time + float(queueing.sum()) - stays),
        mean_wait=queue / flow.per_second,
        mean_wait_answered=wait_served / answered if answered else 0.0,
        abandonment=1.0 - answered,
        occupancy=flow.load * answered / agents if agents else 0.0,
        queue=queue,
    )


def _below(x: float, j: Numbers, limit: float) -> Numbers:
    """The chance that the wait lasts beyond the threshold, for each number of contacts ahead."""
    if not x:
        return np.ones_like(j)
    return np.asarray(betainc(x, j, limit), dtype=np.float64)


def _states(flow: Flow, agents: int, leaving: float) -> Numbers:
    """The chance of 0, 1, 2… contacts present, as far as a double can tell from nothing."""
    settles = 0.0  # where as many leave as are too many, and ten deviations more
    if flow.load >= agents:
        excess = flow.per_second - agents / flow.handling
        settles = excess / leaving + 10.0 * math.sqrt(flow.per_second / leaving)
    if agents + settles > _MOST_STATES:
        raise OverloadError("patience so long that the queue does not settle")
    room = agents + math.ceil(settles) + 1024
    while True:
        k = np.arange(1, room + 1, dtype=np.float64)
        out = np.minimum(k, agents) / flow.handling + np.maximum(k - agents, 0.0) * leaving
        logs = np.concatenate(([0.0], np.cumsum(math.log(flow.per_second) - np.log(out))))
        falls = flow.per_second < out[-1]
        if falls and logs[-1] < logs.max() - _NEGLIGIBLE:
            break
        room *= 2
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def _idle(agents: int) -> Performance:
    """Nobody comes."""
    return Performance(
        agents=agents,
        waiting=0.0,
        service_level=1.0,
        service_level_answered=1.0,
        answered_or_left=1.0,
        mean_wait=0.0,
        mean_wait_answered=0.0,
        abandonment=0.0,
        occupancy=0.0,
        queue=0.0,
    )
