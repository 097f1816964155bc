"""What third parties keep of what was agreed with them."""

from datetime import datetime

from vinculo.kernel.errors import DomainError


class NoPartyNameError(DomainError):
    """A third party has a name."""

    code = "party_nameless"


class ResultCountError(DomainError):
    """Of so many, so many were kept: never more, and never of none."""

    code = "party_result_count"


class ResultPeriodError(DomainError):
    """A period begins before it ends and has ended."""

    code = "party_result_period"


def check_name(name: str) -> str:
    """The name, cleaned. Raises NoPartyNameError."""
    said = name.strip()
    if not said:
        raise NoPartyNameError
    return said


def share_kept(*, kept: int, n: int) -> float:
    """The share kept, from 0 to 1. Raises ResultCountError."""
    if n < 1 or not 0 <= kept <= n:
        raise ResultCountError
    return kept / n


def check_period(*, since: datetime, until: datetime, at: datetime) -> None:
    """Raises ResultPeriodError."""
    if not since < until <= at:
        raise ResultPeriodError
