"""The base of every context's ``apps.py``: rooms are found by name, so nothing is listed twice."""

from django.apps import AppConfig

from vinculo.kernel.registry import import_room

ROOMS = (
    "labels",
    "policy",
    "transports",
    "filters",
    "channels",
    "metrics",
    "subscribers",
    "tasks",
    "panels",
    "searchers",
    "demo",
)


class ContextConfig(AppConfig):
    """A context; ``ready`` imports the rooms that register something."""

    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for room in ROOMS:
            import_room(self.name, room)


class KernelConfig(ContextConfig):
    name = "vinculo.kernel"
