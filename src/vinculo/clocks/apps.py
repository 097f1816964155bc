from vinculo.kernel.apps import ContextConfig


class ClocksConfig(ContextConfig):
    name = "vinculo.clocks"
