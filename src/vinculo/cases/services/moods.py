"""What the customer's last message sounds like, as whoever reads the case says."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

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
    """Say the mood of the latest message; the order of the queue follows.

    Raises NoSuchCaseError, NotAllowedError, NoMessageError, NoMoodError.
    """
    case = story.locked(case_id, actor, "cases.change")
    if case.latest_message_id is None:
        raise NoMessageError
    mood = interactions.correct_mood(case.latest_message_id, polarity=polarity, actor=actor, at=at)
    story.read_clocks(case, at, why="mood", upset_pct=mood.upset_pct)
    story.tell(case)
