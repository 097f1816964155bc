"""Since when a case is a complaint: since the customer said it, not since somebody saw it.

The terms of the law count from the day on which a complaint was presented. A letter that came on
Saturday and is taken for a complaint on Monday was presented on Saturday.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.kernel.errors import DomainError


class SaidOutsideError(DomainError):
    """A complaint cannot have been told before its case began, nor in the future."""

    code = "complaint_said_outside"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A message of a thread: the customer's own words, a person's answer, or neither."""

    id: UUID
    at: datetime
    words: str
    is_theirs: bool
    is_answer: bool


def of_case(lines: Sequence[Line], *, opened_at: datetime) -> list[Line]:
    """Of a thread, what belongs to the case that began in it at ``opened_at``."""
    first = max((one.at for one in lines if one.is_theirs and one.at <= opened_at), default=None)
    since = opened_at if first is None else first
    return sorted((one for one in lines if one.at >= since), key=lambda one: one.at)


def presumed(lines: Sequence[Line]) -> Line | None:
    """The message that brings the complaint, as long as nobody says which one does.

    The first of the customer's that no person has answered yet; when all are answered, the last.
    ``lines`` in the order of time; None when the customer wrote nothing.
    """
    theirs = [one for one in lines if one.is_theirs]
    answered = max((one.at for one in lines if one.is_answer), default=None)
    waiting = [one for one in theirs if answered is None or one.at > answered]
    return next(iter(waiting or theirs[-1:]), None)


def check_within(said_at: datetime, *, first: datetime, at: datetime) -> None:
    """Raises SaidOutsideError when nobody can have said it then."""
    if not first <= said_at <= at:
        raise SaidOutsideError(first=first, at=at)
