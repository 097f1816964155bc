"""What the permission matrix needs of analytics."""

from uuid import UUID

from vinculo.analytics.contracts import LiveFigure
from vinculo.analytics.models import Threshold
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import Things, matrix_things


def a_threshold(_user_id: UUID, _roles: frozenset[Role]) -> Things:
    """A threshold, the same for everybody."""
    row, _made = Threshold.objects.get_or_create(
        queue=None, figure=LiveFigure.WAITING, defaults={"limit": 10}
    )
    return Things(own=row.pk, foreign=None)


matrix_things.add("threshold_id", a_threshold)
