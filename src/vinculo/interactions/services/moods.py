"""The mood of messages: estimated once when they are heard, corrected by who reads them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.interactions.contracts import Direction
from vinculo.interactions.models import Message, MessageMood
from vinculo.interactions.selectors import moods
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.lib.text.mood import UNCLASSIFIED, mood_of
from vinculo.lib.text.mood.judged import MoodView, Polarity

MOST_CHARACTERS = 4_000
SURE_OF_LANGUAGE = 0.7


class NoMoodError(DomainError):
    """The message has no mood: it is ours, automatic, or without words."""

    code = "interactions_no_mood"


@transaction.atomic
def estimate(message_id: UUID, *, at: datetime) -> MoodView | None:
    """What a customer's message sounds like; None for ours, automatic ones and those empty.

    Asked again it answers what was estimated, or said, the first time.
    """
    known = moods.mood_of_message(message_id)
    if known is not None:
        return known
    text = (
        Message.objects.filter(pk=message_id, direction=Direction.IN, is_automatic=False)
        .values_list("text", flat=True)
        .first()
    )
    if not text or not text.strip():
        return None
    found = mood_of(text[:MOST_CHARACTERS])
    is_sure = found.language.confidence >= SURE_OF_LANGUAGE and found.language.code != "other"
    MessageMood.objects.get_or_create(
        message_id=message_id,
        defaults={
            "polarity": found.polarity,
            "emotion": "" if found.emotion == UNCLASSIFIED else found.emotion,
            "negative_pct": round(100 * found.polarities["negative"]),
            "sure_pct": round(100 * found.polarity_confidence),
            "language": found.language.code if is_sure else "",
            "at": at,
        },
    )
    return moods.mood_of_message(message_id)


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
