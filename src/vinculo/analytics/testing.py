"""What other contexts' tests may use of analytics."""

from datetime import datetime, timedelta
from uuid import UUID

from vinculo.analytics.contracts import LiveFigure
from vinculo.analytics.models import ExpectedArrivals, Threshold
from vinculo.analytics.services import thresholds
from vinculo.analytics.services.calls import NewCall, keep_calls
from vinculo.analytics.services.evaluating import evaluate
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import Things, matrix_things


def a_threshold(_user_id: UUID, _roles: frozenset[Role]) -> Things:
    """A threshold, the same for everybody."""
    row, _made = Threshold.objects.get_or_create(
        queue=None, figure=LiveFigure.WAITING, defaults={"limit": 10}
    )
    return Things(own=row.pk, foreign=None)


__all__ = ["a_threshold", "evaluate", "expect", "set_threshold", "some_calls", "watch_now"]

matrix_things.add("threshold_id", a_threshold)


def expect(queue_id: UUID, *, at: datetime) -> None:
    """Past weeks let expect twelve contacts in the next half hour of a queue."""
    ExpectedArrivals.objects.create(
        queue_id=queue_id,
        starts_at=at.replace(minute=at.minute - at.minute % 30) + timedelta(minutes=30),
        expected=12.0,
        low=8.0,
        high=17.0,
        weeks=8,
        made_at=at,
    )


def set_threshold(figure: str, limit: int) -> UUID:
    """A threshold of every queue."""
    return thresholds.add_threshold(figure=LiveFigure(figure), limit=limit, queue_id=None)


def watch_now(*, at: datetime) -> int:
    """What the worker does every minute."""
    return thresholds.watch(at=at)


matrix_things.add("form", lambda _user, _roles: Things(own=None, foreign=None))
matrix_things.add("year", lambda _user, _roles: Things(own=2026, foreign=None))


def some_calls(since: datetime) -> int:
    """Twenty calls, one a day, of which nobody answered one."""
    return keep_calls(
        [
            NewCall(
                reference=f"c{number}",
                received_at=since + timedelta(days=number),
                answered_at=None if number == 7 else since + timedelta(days=number, seconds=100),
            )
            for number in range(20)
        ],
        at=since + timedelta(days=20),
    )
