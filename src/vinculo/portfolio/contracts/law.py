"""What other contexts may know of what the law asks of the company."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

EARLIER = "~"
"""Between a subject and what tells an earlier matter of the same subject apart."""


class TermState(StrEnum):
    """Whether the duty behind a term was done; LATE: done, or called off, after its end."""

    RUNNING = "running"
    PAUSED = "paused"
    KEPT = "kept"
    LATE = "late"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class NewFiling:
    """Something that a customer filed, for which terms of the law may begin.

    ``subject`` is the opaque key of what was filed; ``kind`` is query, request, incident or
    complaint, ``topic`` billing, continuity, documents or other. ``keys`` are the live topics that
    hear of its clocks.
    """

    subject: str
    service_id: UUID
    kind: str
    filed_at: datetime
    topic: str = "other"
    on_official_sheet: bool = False
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TermView:
    """One duty's term in one place, with its words in the reader's language.

    ``is_first``: of all places where it can be counted this ends first, and is watched. ``due_on``
    and ``ends_before`` are None while a pause is open. ``is_enforceable``: False in a year of
    adaptation. ``may_pause``: the pauses that its law knows, with their words.
    ``is_confirmed``: somebody confirmed the holidays of the year in which it ends.
    """

    subject: str
    service_id: UUID
    profile: str
    profile_name: str
    duty: str
    title: str
    article: str
    place: str
    state: TermState
    is_first: bool
    started_at: datetime
    due_on: date | None
    ends_before: datetime | None
    stopped_at: datetime | None
    is_enforceable: bool
    is_confirmed: bool
    pauses: tuple[str, ...] = ()
    may_pause: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class LawOfService:
    """What the profiles that bind a service say, as far as other contexts must obey.

    ``profiles`` are their keys with versions; ``duties`` the ids of all duties that hold.
    """

    profiles: tuple[str, ...]
    duties: frozenset[str]

    def holds(self, *duties: str) -> bool:
        """Whether one of these duties holds."""
        return not self.duties.isdisjoint(duties)
