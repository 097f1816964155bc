from vinculo.kernel.apps import ContextConfig


class KnowledgeConfig(ContextConfig):
    name = "vinculo.knowledge"
