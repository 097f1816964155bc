"""The door of the orders context."""

from vinculo.orders.selectors.reading import order, orders_of_case
from vinculo.orders.services.composing import add_line, begin
from vinculo.orders.services.following import confirm, deliver

__all__ = ["add_line", "begin", "confirm", "deliver", "order", "orders_of_case"]
