"""The door to tasks."""

from vinculo.work.selectors import task, tasks_about, tasks_of, tasks_on
from vinculo.work.services import complete, create, finish_about, give, keep_to, move_about

__all__ = [
    "complete",
    "create",
    "finish_about",
    "give",
    "keep_to",
    "move_about",
    "task",
    "tasks_about",
    "tasks_of",
    "tasks_on",
]
