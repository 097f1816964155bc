from vinculo.kernel.apps import ContextConfig


class DeskConfig(ContextConfig):
    name = "vinculo.desk"
