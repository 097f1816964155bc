"""What the customer's last message sounds like, as whoever reads the case says."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import EntryKind
from vinculo.cases.services import story
from vinculo.interactions import api as interactions
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.lib.text.mood.judged import Polarity


class NoMessageError(DomainError):
    """The case has no message whose mood could be said."""

    code = "case_no_message"


@transaction.atomic
def correct_mood(*, case_id: UUID, polarity: Polarity, actor: Actor, at: datetime) -> None:
    """Say the mood of the latest message; the history says who did, and the queue follows.

    Saying again what somebody said already adds no line.

    Raises NoSuchCaseError, NotAllowedError, NoMessageError, NoMoodError.
    """
    case = story.locked(case_id, actor, "cases.change")
    if case.latest_message_id is None:
        raise NoMessageError
    before = interactions.mood_of_message(case.latest_message_id)
    mood = interactions.correct_mood(case.latest_message_id, polarity=polarity, actor=actor, at=at)
    if before is None or not before.is_said or before.polarity is not polarity:
        story.enter(case, EntryKind.MOOD_SAID, at=at, actor=actor, mood=polarity.value)
    story.read_clocks(case, at, why="mood", upset_pct=mood.upset_pct)
    story.tell(case)
