from vinculo.kernel.apps import ContextConfig


class UiConfig(ContextConfig):
    name = "vinculo.ui"
