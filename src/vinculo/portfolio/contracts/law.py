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


class AskedBy(StrEnum):
    """How a customer was asked for what is missing; EARLIER: before that had to be proved."""

    MESSAGE = "message"
    LETTER = "letter"
    CALL = "call"
    EARLIER = "earlier"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The proof that a customer was asked, and warned of what happens otherwise.

    ``ref`` is the message that was sent, the letter that was handed over, or the note of the call;
    ``answer_by`` the last day that the customer was given, ``warning`` the words they were told.
    """

    by: AskedBy
    ref: UUID
    at: datetime
    answer_by: date
    warning: str


@dataclass(frozen=True, kw_only=True)
class PauseView:
    """A time in which terms of ``subject`` stand still, or stood; ``ended_at`` is None while open.

    ``answer_before`` is the first moment after the time that the customer was given;
    ``ran_out_at`` when that was noticed; ``completed_ref`` the message that ended the pause.
    """

    id: UUID
    subject: str
    kind: str
    began_at: datetime
    ended_at: datetime | None
    reason: str
    asked_by: AskedBy
    asked_ref: UUID | None
    asked_at: datetime | None
    answer_by: date | None
    answer_before: datetime | None
    ran_out_at: datetime | None
    completed_ref: UUID | None


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

    def may_stand_still(self, kind: str, *, at: datetime) -> bool:
        """Whether it runs still and its law knows the pause."""
        return kind in self.may_pause and self.ends_before is not None and at < self.ends_before


@dataclass(frozen=True, kw_only=True)
class DutyWords:
    """A duty in one language: its id, what it asks, and which article of which law says so."""

    duty: str
    title: str
    article: str
    profile: str
    law: str


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
