from vinculo.kernel.apps import ContextConfig


class WorkConfig(ContextConfig):
    name = "vinculo.work"
