"""Tables of the orders context."""

from vinculo.orders.models.order import Order, OrderLine, OrderStep
from vinculo.orders.models.request import Attempt, SpecialRequest

__all__ = ["Attempt", "Order", "OrderLine", "OrderStep", "SpecialRequest"]
