"""What a holding must be to be believed."""

import re

from vinculo.customers.contracts import NewHolding
from vinculo.customers.domain.errors import (
    HoldingEndsBeforeError,
    HoldingLevelError,
    HoldingPriceError,
    HoldingWhyWithoutEndError,
)

CURRENCY = re.compile(r"[A-Z]{3}")
HOURS_OF_A_YEAR = 8760
MOST = 10**10
"""What a column of twelve digits, two of them cents, holds."""


def check(new: NewHolding) -> None:
    """Refuse what cannot be.

    Raises HoldingEndsBeforeError, HoldingWhyWithoutEndError, HoldingPriceError,
    HoldingLevelError.
    """
    if new.until is not None and new.until < new.since:
        raise HoldingEndsBeforeError(since=new.since.isoformat())
    if new.why_ended is not None and new.until is None:
        raise HoldingWhyWithoutEndError
    is_price = new.price is None or (new.price.is_finite() and 0 <= new.price < MOST)
    if not is_price or not (new.currency is None or CURRENCY.fullmatch(new.currency)):
        raise HoldingPriceError
    levels = [hours for hours in (new.answer_hours, new.solve_hours) if hours is not None]
    if any(not 1 <= hours <= HOURS_OF_A_YEAR for hours in levels) or levels != sorted(levels):
        raise HoldingLevelError
