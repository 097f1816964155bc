"""The life of a work item, which comes next, and who is taken for gone."""

from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID

import pytest

from vinculo.routing.contracts import ItemState, PresenceState
from vinculo.routing.domain.items import (
    TRANSITIONS,
    Candidate,
    IllegalItemActionError,
    ItemAction,
    Reason,
    next_state,
    order_key,
    reason_for_first,
)
from vinculo.routing.domain.presence import GONE_AFTER, state_now

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def candidate(
    number: int, *, priority: int = 50, due: datetime | None = None, since: datetime = AT
) -> Candidate:
    return Candidate(item_id=UUID(int=number), priority=priority, due_at=due, enqueued_at=since)


@pytest.mark.parametrize(("state", "action"), list(product(ItemState, ItemAction)))
def test_the_table_decides(state: ItemState, action: ItemAction) -> None:
    if (state, action) in TRANSITIONS:
        assert next_state(state, action) is TRANSITIONS[state, action]
    else:
        with pytest.raises(IllegalItemActionError):
            next_state(state, action)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        pytest.param(candidate(1, priority=70), candidate(2), Reason.PRIORITY, id="priority"),
        pytest.param(
            candidate(1, due=AT), candidate(2, due=AT + HOUR), Reason.DUE_SOONER, id="due"
        ),
        pytest.param(candidate(1, due=AT), candidate(2), Reason.DUE_SOONER, id="due before never"),
        pytest.param(candidate(1, since=AT - HOUR), candidate(2), Reason.WAITED_LONGER, id="age"),
        pytest.param(candidate(1), candidate(2), Reason.WAITED_LONGER, id="made earlier"),
    ],
)
def test_the_most_urgent_comes_first_and_says_why(
    first: Candidate, second: Candidate, reason: Reason
) -> None:
    ordered = sorted([second, first], key=order_key)
    assert ordered == [first, second]
    assert reason_for_first(ordered) is reason


def test_a_single_item_needs_no_reason() -> None:
    assert reason_for_first([candidate(1)]) is Reason.ONLY_ONE


@pytest.mark.parametrize(
    ("said", "silence", "expected"),
    [
        pytest.param(PresenceState.AVAILABLE, GONE_AFTER, PresenceState.AVAILABLE, id="in time"),
        pytest.param(PresenceState.AVAILABLE, GONE_AFTER + HOUR, PresenceState.OFFLINE, id="gone"),
        pytest.param(PresenceState.AWAY, GONE_AFTER + HOUR, PresenceState.OFFLINE, id="away, gone"),
        pytest.param(PresenceState.OFFLINE, HOUR, PresenceState.OFFLINE, id="offline stays"),
    ],
)
def test_silence_means_gone(
    said: PresenceState, silence: timedelta, expected: PresenceState
) -> None:
    assert state_now(said, AT - silence, AT) is expected
