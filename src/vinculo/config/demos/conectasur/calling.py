"""The telephone of ConectaSur: more calls and longer waits on bad days."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from vinculo.config.demos.conectasur.matters import ZONE, Plan
from vinculo.config.demos.conectasur.seasons import season

CALLS_A_DAY = 42


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call: seconds until a person was asked for, and answered."""

    at: datetime
    asked_s: int | None
    answered_s: int | None


def calls(plan: Plan, scale: float, chance: Random) -> list[Call]:
    """Calls of the year: more and slower on bad days; a few are never answered."""
    today = plan.at.astimezone(ZONE).date()
    found = []
    for back in range(364, -1, -1):
        day = today - timedelta(days=back)
        how = season(day)
        count = round(CALLS_A_DAY * scale * how.arrivals + chance.random() * 0.6)
        found += [_call(day, how.answers, chance) for _n in range(count)]
    return sorted((call for call in found if call.at < plan.at), key=lambda call: call.at)


def _call(day: date, slowness: float, chance: Random) -> Call:
    clock = time(chance.choice((8, 9, 9, 10, 10, 11, 11, 12, 13, 16, 17, 17, 18, 19)),
                 chance.randrange(60), chance.randrange(60))  # fmt: skip
    at = datetime.combine(day, clock, tzinfo=ZONE).astimezone(UTC)
    asked = chance.randrange(9, 25) if chance.random() < 0.8 else None
    wait = int(24 + 32 * slowness * chance.lognormvariate(0, 0.7))
    lost = chance.random() < 0.012 * slowness**1.5
    return Call(at=at, asked_s=asked, answered_s=None if lost else max(wait, (asked or 0) + 1))
