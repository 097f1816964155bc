"""In which order things wait: one moment for each, that nothing but a new input moves.

Urgency grows with waiting at the same pace for all, so comparing two items never depends on the
hour at which they are compared: each item stands where it would stand if only waiting counted and
it had come so much earlier. It can be kept in an index, and nothing waits for ever: whatever
comes a bounded time later stands behind, however urgent (:func:`longest_overtaking`).
"""

from datetime import datetime, timedelta

from vinculo.routing.contracts import CustomerClass
from vinculo.routing.domain.settings import Settings

WITHOUT_DEADLINE = timedelta(days=3)
FURTHEST_DEADLINE = timedelta(days=10)
MOST_PRIORITY = 100
CLASS_SHARE = {CustomerClass.A: 100, CustomerClass.B: 50, CustomerClass.C: 0}


def care_points(customer_class: str, upset_pct: int | None, settings: Settings) -> float:
    """Points of priority for class and mood; never more than ``MOST_FOR_CARE``."""
    share = CLASS_SHARE[CustomerClass(customer_class)] if customer_class else 0
    mood = upset_pct or 0
    return (settings.class_points * share + settings.mood_points * mood) / 100


def rank_at(
    *,
    enqueued_at: datetime,
    priority: int,
    due_at: datetime | None,
    customer_class: str = "",
    upset_pct: int | None = None,
    settings: Settings,
) -> datetime:
    """Where an item stands in its queue; the earliest goes first."""
    left = WITHOUT_DEADLINE if due_at is None else due_at - enqueued_at
    left = min(max(left, timedelta()), FURTHEST_DEADLINE)
    points = priority + care_points(customer_class, upset_pct, settings)
    ahead = timedelta(minutes=settings.minutes_per_point * points)
    return enqueued_at + left * settings.due_share_pct / 100 - ahead


def longest_overtaking(settings: Settings) -> timedelta:
    """What comes later than this after an item cannot stand before it."""
    most = MOST_PRIORITY + settings.class_points + settings.mood_points
    return (
        timedelta(minutes=settings.minutes_per_point * most)
        + FURTHEST_DEADLINE * settings.due_share_pct / 100
    )
