"""The base of every context's ``apps.py``: rooms are found by name, so nothing is listed twice."""

from django.apps import AppConfig

from vinculo.kernel.registry import import_room

ROOMS = (
    "labels",
    "policy",
    "personal",
    "transports",
    "filters",
    "channels",
    "metrics",
    "subscribers",
    "tasks",
    "panels",
    "searchers",
    "navigation",
    "demo",
)


class ContextConfig(AppConfig):
    """A context; ``ready`` imports the rooms that register something.

    Django takes an ``apps.py`` with two configurations for one without any: this base, which
    each imports, says that it is none.
    """

    default = False
    default_auto_field = "django.db.models.BigAutoField"

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.default = True

    def ready(self) -> None:
        for room in ROOMS:
            import_room(self.name, room)


class KernelConfig(ContextConfig):
    name = "vinculo.kernel"
