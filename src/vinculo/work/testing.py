"""What other contexts' tests may use of tasks."""

from uuid import UUID

from vinculo.identity.testing import START, a_user
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import Things, matrix_things
from vinculo.work import api


def a_task(owner_id: UUID, *, title: str = "Llamar al instalador") -> UUID:
    """A task that a person gave to themselves."""
    return api.create(owner_id=owner_id, title=title, created_by=owner_id, at=START).id


def _tasks(user_id: UUID, _roles: frozenset[Role]) -> Things:
    return Things(own=a_task(user_id), foreign=a_task(a_user().id))


matrix_things.add("task_id", _tasks)
