"""The door of the notices context."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from vinculo.notices import selectors
from vinculo.notices.contracts import AbsenceView
from vinculo.notices.labels import notice_kinds, notice_words
from vinculo.notices.services.telling import tell, withdraw

__all__ = ["absent", "notice_kinds", "notice_words", "tell", "withdraw"]


def absent(user_ids: Collection[UUID], *, on: date) -> dict[UUID, AbsenceView]:
    """Who of these people is away on a day of the company, until when, and who stands in."""
    return selectors.absent_on(on, user_ids)
