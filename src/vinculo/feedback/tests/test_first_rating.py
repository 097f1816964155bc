"""Whom we ask after a case, and what the answers come to."""

from datetime import UTC, datetime, timedelta

import pytest

from vinculo.feedback.contracts import Skip
from vinculo.feedback.domain.first_rating import (
    BadLimitError,
    BadScoreError,
    Circumstances,
    check_limit,
    check_score,
    reason_to_skip,
    spread,
)

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
MONTH = timedelta(days=30)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        pytest.param({}, None, id="nothing against it"),
        pytest.param({"is_known": False}, Skip.UNKNOWN, id="nobody knows who it is"),
        pytest.param({"has_open_case": True}, Skip.OPEN_CASE, id="an open case"),
        pytest.param({"may_ask": False}, Skip.REFUSED, id="said no"),
        pytest.param({"may_ask": True}, None, id="said yes"),
        pytest.param(
            {"last_asked_at": AT - MONTH + timedelta(seconds=1)}, Skip.RECENT, id="29 days ago"
        ),
        pytest.param({"last_asked_at": AT - MONTH}, None, id="30 days ago to the second"),
    ],
)
def test_who_should_be_left_alone_is(said: dict[str, object], why: Skip | None) -> None:
    usual = {"is_known": True, "has_open_case": False, "may_ask": None, "last_asked_at": None}
    assert reason_to_skip(Circumstances(**(usual | said)), at=AT) is why  # type: ignore[arg-type]


def test_satisfied_are_the_two_best_of_five_with_wilsons_interval() -> None:
    found = spread({5: 6, 4: 2, 1: 2})
    assert (found.n, found.satisfied, found.share, found.mean) == (10, 8, 0.8, 4.0)
    assert found.share_interval is not None
    assert round(found.share_interval.low, 3) == 0.490
    assert round(found.share_interval.high, 3) == 0.943
    assert found.mean_interval is not None
    assert round(found.mean_interval.low, 2) == 2.83
    nobody = spread({})
    assert (nobody.share, nobody.mean, nobody.share_interval, nobody.mean_interval) == (None,) * 4


def test_only_the_numbers_offered_are_scores_and_the_best_is_never_bad() -> None:
    assert check_score("5") == 5
    for said in ("", "0", "6", "٣", "4.0", "x"):
        with pytest.raises(BadScoreError):
            check_score(said)
    assert check_limit(4) == 4
    for limit in (0, 5):
        with pytest.raises(BadLimitError):
            check_limit(limit)
