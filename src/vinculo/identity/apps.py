from vinculo.kernel.apps import ContextConfig


class IdentityConfig(ContextConfig):
    name = "vinculo.identity"
