"""A year of calls of a demo company, as its telephone system tells them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from vinculo.analytics.models import CallBatch, CallRecord
from vinculo.analytics.services.calls import prove
from vinculo.kernel.demo import timed_id
from vinculo.kernel.inserting import fresh, insert_all

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, kw_only=True)
class YearCall:
    """A call: seconds from its beginning; ``answered_s`` None: nobody answered."""

    place: int
    at: datetime
    asked_s: int | None
    answered_s: int | None


def write_calls(calls: Sequence[YearCall], *, at: datetime) -> None:
    """Write them as told at once, in a file."""
    if not calls:
        return
    batch = fresh(
        CallBatch,
        id=timed_id(f"year:calls:{calls[0].place}:{len(calls)}", at),
        way="file",
        reason="",
        told_at=at,
    )
    insert_all([batch])
    rows = [_row(batch, call) for call in calls]
    insert_all(rows)
    prove(batch, rows)


def _row(batch: CallBatch, call: YearCall) -> CallRecord:
    row = fresh(
        CallRecord,
        id=timed_id(f"year:call:{call.place}", call.at),
        batch_id=batch.pk,
        reference=f"conectasur-{call.place}",
        version=1,
        received_at=call.at,
        menu_reached_at=call.at + 8 * SECOND,
        human_requested_at=None if call.asked_s is None else call.at + call.asked_s * SECOND,
        answered_at=None if call.answered_s is None else call.at + call.answered_s * SECOND,
        ended_by="customer" if call.answered_s is None else "agent",
        digest="",
    )
    row.digest = row.true_digest
    return row
