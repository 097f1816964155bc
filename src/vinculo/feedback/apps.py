from vinculo.kernel.apps import ContextConfig


class FeedbackConfig(ContextConfig):
    name = "vinculo.feedback"
