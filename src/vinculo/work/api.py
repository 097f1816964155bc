"""The door to tasks."""

from vinculo.work.selectors import task, tasks_about, tasks_of, tasks_on
from vinculo.work.services import complete, create, give, keep_to

__all__ = ["complete", "create", "give", "keep_to", "task", "tasks_about", "tasks_of", "tasks_on"]
