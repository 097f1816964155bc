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
