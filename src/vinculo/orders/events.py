"""What happened to orders and special requests."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.kernel.events import Event
from vinculo.orders.contracts import OrderState, RequestState


@dataclass(frozen=True, kw_only=True)
class OrderMoved(Event):
    """An order went on to another state, or to another day (``due_at``)."""

    name: ClassVar[str] = "orders.OrderMoved"
    is_evidence: ClassVar[bool] = True
    order_id: UUID
    case_id: UUID
    service_id: UUID
    state: OrderState
    version: int
    due_at: datetime | None
    moved_by: UUID | None
    moved_at: datetime

    @property
    def aggregate(self) -> str:
        return f"order:{self.order_id}"


@dataclass(frozen=True, kw_only=True)
class RequestEnded(Event):
    """A special request is tried no more: its outcome was told, or it was dropped."""

    name: ClassVar[str] = "orders.RequestEnded"
    is_evidence: ClassVar[bool] = True
    request_id: UUID
    case_id: UUID
    service_id: UUID
    state: RequestState
    ended_by: UUID | None
    ended_at: datetime

    @property
    def aggregate(self) -> str:
        return f"request:{self.request_id}"
