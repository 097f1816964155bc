"""What others may hold of a notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID


class Way(StrEnum):
    """How a person wants to hear of one kind of thing; all but the last ring the bell."""

    AT_ONCE = "at_once"
    DIGEST = "digest"
    BELL = "bell"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class NoticeKind:
    """A kind of notice on the page of preferences, and how it is told to who chose nothing."""

    label: object
    way: Way = Way.BELL


@dataclass(frozen=True, kw_only=True)
class KindChoice:
    """One kind and what a person chose for it."""

    kind: str
    label: str
    way: Way


@dataclass(frozen=True, kw_only=True)
class MailHours:
    """When mails of notices may come: not between ``quiet_from`` and ``quiet_until``.

    Times of the company's clock; both None: always. ``digest_at`` is when the daily mail leaves.
    """

    quiet_from: time | None = None
    quiet_until: time | None = None
    digest_at: time = time(8)


@dataclass(frozen=True, kw_only=True)
class AbsenceView:
    """Days on which somebody is away, both included, and who stands in for them."""

    id: UUID
    user_id: UUID
    from_on: date
    until_on: date
    substitute_id: UUID | None
    substitute_name: str


@dataclass(frozen=True, kw_only=True)
class NoticeView:
    """Something a person should hear: its words, where it leads, whether it was read."""

    id: UUID
    kind: str
    subject: str
    words: str
    url: str
    created_at: datetime
    is_read: bool
    instead_of: str = ""


NoticeParams = Mapping[str, str | int]
