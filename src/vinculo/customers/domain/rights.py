"""The rights of people over their own data: terms, and what stands against erasing."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from vinculo.customers.contracts import OpenMatter
from vinculo.kernel.errors import DomainError
from vinculo.lib.calendar.days import add_months, end_of_day

NO_NAME = "—"
"""What stands for the name of a customer who was erased."""

MONTHS_TO_ANSWER = 1
MONTHS_MORE = 2
YEARS_AT_MOST = 10


class RequestDayError(DomainError):
    """Nobody asked tomorrow, or longer ago than anything is kept."""

    code = "data_request_day"


class RequestEndedError(DomainError):
    """The request was answered before."""

    code = "data_request_ended"


class RefusalNeedsReasonError(DomainError):
    """Who is refused must be told why."""

    code = "data_request_refusal"


class ExtensionError(DomainError):
    """The term was extended before, or its month is over."""

    code = "data_request_extension"


class StillOpenError(DomainError):
    """Something of the person's is still going on."""

    code = "customer_still_open"


class BlockingDayError(DomainError):
    """Data is blocked until a day to come, and not for ever."""

    code = "customer_block_day"


class NeedsReasonError(DomainError):
    """Neither is anybody hidden, shown again or erased without saying why."""

    code = "customer_needs_reason"


class IsBlockedError(DomainError):
    """The data is blocked until a day: before it, nobody erases what a judge may ask for."""

    code = "customer_is_blocked"


def due_at(asked_on: date, zone: ZoneInfo, *, is_extended: bool = False) -> datetime:
    """The end of the day by which a request must be answered, by the company's clock.

    One month from its receipt, two more where it is extended (Regulation (EU) 2016/679, article
    12.3). A term that ends on a holiday is not moved: the earlier of two readings.
    """
    months = MONTHS_TO_ANSWER + (MONTHS_MORE if is_extended else 0)
    return end_of_day(add_months(asked_on, months), zone)


def check_day(asked_on: date, *, today: date) -> None:
    """Raises RequestDayError unless it was asked today or within the last year."""
    if asked_on > today or asked_on < add_months(today, -12):
        raise RequestDayError


def check_until(until: date, *, today: date) -> None:
    """Raises BlockingDayError unless the day is to come and within ten years."""
    if until <= today or until > add_months(today, 12 * YEARS_AT_MOST):
        raise BlockingDayError


def is_past(until: date, *, today: date) -> bool:
    """Whether the term of a block is over: from then on the person may be erased."""
    return until <= today


def check_reason(reason: str) -> str:
    """The reason without its edges, 500 letters at most. Raises NeedsReasonError."""
    words = " ".join(reason.split())[:500]
    if not words:
        raise NeedsReasonError
    return words


def check_nothing_open(found: Iterable[OpenMatter]) -> None:
    """Raises StillOpenError while something of the person's is not over."""
    number = sum(one.n for one in found)
    if number:
        raise StillOpenError(n=number)
