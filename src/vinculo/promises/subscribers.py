"""What promises hear: their clocks, and who may be told of them."""

from uuid import UUID

from vinculo.clocks.events import ClockBreached, ClockWarned
from vinculo.kernel import clock, events
from vinculo.notices.contracts import notice_hearers, notice_readers
from vinculo.portfolio.contracts import resting_on
from vinculo.portfolio.events import StandardWithdrawn
from vinculo.promises import policy
from vinculo.promises.selectors import claims
from vinculo.promises.services import losing, promising


def on_warning(event: ClockWarned) -> None:
    """Most of a promise's time is gone."""
    if event.subject.startswith(promising.PREFIX):
        promising.hear_warning(promise_id=_id(event.subject), at=clock.now())


def on_breach(event: ClockBreached) -> None:
    """A promise was not kept in time."""
    if event.subject.startswith(promising.PREFIX):
        promising.hear_breach(promise_id=_id(event.subject), at=clock.now())


def on_standard_withdrawn(event: StandardWithdrawn) -> None:
    """What is published on it has nothing behind it any more."""
    losing.hear_withdrawn(service_id=event.service_id, metric=event.metric, at=clock.now())


def _id(subject: str) -> UUID:
    return UUID(subject.removeprefix(promising.PREFIX))


events.subscribe(ClockWarned, "promises.hear_warning", on_warning)
events.subscribe(ClockBreached, "promises.hear_breach", on_breach)
events.subscribe(StandardWithdrawn, "promises.hear_withdrawn_standard", on_standard_withdrawn)
resting_on.add("promises", claims.resting_on)
notice_readers.add("promise", policy.readers)
notice_hearers.add("promise", policy.readers)
