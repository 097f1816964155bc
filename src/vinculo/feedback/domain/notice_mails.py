"""Telling those affected before they ask: to whom, how many at most without a signature."""

from vinculo.kernel.errors import DomainError

LIMIT = 500
"""How many customers one announcement may be sent to; above it, direction signs."""


class NobodyAffectedError(DomainError):
    """Nobody who is affected can be written to."""

    code = "notice_nobody"


class ToldAlreadyError(DomainError):
    """This step was sent already: nobody hears it twice."""

    code = "notice_told"


class CountChangedError(DomainError):
    """Whoever sends has seen another number than there is now."""

    code = "notice_count_changed"


class NeedsSignatureError(DomainError):
    """Above the limit somebody of direction sends."""

    code = "notice_needs_signature"


class NoServiceError(DomainError):
    """Without a service nobody knows whom it affects."""

    code = "notice_no_service"


def references_of(text: str) -> tuple[str, ...] | None:
    """The contracts that are named, one a line, however many; None for all of the service."""
    found = dict.fromkeys(line.strip() for line in text.splitlines() if line.strip())
    return tuple(found) or None


def check_sending(*, seen: int, now: int, in_all: int, may_sign: bool) -> None:
    """``in_all``: how many this announcement reaches with all that was sent of it before.

    Raises NobodyAffectedError, CountChangedError, NeedsSignatureError.
    """
    if now == 0:
        raise NobodyAffectedError
    if seen != now:
        raise CountChangedError(n=now)
    if in_all > LIMIT and not may_sign:
        raise NeedsSignatureError(limit=LIMIT)
