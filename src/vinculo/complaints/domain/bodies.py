"""What must be so of a body outside of court before customers are told of it."""

import re
from datetime import date

from vinculo.kernel.errors import DomainError

LINK = re.compile(r"https?://[^\s/.]+\.[^\s]+", re.ASCII)
CLOSED = re.compile(r"ec\.europa\.eu/(?:consumers/)?odr", re.IGNORECASE)
"""The European platform for disputes: closed on 20 July 2025 (Reg. 2024/3228)."""


class BodyNameError(DomainError):
    """A body has a name, and no other that is offered has the same."""

    code = "complaint_body_name"


class BodyPlaceError(DomainError):
    """A customer reaches it: by its address, or by its page."""

    code = "complaint_body_place"


class BodyLinkError(DomainError):
    """The address of its page is one of the web."""

    code = "complaint_body_link"


class ClosedPlatformError(DomainError):
    """No link leads to the European platform, which was closed."""

    code = "complaint_body_closed_platform"


class BodyDaysError(DomainError):
    """The last day on which it is offered comes after the first."""

    code = "complaint_body_days"


class NoSuchBodyError(DomainError):
    """No such body is offered for the service today."""

    code = "complaint_no_such_body"


def check_reach(address: str, url: str) -> None:
    """Where a customer finds it. Raises BodyPlaceError, BodyLinkError, ClosedPlatformError."""
    if not address and not url:
        raise BodyPlaceError
    if url and not LINK.fullmatch(url):
        raise BodyLinkError
    if CLOSED.search(url):
        raise ClosedPlatformError


def check_days(since: date | None, until: date | None) -> None:
    """The days on which it is offered, both counted. Raises BodyDaysError."""
    if since and until and until < since:
        raise BodyDaysError


def is_offered(day: date, *, since: date | None, until: date | None) -> bool:
    """Whether customers are told of it on that day."""
    return (since is None or since <= day) and (until is None or day <= until)
