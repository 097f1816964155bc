"""The fault experiment of ``bench/faults.py`` at a size that every run of the tests can bear."""

import os
import random

import pytest
from bench.faults import run

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


def test_no_message_is_lost_and_none_arrives_twice_while_processes_are_killed() -> None:
    """VINCULO_FAULT_SEED repeats a run that failed."""
    seed = int(os.environ.get("VINCULO_FAULT_SEED") or random.SystemRandom().getrandbits(32))
    report = run(messages=20, kills=6, seed=seed)
    assert sum(report.kills.values()) == 6
    assert report.is_clean, report
