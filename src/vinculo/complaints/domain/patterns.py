"""Whether complaints of one cause are single, come back, or come from how things are done."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

WINDOW = timedelta(days=90)
"""How far back complaints of the same cause are counted."""
SYSTEMATIC_CUSTOMERS, RECURRING = 3, 2


class Pattern(StrEnum):
    """What ISO 10002 asks complaints to be sorted into."""

    SINGLE = "single"
    RECURRING = "recurring"
    SYSTEMATIC = "systematic"


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Complaints of the same cause in the window, this one among them, and of how many people."""

    complaints: int
    customers: int
    of_this_customer: int


def pattern_of(counts: Counts) -> Pattern:
    """What the counts say, for a person to confirm.

    Three customers or more: it comes from how things are done. Two complaints, or twice the same
    customer: it comes back. The limits are the house's own.
    """
    if counts.customers >= SYSTEMATIC_CUSTOMERS:
        return Pattern.SYSTEMATIC
    if counts.complaints >= RECURRING or counts.of_this_customer >= RECURRING:
        return Pattern.RECURRING
    return Pattern.SINGLE
