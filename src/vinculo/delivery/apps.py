from vinculo.kernel.apps import ContextConfig


class DeliveryConfig(ContextConfig):
    name = "vinculo.delivery"
