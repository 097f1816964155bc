"""What a person asks: how to read a file, what to fit to it, how far to look."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vinculo.value.services.lengths import UNIT_DAYS

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the person wants the file to be read."""

    today: date
    until: date | None = None
    currency: str = ""
    leave_returns_out: bool = False
    in_occasions: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """What to fit: a model or ``auto``, the unit of time, and how far ahead to judge it (days)."""

    model: str
    unit: str
    horizon_days: float
    judge: bool = True

    @property
    def in_occasions(self) -> bool:
        """Whether time is counted in occasions (BG/BB) and not measured."""
        return self.model == "bg_bb"

    @property
    def unit_days(self) -> float:
        """Days in the unit of the models; for occasions the scale of the histories is 1."""
        return 1.0 if self.in_occasions else UNIT_DAYS[self.unit]

    @property
    def horizon(self) -> float:
        """The horizon in units."""
        return self.horizon_days / UNIT_DAYS[self.unit]


@dataclass(frozen=True, slots=True)
class Asked:
    """How to read and what to fit."""

    wishes: Wishes
    task: Task


@dataclass(frozen=True, slots=True)
class Wanted:
    """What ``value score`` is asked for besides the horizon; shares from 0 to 1."""

    out: Path | None
    curve: Path | None
    fitted: Path | None
    discount: float
    margin: float
    level: float
