"""What runs by the clock before anybody has told us of a company."""

import pytest

from vinculo.kernel.jobs import worker_app

DUE = 1_795_349_220
BY_THE_CLOCK = sorted(name for name, _ in worker_app.periodic_registry.periodic_tasks)


def test_all_that_runs_by_the_clock_is_known() -> None:
    assert "analytics.expect_today" in BY_THE_CLOCK
    assert len(BY_THE_CLOCK) > 10


@pytest.mark.django_db
@pytest.mark.parametrize("name", BY_THE_CLOCK)
def test_it_waits_quietly_for_a_company(name: str) -> None:
    worker_app.tasks[name].func(timestamp=DUE)
