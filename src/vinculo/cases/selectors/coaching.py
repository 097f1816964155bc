"""Help on a case, for the two whom it concerns."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q

from vinculo.cases import policy
from vinculo.cases.models import Case, Coaching
from vinculo.kernel.actor import Actor


@dataclass(frozen=True, kw_only=True)
class CoachingView:
    """A word of help: from whom, to whom."""

    author_name: str
    person_name: str
    text: str
    at: datetime


def coaching_of(*, actor: Actor, case_id: UUID) -> list[CoachingView]:
    """What the reader was told or said on a case within sight, the latest first."""
    mine = Q(author_id=actor.user_id) | Q(person_id=actor.user_id)
    rows = Coaching.objects.filter(
        mine, case__in=Case.objects.filter(policy.visible(actor), pk=case_id)
    ).order_by("-at", "-pk")
    return [
        CoachingView(**row)
        for row in rows.values(
            "text", "at", author_name=F("author__name"), person_name=F("person__name")
        )
    ]
