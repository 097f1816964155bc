"""The door to tasks."""

from vinculo.work.selectors import tasks_about, tasks_of
from vinculo.work.services import complete, create

__all__ = ["complete", "create", "tasks_about", "tasks_of"]
