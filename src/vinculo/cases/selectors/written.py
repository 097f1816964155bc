"""Whether the customer of a case has written in it."""

from datetime import datetime
from uuid import UUID

from vinculo.cases.models import Case
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Direction


def has_written(case_id: UUID, since: datetime) -> bool:
    """Whether a person has written in its conversation since a moment, and no machine."""
    found = Case.objects.filter(pk=case_id).values_list("conversation_id", flat=True).first()
    return found is not None and any(
        one.direction is Direction.IN and not one.is_automatic and one.at >= since
        for one in interactions.messages(found)
    )
