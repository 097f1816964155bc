"""What the customer's page says next, how long its links live, what a key looks like."""

from datetime import UTC, date, datetime, timedelta

import pytest

from vinculo.cases.contracts import CaseStatus
from vinculo.cases.domain.tracking import (
    Deadline,
    Next,
    Turn,
    expires_at,
    first_name,
    key_as_kept,
    key_as_said,
    next_of,
)

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
DUE, LATE = Deadline(due_at=NOW, is_broken=False), Deadline(due_at=NOW, is_broken=True)
FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("status", "answer", "resolution", "until", "told"),
    [
        (CaseStatus.NEW, DUE, DUE, None, Next(turn=Turn.ANSWER, at=NOW)),
        (CaseStatus.NEW, LATE, DUE, None, Next(turn=Turn.LATE_ANSWER, at=NOW)),
        (CaseStatus.OPEN, None, DUE, None, Next(turn=Turn.WORK, at=NOW)),
        (CaseStatus.OPEN, None, LATE, None, Next(turn=Turn.LATE_WORK, at=NOW)),
        (CaseStatus.OPEN, None, None, None, Next(turn=Turn.WORK_UNDATED)),
        (CaseStatus.WAITING, None, DUE, None, Next(turn=Turn.YOURS)),
        (CaseStatus.WAITING, None, DUE, FRIDAY, Next(turn=Turn.PAUSED, on=FRIDAY)),
        (CaseStatus.RESOLVED, None, None, None, Next(turn=Turn.CHECK, at=NOW + DAY)),
        (CaseStatus.CLOSED, None, None, None, Next(turn=Turn.OVER)),
    ],
)
def test_the_next_step_is_told_with_its_time(
    status: CaseStatus,
    answer: Deadline | None,
    resolution: Deadline | None,
    until: date | None,
    told: Next,
) -> None:
    found = next_of(
        status,
        answer=answer,
        resolution=resolution,
        waiting_until=until,
        reopens_until=NOW + DAY,
    )
    assert found == told


def test_links_die_after_the_end_and_new_ones_live_a_week_at_least() -> None:
    keep = 90 * DAY
    assert expires_at(issued_at=NOW, ended_at=None, keep=keep) == NOW + keep
    assert expires_at(issued_at=NOW, ended_at=NOW + DAY, keep=keep) == NOW + DAY + keep
    asked = NOW + 200 * DAY
    assert expires_at(issued_at=asked, ended_at=NOW, keep=keep) == asked + 7 * DAY
    assert expires_at(issued_at=asked, ended_at=NOW, keep=DAY) == asked + DAY


def test_a_key_is_the_same_however_it_was_copied() -> None:
    assert key_as_said("abcdefghjkmnpqrstuvw") == "abcde-fghjk-mnpqr-stuvw"
    assert key_as_kept(" ABCDE-fghjk mnpqr.stuvw\n") == "abcdefghjkmnpqrstuvw"


def test_only_the_first_name_is_told() -> None:
    assert first_name("Marta Ruiz López") == "Marta"
    assert first_name(" ") == ""
