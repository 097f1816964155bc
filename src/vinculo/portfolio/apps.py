from vinculo.kernel.apps import ContextConfig


class PortfolioConfig(ContextConfig):
    name = "vinculo.portfolio"
