from vinculo.kernel.apps import ContextConfig


class CasesConfig(ContextConfig):
    name = "vinculo.cases"
