"""Since when a case is a complaint: since the customer said it, not since somebody saw it.

The terms of the law count from the day on which a complaint was presented. A letter that came on
Saturday and is taken for a complaint on Monday was presented on Saturday.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.kernel.errors import DomainError


class SaidOutsideError(DomainError):
    """A complaint cannot have been told before its case began, nor in the future."""

    code = "complaint_said_outside"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A message of a case; ``is_theirs``: the customer's own words, no machine's and not ours."""

    id: UUID
    at: datetime
    words: str
    is_theirs: bool


def presumed(lines: Sequence[Line]) -> Line | None:
    """The message that brings the complaint, as long as nobody says which one does.

    The customer's first of the case, so that nobody loses a day by what we asked in between;
    whoever knows better says so. ``lines`` in the order of time; None when they wrote nothing.
    """
    return next((one for one in lines if one.is_theirs), None)


def speaks(filed: str, *, known: Collection[str], company: str) -> str:
    """In which language a customer is written to: as they did, where the product speaks it.

    Else, and where their words did not show it, in the company's.
    """
    return filed if filed in known else company


def check_within(said_at: datetime, *, first: datetime, at: datetime) -> None:
    """Raises SaidOutsideError when nobody can have said it then."""
    if not first <= said_at <= at:
        raise SaidOutsideError(first=first, at=at)
