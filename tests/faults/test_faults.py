"""The fault experiment of ``bench/faults.py`` at a size that every run of the tests can bear."""

import os

import pytest
from bench.faults import VICTIMS, run

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


def test_no_message_is_lost_and_none_arrives_twice_while_processes_are_killed() -> None:
    """VINCULO_FAULT_SEED draws other moments than those of every run; the bench kills 50 times."""
    seed = int(os.environ.get("VINCULO_FAULT_SEED") or 3141592653)
    report = run(messages=12, kills=len(VICTIMS), seed=seed)
    assert set(report.kills.values()) == {1}
    assert report.is_clean, report
