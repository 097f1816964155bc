"""What the law makes of a case that is no complaint: the rules alone."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from vinculo.statutory.domain.matters import may_be_told

BEGAN = datetime(2026, 11, 23, 10, tzinfo=UTC)
THIS, OTHER = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("filed_at", "came_of", "expected"),
    [
        pytest.param(BEGAN, None, True, id="filed as it began"),
        pytest.param(BEGAN - timedelta(seconds=1), None, False, id="older than the fault"),
        pytest.param(BEGAN - timedelta(days=1), THIS, True, id="older, and said to come of it"),
        pytest.param(BEGAN, OTHER, False, id="said to come of another one"),
    ],
)
def test_what_is_announced_tells_something_of_a_case(filed_at, came_of, expected) -> None:
    found = may_be_told(filed_at=filed_at, began_at=BEGAN, came_of=came_of, told_of=THIS)
    assert found is expected


@pytest.mark.parametrize(
    ("came_of", "expected"),
    [
        pytest.param(None, False, id="it may be of another contract"),
        pytest.param(THIS, True, id="somebody said that it comes of this one"),
        pytest.param(OTHER, False, id="somebody said that it comes of another one"),
    ],
)
def test_what_is_announced_of_some_contracts_tells_of_a_case_that_was_said_to_be(
    came_of, expected
) -> None:
    told = {"filed_at": BEGAN, "began_at": BEGAN, "came_of": came_of, "told_of": THIS}
    assert may_be_told(**told, is_sure=False) is expected
