"""The weights and times by which work is given out, with what they may be."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from vinculo.kernel.errors import DomainError
from vinculo.routing.contracts import Term

LEVELS = range(1, 6)
"""How well somebody does something: from 1, a beginner, to 5, who teaches it."""

MOST_FOR_CARE = 10
"""What class and mood together may weigh: a clock that warns is worth twice as much."""


class OutOfRangeError(DomainError):
    """A weight or time lies outside of what it may be."""

    code = "routing_bad_setting"


class CareTooHeavyError(DomainError):
    """Class and mood would decide alone."""

    code = "routing_care_too_heavy"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """One version of the settings; weights are points for the full value of a term.

    ``minutes_per_point``: how many minutes of waiting one point of priority is worth.
    ``due_share_pct``: how much of the time until the deadline counts besides the age.
    ``class_points`` and ``mood_points``: points of priority of class A and of somebody upset.
    """

    skill: int = 30
    idle: int = 40
    free: int = 30
    preferred: int = 60
    known: int = 20
    home: int = 25
    care: int = 5
    minutes_per_point: int = 3
    due_share_pct: int = 30
    class_points: int = 5
    mood_points: int = 5
    warm_up_minutes: int = 30
    warm_up_share_pct: int = 25
    cool_off_minutes: int = 10
    unanswered_limit: int = 2
    grace_minutes: int = 3
    keep_months: int = 24

    def weight(self, term: Term) -> int:
        """Points for the full value of ``term``."""
        return int(getattr(self, term.value))

    def plain(self) -> dict[str, int]:
        """As JSON."""
        return asdict(self)


RANGES: Mapping[str, tuple[int, int]] = {
    **{term.value: (0, 100) for term in Term},
    "care": (0, MOST_FOR_CARE),
    "minutes_per_point": (1, 60),
    "due_share_pct": (0, 100),
    "class_points": (0, MOST_FOR_CARE),
    "mood_points": (0, MOST_FOR_CARE),
    "warm_up_minutes": (0, 240),
    "warm_up_share_pct": (1, 100),
    "cool_off_minutes": (0, 240),
    "unanswered_limit": (1, 20),
    "grace_minutes": (0, 60),
    "keep_months": (3, 120),
}


def settings_from(values: Mapping[str, int]) -> Settings:
    """Settings from JSON; what a version did not know yet has its first value.

    Raises OutOfRangeError, CareTooHeavyError.
    """
    known = {field.name for field in fields(Settings)}
    settings = Settings(**{name: value for name, value in values.items() if name in known})
    for name, value in settings.plain().items():
        least, most = RANGES[name]
        if not least <= value <= most:
            raise OutOfRangeError(name=name, least=least, most=most)
    if settings.class_points + settings.mood_points > MOST_FOR_CARE:
        raise CareTooHeavyError(most=MOST_FOR_CARE)
    return settings
