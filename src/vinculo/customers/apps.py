from vinculo.kernel.apps import ContextConfig


class CustomersConfig(ContextConfig):
    name = "vinculo.customers"
