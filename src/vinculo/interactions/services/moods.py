"""The mood of messages: estimated once when they are heard, corrected by who reads them."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Left

from vinculo.interactions.contracts import Direction
from vinculo.interactions.models import Message, MessageMood
from vinculo.interactions.selectors import moods
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.inserting import insert_all
from vinculo.lib.text.mood import UNCLASSIFIED, mood_of
from vinculo.lib.text.mood.judged import MoodView, Polarity

MOST_CHARACTERS = 4_000
SURE_OF_LANGUAGE = 0.7


class NoMoodError(DomainError):
    """The message has no mood: it is ours, automatic, or without words."""

    code = "interactions_no_mood"


@transaction.atomic
def estimate(heard_at: Mapping[UUID, datetime]) -> dict[UUID, MoodView]:
    """What customers' messages sound like, by message; each with the time of its estimate.

    Ours, automatic ones and those without words have none. Asked again it answers what was
    estimated, or said, the first time.
    """
    known = moods.moods_of(heard_at)
    texts = (
        Message.objects.filter(pk__in=heard_at.keys() - known.keys())
        .filter(direction=Direction.IN, is_automatic=False)
        .values_list("pk", Left("text", MOST_CHARACTERS))
    )
    new = [_estimated(pk, text, heard_at[pk]) for pk, text in texts if text.strip()]
    if not new:
        return known
    insert_all(new, ignore_conflicts=True)
    return known | moods.moods_of([mood.message_id for mood in new])


def _estimated(message_id: UUID, text: str, at: datetime) -> MessageMood:
    found = mood_of(text, with_reasons=False)
    is_sure = found.language.confidence >= SURE_OF_LANGUAGE and found.language.code != "other"
    return MessageMood(
        message_id=message_id,
        polarity=found.polarity,
        emotion="" if found.emotion == UNCLASSIFIED else found.emotion,
        negative_pct=round(100 * found.polarities["negative"]),
        sure_pct=round(100 * found.polarity_confidence),
        language=found.language.code if is_sure else "",
        at=at,
    )


@transaction.atomic
def correct(message_id: UUID, *, polarity: Polarity, actor: Actor, at: datetime) -> MoodView:
    """Say what the message sounds like; the estimate stays beside it. Raises NoMoodError."""
    changed = MessageMood.objects.filter(pk=message_id).update(
        said=polarity, said_by_id=actor.user_id, said_at=at
    )
    found = moods.mood_of_message(message_id)
    if not changed or found is None:
        raise NoMoodError
    return found
