"""Many promises that begin together, written down with as few questions as one."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.db import transaction

from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import NewClock, NewStart
from vinculo.kernel import evidence, live
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.inserting import insert_all
from vinculo.lib.calendar import Calendar
from vinculo.promises import policy
from vinculo.promises.contracts import NewPromise
from vinculo.promises.domain.lifecycle import check_given
from vinculo.promises.models import Promise
from vinculo.promises.services.promising import CHANGED, CLOCK, PREFIX, WARN_PCT, new_row, step_of


@transaction.atomic(savepoint=False)
def open_all(new: Sequence[NewPromise], *, actor: Actor, at: datetime) -> int:
    """Write promises down, each with an origin, and let their clocks run; how many are new.

    What nobody could promise any more (its time is over) is left out, and what is there stays.
    Raises NotAllowedError.
    """
    if not (actor.is_system or policy.may(actor, "promises.give")):
        raise NotAllowedError(action="promises.give")
    origins = [one.origin for one in new]
    known = set(Promise.objects.filter(origin__in=origins).values_list("origin", flat=True))
    told = {}
    for one in new:
        with suppress(DomainError):
            words = check_given(one.words, given_at=one.given_at, due_at=one.due_at, at=at)
            if one.origin not in known:
                told[one.origin] = one, new_row(one, words, at=at)
    rows = [row for _, row in told.values()]
    insert_all(rows)
    clocks.start_new([_start(one, row) for one, row in told.values()])
    steps = [step_of(row, at=at, actor=actor, words="") for row in rows]
    insert_all([step for step, _ in steps])
    evidence.record_all([proof for _, proof in steps])
    live.push_all(live.Hint(tuple(row.access_keys), CHANGED, row.pk) for row in rows)
    return len(rows)


def _start(new: NewPromise, row: Promise) -> NewStart:
    wish = NewClock(
        kind=CLOCK,
        target=new.target or new.due_at - new.given_at,
        warn_pct=WARN_PCT,
        calendar=(new.target and new.calendar) or Calendar.always_open(),
    )
    return NewStart(subject=f"{PREFIX}{row.pk}", started_at=new.given_at, wishes=(wish,))
