"""Who left after their complaint was closed, by how it was handled: an association, not a cause."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from vinculo.lib.stats.intervals import Interval, wilson

CONTENT, INDIFFERENT = 4, 3


class Group(StrEnum):
    """How a complaint was handled; each complaint is in one of every kind."""

    ALL = "all"
    UPHELD = "upheld"
    PARTLY = "partly"
    REJECTED = "rejected"
    IN_TIME = "in_time"
    LATE = "late"
    NO_TERM = "no_term"
    REMEDIED = "remedied"
    NOTHING = "nothing"
    CONTENT = "content"
    INDIFFERENT = "indifferent"
    DISCONTENT = "discontent"
    UNASKED = "unasked"


@dataclass(frozen=True, kw_only=True)
class Held:
    """Something that a customer had, until when, and whether it was the company that ended it."""

    service_id: UUID
    since: date
    until: date | None
    by_company: bool


@dataclass(frozen=True, kw_only=True)
class Followed:
    """A closed complaint whose customer was followed: how it was handled, and whether they left.

    ``process``: what the customer says of how it was handled, from 1 to 5.
    """

    complaint_id: UUID
    closed_on: date
    decision: str
    in_time: bool | None
    is_remedied: bool
    process: int | None
    left_on: date | None

    @property
    def groups(self) -> frozenset[Group]:
        """Every group that it belongs to."""
        terms = {True: Group.IN_TIME, False: Group.LATE, None: Group.NO_TERM}
        return frozenset(
            {
                Group.ALL,
                Group(self.decision),
                terms[self.in_time],
                Group.REMEDIED if self.is_remedied else Group.NOTHING,
                _said(self.process),
            }
        )


@dataclass(frozen=True, kw_only=True)
class LeftShare:
    """How many of ``n`` left."""

    n: int
    left: int

    @property
    def share(self) -> float | None:
        """The share; None of nobody."""
        return self.left / self.n if self.n else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's."""
        return wilson(self.left, self.n) if self.n else None


def end_within(held: Sequence[Held], day: date, days: int) -> tuple[bool, date | None]:
    """Whether somebody can be followed from ``day``, and the day on which they left, if they did.

    Who had nothing on that day is not followed, nor is whom only the company ended with. Who has
    something of it on the last day did not leave: a contract that replaces another is no loss.
    """
    last = day + timedelta(days=days)
    if not any(_had(one, day) for one in held):
        return False, None
    if any(_had(one, last) and one.until != last for one in held):
        return True, None
    ended = [
        one.until for one in held if one.until and day <= one.until <= last and not one.by_company
    ]
    return (True, max(ended)) if ended else (False, None)


def _had(one: Held, day: date) -> bool:
    return one.since <= day and (one.until is None or one.until >= day)


def starting_day(customer_id: UUID, days: Sequence[date]) -> date:
    """From which of the complaints' days a customer without one is followed: always the same."""
    return days[_lot(customer_id) % len(days)]


def one_of(
    customer_id: UUID, followed: Sequence[tuple[UUID, date | None]]
) -> tuple[UUID, date | None]:
    """By which of their services a customer counts: one drawn by lot, always the same."""
    return sorted(followed, key=lambda pair: str(pair[0]))[_lot(customer_id) % len(followed)]


def _lot(customer_id: UUID) -> int:
    return int.from_bytes(hashlib.sha256(str(customer_id).encode()).digest()[:8])


def share_of(followed: Iterable[Followed], group: Group) -> LeftShare:
    """The share that left, of those in a group."""
    within = [one for one in followed if group in one.groups]
    return LeftShare(n=len(within), left=sum(one.left_on is not None for one in within))


def _said(process: int | None) -> Group:
    if process is None:
        return Group.UNASKED
    if process >= CONTENT:
        return Group.CONTENT
    return Group.INDIFFERENT if process >= INDIFFERENT else Group.DISCONTENT
