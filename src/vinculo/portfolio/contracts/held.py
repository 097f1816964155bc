"""What contexts above tell of contracts in force, so that a new offer is compared with them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.kernel.registry import Registry


@dataclass(frozen=True, kw_only=True)
class OfferPrice:
    """What a new offer asks; ``every``: month, year or once."""

    value: Decimal
    currency: str
    every: str


@dataclass(frozen=True, kw_only=True)
class OfferTest:
    """What contracts in force are held against.

    ``price`` is None when the new offer says none that can be compared. ``starts`` are the days
    from which each offer was sold, the earliest first; of ``worse_starts`` the conditions besides
    the price are worse than those of the new offer.
    """

    name: str
    price: OfferPrice | None
    starts: tuple[date, ...]
    worse_starts: frozenset[date]


@dataclass(frozen=True, kw_only=True)
class HeldGroup:
    """Contracts in force that began under one offer; ``start`` None: before the first one.

    ``more`` pay more than the new offer asks, of ``no_price`` nobody knows the price, and that of
    ``other`` is in another currency or paid otherwise.
    """

    start: date | None
    n: int
    more: int
    no_price: int
    other: int


@dataclass(frozen=True, kw_only=True)
class Held:
    """All of a service; ``url`` opens them for a reader who may see whose they are."""

    groups: tuple[HeldGroup, ...]
    url: str = ""


contracts_held: Registry[Callable[[Actor, UUID, OfferTest, date], Held]] = Registry(
    "contracts in force of a service"
)
"""Each context that knows contracts registers one: reader, service, what against, which day."""
