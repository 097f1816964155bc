"""What the clocks say about a case."""

from datetime import UTC, datetime, timedelta

import pytest

from vinculo.cases.domain.urgency import (
    BROKEN,
    NORMAL,
    WARNED,
    ClockWord,
    Deadline,
    clock_word,
    next_deadline,
    priority_of,
)

DUE = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
FIRST = Deadline(due_at=DUE, warn_at=DUE - HOUR)
LATER = Deadline(due_at=DUE + HOUR, warn_at=DUE)


def test_the_deadline_that_falls_first_counts() -> None:
    assert next_deadline([LATER, FIRST]) is FIRST
    assert next_deadline([]) is None


@pytest.mark.parametrize(
    ("deadline", "at", "word", "priority"),
    [
        pytest.param(None, DUE, ClockWord.NONE, NORMAL, id="no clock"),
        pytest.param(FIRST, DUE - 2 * HOUR, ClockWord.ON_TIME, NORMAL, id="quiet"),
        pytest.param(FIRST, DUE - HOUR, ClockWord.WARNED, WARNED, id="warns on the moment"),
        pytest.param(FIRST, DUE, ClockWord.WARNED, WARNED, id="kept on the moment"),
        pytest.param(FIRST, DUE + HOUR, ClockWord.BROKEN, BROKEN, id="late"),
    ],
)
def test_how_a_deadline_stands(
    deadline: Deadline | None, at: datetime, word: ClockWord, priority: int
) -> None:
    assert clock_word(deadline, at) is word
    assert priority_of(word) == priority
