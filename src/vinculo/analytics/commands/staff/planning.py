"""What was asked, ready to be computed interval by interval."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from vinculo.analytics.commands.staff.asking import NOTES
from vinculo.analytics.domain.staffing.erlang import Flow, OverloadError, Performance
from vinculo.analytics.domain.staffing.sizing import (
    MOST_AGENTS,
    Model,
    Target,
    UnreachableTargetError,
    agents_for,
    people_to_plan,
    performance,
)
from vinculo.kernel.words import figure

VERSION = "1"
SOURCE = "Erlang (1917); Palm (1957); Mandelbaum–Zeltyn (2007)"
Told = tuple[dict[str, Any] | None, list[dict[str, str]]]


@dataclass(frozen=True)
class Plan:
    """The model, the target and the interval."""

    model: Model
    target: Target
    patience: float | None
    interval: float
    shrinkage: float

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> "Plan":
        """From the options of the command."""
        model = Model.PATIENT if asked["patience"] is None else Model.IMPATIENT
        share, threshold = asked["target"]
        if asked["no_queue"]:
            model = Model.LOSS
        lost = asked["max_abandonment"]
        by_loss = model is Model.LOSS and lost is not None
        target = Target(
            None if by_loss else share,
            threshold,
            most_abandonment=lost,
            most_occupancy=asked["max_occupancy"],
        )
        return cls(model, target, asked["patience"], asked["interval"], asked["shrinkage"])

    def flow(self, calls: float, handling: float) -> Flow:
        """``calls`` in one interval, ``handling`` seconds each."""
        return Flow(calls / self.interval, handling)

    def told(self) -> dict[str, Any]:
        """What every answer begins with."""
        return {
            "version": VERSION,
            "source": SOURCE,
            "model": self.model.value,
            "target": {
                "service_level": self.target.service_level,
                "threshold_seconds": self.target.threshold,
                "max_abandonment": self.target.most_abandonment,
                "max_occupancy": self.target.most_occupancy,
            },
            "shrinkage": self.shrinkage,
            "patience": self.patience,
        }

    def needed(self, flow: Flow) -> Told:
        """The fewest agents that keep the target; a warning when there are none."""
        return _needed(self, flow)

    def given(self, flow: Flow, agents: int) -> Told:
        """What ``agents`` give; a warning when the queue would grow without end."""
        try:
            found = performance(
                self.model,
                flow,
                agents,
                threshold=self.target.threshold,
                patience=self.patience,
            )
        except OverloadError:
            told = {"agents": agents, "load": figure(flow.load, ".2f")}
            return None, [{"code": "overload", "words": NOTES["overload"] % told}]
        return self.shown(found), []

    def shown(self, found: Performance) -> dict[str, Any]:
        """A performance as the answer has it."""
        return {
            "agents": found.agents,
            "paid_people": people_to_plan(found.agents, self.shrinkage),
            "waiting_share": found.waiting,
            "service_level": found.service_level,
            "service_level_of_answered": found.service_level_answered,
            "answered_or_left_in_time": found.answered_or_left,
            "mean_wait": found.mean_wait,
            "asa": found.mean_wait_answered,
            "abandonment": found.abandonment,
            "occupancy": found.occupancy,
            "queue": found.queue,
        }


@lru_cache(maxsize=4096)
def _needed(plan: Plan, flow: Flow) -> Told:
    """Remembered: the intervals of a week repeat themselves."""
    try:
        found = agents_for(plan.model, flow, plan.target, patience=plan.patience)
    except UnreachableTargetError:
        if flow.load > MOST_AGENTS:
            words = NOTES["too_large"] % {"most": MOST_AGENTS}
            return None, [{"code": "too_large", "words": words}]
        return None, [{"code": "unreachable", "words": NOTES["unreachable"]}]
    return plan.shown(found), []
