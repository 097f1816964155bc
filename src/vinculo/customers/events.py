"""What happens to customers."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CustomerRegistered(Event):
    """Somebody new is known."""

    name: ClassVar[str] = "customers.CustomerRegistered"
    customer_id: UUID
    registered_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class CustomersMerged(Event):
    """Two customers are one from now on; who keeps sums by customer adds them up."""

    name: ClassVar[str] = "customers.CustomersMerged"
    merge_id: UUID
    cluster_id: UUID
    merged_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.cluster_id}"


@dataclass(frozen=True, kw_only=True)
class CustomersSplit(Event):
    """They were not one after all."""

    name: ClassVar[str] = "customers.CustomersSplit"
    merge_id: UUID
    cluster_id: UUID
    split_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.cluster_id}"
