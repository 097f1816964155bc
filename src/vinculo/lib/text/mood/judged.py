"""The mood of one message as it is shown and handed on: estimated, or as a person said."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Polarity(StrEnum):
    """What a message sounds like."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


@dataclass(frozen=True, kw_only=True)
class MoodView:
    """What a message sounds like: ``estimated`` with how sure, or as a person said.

    ``upset_pct`` (None: not sure enough to count) is what orders may look at; ``language`` is
    empty when it is not clear.
    """

    message_id: UUID
    polarity: Polarity
    estimated: Polarity
    sure_pct: int
    upset_pct: int | None
    language: str
    is_said: bool
