from vinculo.kernel.apps import ContextConfig


class ValueConfig(ContextConfig):
    name = "vinculo.value"
