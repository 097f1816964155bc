from vinculo.kernel.apps import ContextConfig


class OrganizationConfig(ContextConfig):
    name = "vinculo.organization"
