"""Contexts start: their own configuration is the one that Django takes."""

from django.apps import apps
from django.conf import settings

from vinculo.kernel.apps import ContextConfig


def test_every_context_starts_by_its_own_configuration() -> None:
    found = {config.name for config in apps.get_app_configs() if isinstance(config, ContextConfig)}
    assert found == {f"vinculo.{context}" for context in settings.CONTEXTS}
