"""What others may hold of a notice."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from vinculo.kernel.registry import Registry


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
class Window:
    """From when until when mails may come on a day; ``closes`` at 00:00 is the day's end."""

    opens: time
    closes: time


@dataclass(frozen=True, kw_only=True)
class MailHours:
    """When mails of notices may come, by the company's clock.

    ``week`` begins on Monday; None is a day without mails, () is any time. ``digest_at`` is when
    the daily mail leaves.
    """

    week: tuple[Window | None, ...] = ()
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


MayOpen = Callable[[str, Collection[UUID]], Collection[UUID]]
"""Of a subject and people, those who may open it."""
notice_readers: Registry[MayOpen] = Registry("readers of what notices are about")
notice_hearers: Registry[MayOpen] = Registry("who may hear of what notices are about")
"""By the first part of a subject (``case``); filled by the context that owns the thing. Who is no
hearer is told nothing, not even that there is something; who is no reader is led nowhere."""
