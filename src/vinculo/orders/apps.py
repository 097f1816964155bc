from vinculo.kernel.apps import ContextConfig


class OrdersConfig(ContextConfig):
    name = "vinculo.orders"
