"""Reads of moods."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from vinculo.interactions.domain.moods import upset_pct
from vinculo.interactions.models import MessageMood
from vinculo.kernel.statements import Statement
from vinculo.lib.text.mood.judged import MoodView, Polarity


def mood_of_message(message_id: UUID) -> MoodView | None:
    """What one message sounds like; None: nobody asked, or it has no mood."""
    return moods_of([message_id]).get(message_id)


def moods_of(message_ids: Collection[UUID]) -> dict[UUID, MoodView]:
    """What each of these messages sounds like, as far as it was estimated."""
    return {row.message_id: _view(row) for row in _moods.rows(message_ids=list(message_ids))}


def _view(row: Any) -> MoodView:
    return MoodView(
        message_id=row.message_id,
        polarity=Polarity(row.said or row.polarity),
        estimated=Polarity(row.polarity),
        sure_pct=row.sure_pct,
        upset_pct=upset_pct(negative_pct=row.negative_pct, sure_pct=row.sure_pct, said=row.said),
        language=row.language,
        is_said=bool(row.said),
    )


@Statement
def _moods(message_ids: list[UUID]) -> QuerySet[Any, Any]:
    return MessageMood.objects.filter(message_id__in=message_ids).values(
        "message_id", "polarity", "negative_pct", "sure_pct", "language", "said"
    )
