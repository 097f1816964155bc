from vinculo.kernel.apps import ContextConfig


class ComplaintsConfig(ContextConfig):
    name = "vinculo.complaints"
