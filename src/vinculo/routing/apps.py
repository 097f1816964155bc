from vinculo.kernel.apps import ContextConfig


class RoutingConfig(ContextConfig):
    name = "vinculo.routing"
