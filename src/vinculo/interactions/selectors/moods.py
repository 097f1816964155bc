"""Reads of moods."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from vinculo.interactions.domain.moods import upset_pct
from vinculo.interactions.models import MessageMood
from vinculo.kernel.statements import Statement
from vinculo.lib.text.mood.judged import MoodView, Polarity


def mood_of_message(message_id: UUID) -> MoodView | None:
    """What one message sounds like; None: nobody asked, or it has no mood."""
    row = _mood.first(message_id=message_id)
    if row is None:
        return None
    return MoodView(
        message_id=message_id,
        polarity=Polarity(row.said or row.polarity),
        estimated=Polarity(row.polarity),
        sure_pct=row.sure_pct,
        upset_pct=upset_pct(negative_pct=row.negative_pct, sure_pct=row.sure_pct, said=row.said),
        language=row.language,
        is_said=bool(row.said),
    )


@Statement
def _mood(message_id: UUID) -> QuerySet[Any, Any]:
    return MessageMood.objects.filter(message_id=message_id).values(
        "polarity", "negative_pct", "sure_pct", "language", "said"
    )
