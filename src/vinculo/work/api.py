"""The door to tasks."""

from vinculo.work.selectors import task, tasks_about, tasks_of, tasks_on
from vinculo.work.services import complete, create, give

__all__ = ["complete", "create", "give", "task", "tasks_about", "tasks_of", "tasks_on"]
