from vinculo.kernel.apps import ContextConfig


class StatutoryConfig(ContextConfig):
    name = "vinculo.statutory"
