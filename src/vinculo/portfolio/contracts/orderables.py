"""What other contexts may know of what customers can order."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

NOTHING = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One way to take an option; ``difference`` is added to the price of each unit."""

    name: str
    name_en: str = ""
    difference: Decimal = NOTHING


@dataclass(frozen=True, kw_only=True)
class Option:
    """Something that is chosen with an item; a required one is always chosen."""

    name: str
    name_en: str = ""
    is_required: bool = False
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OrderableDraft:
    """An item of the catalogue as it is written down.

    Without a ``price`` it is on request: whoever composes the order agrees one. ``most`` None:
    there is no most. ``lead_days`` are working days. The days of sale count by the company's clock.
    """

    name: str
    price: Decimal | None
    name_en: str = ""
    description: str = ""
    description_en: str = ""
    currency: str = "EUR"
    least: int = 1
    most: int | None = None
    step: int = 1
    lead_days: int = 0
    options: tuple[Option, ...] = ()
    is_public: bool = False
    sold_from: date | None = None
    sold_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class OrderableView:
    """One version of an item; an order keeps the version that it was sold as."""

    id: UUID
    version_id: UUID
    version: int
    service_id: UUID
    service_name: str
    draft: OrderableDraft
    is_withdrawn: bool
    is_offered: bool
    """Whether its service is in the catalogue."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.draft.name

    def is_sold_on(self, day: date) -> bool:
        """Whether it can be ordered on ``day``."""
        since, until = self.draft.sold_from, self.draft.sold_until
        return (
            self.is_offered
            and not self.is_withdrawn
            and (since is None or since <= day)
            and (until is None or day <= until)
        )
