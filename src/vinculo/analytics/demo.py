"""The practice company's calls of the last weeks, as its telephone system would tell them."""

from datetime import datetime, timedelta

from vinculo.analytics.services.calls import NewCall, keep_calls
from vinculo.kernel.demo import demo_parts

DAYS, A_DAY = 45, 14
LOST_EVERY, SLOW_EVERY = 41, 29
SECOND = timedelta(seconds=1)


def load(at: datetime) -> None:
    """Fourteen calls a day: most answered at once, some slowly, a few never."""
    morning = at.replace(hour=8, minute=5, second=0, microsecond=0) - timedelta(days=DAYS)
    calls = []
    for number in range(DAYS * A_DAY):
        day, place = divmod(number, A_DAY)
        received = morning + timedelta(days=day, minutes=31 * place)
        wait = 240 if number % SLOW_EVERY == 0 else 15 + number * 37 % 110
        calls.append(
            NewCall(
                reference=f"practica-{number}",
                received_at=received,
                menu_reached_at=received + 9 * SECOND,
                human_requested_at=received + 12 * SECOND if number % 3 else None,
                answered_at=None if number % LOST_EVERY == 0 else received + wait * SECOND,
                ended_by="customer" if number % LOST_EVERY == 0 else "agent",
            )
        )
    keep_calls([call for call in calls if call.received_at < at], at=at, way="file")


demo_parts.add("analytics", load)
