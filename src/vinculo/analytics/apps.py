from vinculo.kernel.apps import ContextConfig


class AnalyticsConfig(ContextConfig):
    name = "vinculo.analytics"
