"""Help on a case, for the two whom it concerns."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from vinculo.cases import policy
from vinculo.cases.models import Case, Coaching
from vinculo.kernel.actor import Actor
from vinculo.kernel.statements import Statement


@dataclass(frozen=True, kw_only=True)
class CoachingView:
    """A word of help: from whom, to whom."""

    author_name: str
    person_name: str
    text: str
    at: datetime


def coaching_of(*, actor: Actor, case_id: UUID) -> list[CoachingView]:
    """What the reader was told or said on a case within sight, the latest first."""
    found = _coaching.rows(keys=policy.keys_for(actor), reader=actor.user_id, case_id=case_id)
    return [CoachingView(**row._asdict()) for row in found]


@Statement
def _coaching(keys: list[str] | None, reader: UUID | None, case_id: UUID) -> QuerySet[Any, Any]:
    rows = Coaching.objects.filter(
        Q(author_id=reader) | Q(person_id=reader),
        case__in=Case.objects.filter(policy.within(keys), pk=case_id),
    )
    return rows.order_by("-at", "-pk").values(
        "text", "at", author_name=F("author__name"), person_name=F("person__name")
    )
