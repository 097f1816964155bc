"""The life of a case, as the table says and nothing else."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from vinculo.cases.contracts import CaseStatus
from vinculo.cases.domain.lifecycle import (
    REOPEN_GRACE,
    TRANSITIONS,
    UNRESOLVED,
    CaseAction,
    Hearing,
    IllegalTransitionError,
    allowed_actions,
    next_status,
    on_message,
)

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(("status", "action"), list(product(CaseStatus, CaseAction)))
def test_the_table_decides(status: CaseStatus, action: CaseAction) -> None:
    if (status, action) in TRANSITIONS:
        assert next_status(status, action) is TRANSITIONS[status, action]
        assert action in allowed_actions(status)
    else:
        with pytest.raises(IllegalTransitionError) as refused:
            next_status(status, action)
        assert refused.value.params == {"status": status, "action": action}
        assert action not in allowed_actions(status)


@pytest.mark.parametrize("status", sorted(UNRESOLVED))
def test_every_unresolved_case_can_be_answered_and_resolved(status: CaseStatus) -> None:
    assert {CaseAction.ANSWER, CaseAction.RESOLVE, CaseAction.HEAR} <= allowed_actions(status)


def test_nothing_unresolved_can_be_closed() -> None:
    assert [s for s in UNRESOLVED if CaseAction.CLOSE in allowed_actions(s)] == []


def test_a_closed_case_stays_closed() -> None:
    assert allowed_actions(CaseStatus.CLOSED) == frozenset()


@pytest.mark.parametrize(
    ("status", "resolved_at", "expected"),
    [
        pytest.param(CaseStatus.NEW, None, Hearing.CONTINUE, id="new goes on"),
        pytest.param(CaseStatus.OPEN, None, Hearing.CONTINUE, id="open goes on"),
        pytest.param(CaseStatus.WAITING, None, Hearing.RESUME, id="waiting is over"),
        pytest.param(CaseStatus.RESOLVED, AT - SECOND, Hearing.REOPEN, id="just resolved"),
        pytest.param(CaseStatus.RESOLVED, AT - REOPEN_GRACE, Hearing.REOPEN, id="last moment"),
        pytest.param(
            CaseStatus.RESOLVED, AT - REOPEN_GRACE - SECOND, Hearing.FOLLOW_UP, id="too late"
        ),
        pytest.param(CaseStatus.CLOSED, AT - SECOND, Hearing.FOLLOW_UP, id="closed is closed"),
    ],
)
def test_what_a_message_does(
    status: CaseStatus, resolved_at: datetime | None, expected: Hearing
) -> None:
    assert on_message(status, resolved_at=resolved_at, at=AT, grace=REOPEN_GRACE) is expected


@pytest.mark.parametrize("status", CaseStatus)
def test_an_absence_notice_changes_nothing(status: CaseStatus) -> None:
    heard = on_message(status, resolved_at=AT, at=AT, grace=REOPEN_GRACE, is_automatic=True)
    assert heard is Hearing.ATTACH


@pytest.mark.parametrize("status", [CaseStatus.RESOLVED, CaseStatus.CLOSED])
def test_who_was_not_confirmed_reopens_nothing(status: CaseStatus) -> None:
    heard = on_message(status, resolved_at=AT, at=AT, grace=timedelta(days=3), is_confirmed=False)
    assert heard is Hearing.FOLLOW_UP


def test_who_was_not_confirmed_is_read_with_a_case_that_goes_on() -> None:
    given = {"resolved_at": None, "at": AT, "grace": timedelta(days=3), "is_confirmed": False}
    assert on_message(CaseStatus.OPEN, **given) is Hearing.CONTINUE
    assert on_message(CaseStatus.WAITING, **given) is Hearing.RESUME
