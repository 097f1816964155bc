"""What a holding must be to be believed."""

import re

from vinculo.customers.contracts import NewHolding
from vinculo.customers.domain.errors import (
    HoldingEndsBeforeError,
    HoldingPriceError,
    HoldingWhyWithoutEndError,
)

CURRENCY = re.compile(r"[A-Z]{3}")
MOST = 10**10
"""What a column of twelve digits, two of them cents, holds."""


def check(new: NewHolding) -> None:
    """Refuse what cannot be.

    Raises HoldingEndsBeforeError, HoldingWhyWithoutEndError, HoldingPriceError.
    """
    if new.until is not None and new.until < new.since:
        raise HoldingEndsBeforeError(since=new.since.isoformat())
    if new.why_ended is not None and new.until is None:
        raise HoldingWhyWithoutEndError
    is_price = new.price is None or (new.price.is_finite() and 0 <= new.price < MOST)
    if not is_price or not CURRENCY.fullmatch(new.currency):
        raise HoldingPriceError
