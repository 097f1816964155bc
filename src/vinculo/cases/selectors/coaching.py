"""Help on a case, for the two whom it concerns."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from vinculo.cases.contracts import CoachingView
from vinculo.cases.models import Coaching

HELP = JSONObject(text="text", at="at", author="author__name", person="person__name")


def coaching_column(reader: UUID | None) -> ArraySubquery:
    """For a row of a case: what the reader was told or said there, the latest first."""
    mine = Q(author_id=reader) | Q(person_id=reader)
    rows = Coaching.objects.filter(mine, case_id=OuterRef("pk")).order_by("-at", "-pk")
    return ArraySubquery(rows.values_list(HELP))


def coaching_read(column: Iterable[dict[str, Any]]) -> tuple[CoachingView, ...]:
    """What :func:`coaching_column` gave."""
    return tuple(
        CoachingView(
            author_name=each["author"],
            person_name=each["person"],
            text=each["text"],
            at=datetime.fromisoformat(each["at"]),
        )
        for each in column
    )
