from vinculo.kernel.apps import ContextConfig


class NoticesConfig(ContextConfig):
    name = "vinculo.notices"
