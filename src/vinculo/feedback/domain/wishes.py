"""What is asked of a scoring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vinculo.feedback.domain.balancing import Balanced
from vinculo.feedback.domain.groups import Grouping
from vinculo.feedback.domain.questionnaire import Answers, FloatArray, Instrument, Setup
from vinculo.feedback.domain.suppression import IntArray
from vinculo.lib.stats.intervals import LEVEL
from vinculo.lib.stats.resampling import SEED

FLOOR = 3
DEFAULT_MINIMUM = 5


@dataclass(frozen=True)
class Wishes:
    """What the person who asks has chosen.

    ``margin`` (of a share, 0 to 1) and ``response_rate`` are for the size of the next sample;
    ``outcome`` and ``causes`` name columns for the drivers.
    """

    minimum: int = DEFAULT_MINIMUM
    level: float = LEVEL
    population: int | None = None
    margin: float = 0.05
    response_rate: float | None = None
    correction: str = "holm"
    times: int = 1000
    seed: int = SEED
    factors: bool = False
    outcome: str = ""
    causes: Mapping[str, FloatArray] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """Everything a scoring needs: the instrument, the answers and how they are to be seen.

    ``seen`` are groups that an earlier answer showed, ``persons`` a number for each identifier.
    """

    instrument: Instrument
    setup: Setup
    answers: Answers
    balanced: Balanced
    weighted: bool
    groupings: Sequence[Grouping] = ()
    outcome: FloatArray | None = None
    seen: Sequence[IntArray] = ()
    persons: IntArray | None = None
    wishes: Wishes = field(default_factory=Wishes)
