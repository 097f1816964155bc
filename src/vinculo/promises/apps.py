from vinculo.kernel.apps import ContextConfig


class PromisesConfig(ContextConfig):
    name = "vinculo.promises"
