"""What tasks hear: their clocks."""

from uuid import UUID

from vinculo.clocks.events import ClockBreached, ClockWarned
from vinculo.kernel import clock, events
from vinculo.work.services import hear_clock

PREFIX = "task:"


def on_clock(event: ClockWarned | ClockBreached) -> None:
    """A clock of a task is close to its end, or past it."""
    if event.subject.startswith(PREFIX):
        hear_clock(
            task_id=UUID(event.subject.removeprefix(PREFIX)),
            is_broken=isinstance(event, ClockBreached),
            at=clock.now(),
        )


events.subscribe(ClockWarned, "work.hear_warning", on_clock)
events.subscribe(ClockBreached, "work.hear_breach", on_clock)
