"""What was cut off the end of the chain, and heads that were taken away, are found."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings as SettingsWrapper

from vinculo.kernel.evidence import checking, heads, rounds, sealing
from vinculo.kernel.evidence.checking import FaultKind
from vinculo.kernel.evidence.sealing import Head
from vinculo.kernel.testing import as_owner, seal_all
from vinculo.kernel.tests.test_evidence import some_lines

NOW = datetime(2026, 11, 9, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)

pytestmark = pytest.mark.usefixtures("committed", "three_days")


@pytest.fixture
def three_days(committed: None, tmp_path: Path, settings: SettingsWrapper) -> None:
    """Four lines a day, each day with its head and its repetition."""
    settings.DATA_DIR = tmp_path
    for day in range(3):
        some_lines(4)
        seal_all(at=NOW + day * DAY)
        assert rounds.export_head(at=NOW + day * DAY)
        assert rounds.repeat(at=NOW + day * DAY).fault_count == 0


def found() -> list[tuple[str, int | None, str]]:
    kept = rounds.repeat(at=NOW + 3 * DAY)
    assert kept.fault_count == len(kept.faults)
    return [(each["kind"], each["position"], each["subject"]) for each in kept.faults]


def cut_after(position: int) -> None:
    as_owner(f"DELETE FROM kernel_evidenceseal WHERE position > {position}")
    as_owner(
        "DELETE FROM kernel_evidenceline WHERE id IN"
        f" (SELECT line_id FROM kernel_evidencelink WHERE position > {position})"
    )
    as_owner(f"DELETE FROM kernel_evidencelink WHERE position > {position}")


def head_of(day: int) -> Path:
    return heads.folder() / f"head-2026-11-{day:02}.json"


def test_what_stood_after_the_last_head_is_missed_because_a_repetition_saw_it() -> None:
    some_lines(2)
    seal_all(at=NOW + 2 * DAY)
    assert rounds.repeat(at=NOW + 2 * DAY + timedelta(hours=1)).length == 14
    cut_after(12)
    assert found() == [("missing", 14, "")]
    assert found() == [("missing", 14, "")]


def test_a_chain_that_grew_again_to_the_same_length_is_not_the_one_that_was_seen() -> None:
    head_of(11).unlink()
    cut_after(8)
    some_lines(4)
    seal_all(at=NOW + 2 * DAY)
    assert ("seal", 12, "") in found()


def test_a_day_cut_off_with_its_head_is_missed_also_after_the_next_head_is_written() -> None:
    cut_after(8)
    head_of(11).unlink()
    assert found() == [("missing", 12, ""), ("head", None, "2026-11-11")]
    some_lines(4)
    seal_all(at=NOW + 3 * DAY)
    assert rounds.export_head(at=NOW + 3 * DAY)
    assert found() == [("seal", 12, ""), ("head", None, "2026-11-11")]


@pytest.mark.parametrize(
    ("gone", "missed_on"),
    [
        pytest.param((9,), "2026-11-09", id="the first"),
        pytest.param((10,), "2026-11-10", id="one between"),
        pytest.param((9, 10, 11), "2026-11-09", id="all"),
    ],
)
def test_a_head_that_was_taken_away_is_missed(gone: tuple[int, ...], missed_on: str) -> None:
    for day in gone:
        head_of(day).unlink()
    assert found() == [("head", None, missed_on)]


def test_a_day_without_a_head_that_nobody_ever_counted_is_no_fault() -> None:
    some_lines(1)
    seal_all(at=NOW + 5 * DAY)
    assert rounds.export_head(at=NOW + 5 * DAY)
    assert rounds.repeat(at=NOW + 5 * DAY).fault_count == 0
    assert [day.isoformat() for day in heads.kept().without] == ["2026-11-12", "2026-11-13"]


@pytest.mark.parametrize("position", [0, -12])
def test_a_head_that_names_no_position_is_a_fault_and_not_among_those_compared(
    position: int,
) -> None:
    path = head_of(11)
    path.write_text(path.read_text().replace('"position": 12', f'"position": {position}'))
    assert found() == [("head", None, "2026-11-11")]
    assert rounds.repeat(at=NOW + 3 * DAY).heads == 2


def test_two_heads_of_one_position_are_both_compared_whichever_comes_last() -> None:
    true = heads.read(head_of(11))
    false = Head(position=12, hash="f" * 64, sealed_at=NOW)
    for given in ([true, false], [false, true]):
        verdict = checking.check(at=NOW, heads=given)
        assert Counter(fault.kind for fault in verdict.faults) == {FaultKind.SEAL: 1}
    assert sealing.head().position == 12
