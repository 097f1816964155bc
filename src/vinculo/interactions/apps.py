from vinculo.kernel.apps import ContextConfig


class InteractionsConfig(ContextConfig):
    name = "vinculo.interactions"
