"""What kind of day it was: how much came in, about what, and how slowly it was answered.

A storm in October cut the fibre of five towns; in March a wrong rule billed migrated contracts
twice; in August half the staff was away; the router of May ended most of the slow connections.
"""

from dataclasses import dataclass
from datetime import date

STORM_DAYS = {14: 11.0, 15: 9.0, 16: 6.0, 17: 3.0, 18: 2.0, 19: 1.5}
WEEK = (1.15, 1.05, 1.0, 1.0, 0.95, 0.5, 0.2)
BILLING = (4, 24)
ROUTER_FROM = (5, 20)


@dataclass(frozen=True, kw_only=True)
class Season:
    """``arrivals`` and the slowness of answers and solutions: 1.0 is a quiet day."""

    arrivals: float
    answers: float
    solutions: float
    is_storm: bool = False
    is_billing: bool = False
    has_new_router: bool = False


def season(day: date) -> Season:
    """How that day was."""
    busy = WEEK[day.weekday()]
    if day.month == 10 and day.day in STORM_DAYS:
        more = STORM_DAYS[day.day]
        return Season(arrivals=max(busy, 0.7) * more, answers=2.6, solutions=2.8, is_storm=True)
    if day.month == 3 and BILLING[0] <= day.day <= BILLING[1]:
        return Season(arrivals=busy * 1.9, answers=1.8, solutions=1.6, is_billing=True)
    if day.month == 8:
        return Season(arrivals=busy * 0.95, answers=2.3, solutions=1.7)
    new_router = (day.month, day.day) >= ROUTER_FROM
    return Season(
        arrivals=busy,
        answers=0.9 if new_router else 1.1,
        solutions=0.85 if new_router else 1.1,
        has_new_router=new_router,
    )


def topic_weight(key: str, weight: float, day: Season) -> float:
    """How often a topic comes on such a day."""
    if day.is_storm:
        return 90.0 if key == "corte" else weight * 0.3
    if day.is_billing and key == "importe":
        return weight * 6
    if day.has_new_router and key in {"lento", "router"}:
        return weight * 0.55
    return weight
