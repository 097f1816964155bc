"""Helping whoever has a case, in silence."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from vinculo.cases.contracts import EntryKind
from vinculo.cases.models import Coaching
from vinculo.cases.services import story
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.notices import api as notices
from vinculo.routing import api as routing

COACHED = "cases.coached"
LONGEST = 2_000


class NobodyToCoachError(DomainError):
    """Nobody has the case, or one has it oneself."""

    code = "case_nobody_to_coach"


class CoachingNeedsWordsError(DomainError):
    """Help without words helps nobody."""

    code = "case_coaching_needs_words"


@transaction.atomic
def coach(*, case_id: UUID, text: str, actor: Actor, at: datetime) -> UUID:
    """Say a word of help to whoever has the case.

    The history says that there was help and from whom, never what. Raises NobodyToCoachError,
    CoachingNeedsWordsError, NoSuchCaseError, NotAllowedError.
    """
    case = story.locked(case_id, actor, "cases.coach")
    said = text.strip()[:LONGEST]
    if not said:
        raise CoachingNeedsWordsError
    subject = story.subject_of(case.pk)
    owner = routing.owners_of([subject])[subject]
    if owner is None or actor.user_id is None or owner.user_id == actor.user_id:
        raise NobodyToCoachError
    made = Coaching.objects.create(
        case=case, author_id=actor.user_id, person_id=owner.user_id, text=said, at=at
    )
    story.enter(case, EntryKind.COACHED, at=at, actor=actor, to_user=str(owner.user_id))
    notices.tell(
        [owner.user_id],
        kind=COACHED,
        subject=f"coaching:{made.pk}",
        at=at,
        params={"person": actor.name, "number": case.number},
        url=reverse("cases:page", args=[case.pk]),
    )
    story.tell(case)
    return made.pk
