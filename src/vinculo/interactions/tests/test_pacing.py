"""Messages that come thick are read together; one that comes alone waits for nobody."""

import threading
import time

import pytest

from vinculo.interactions.services.pacing import Pace


def test_only_what_comes_thick_waits_and_one_waits_for_all(settings: object) -> None:
    settings.GATHER_SECONDS = 0.5  # type: ignore[attr-defined]
    pace = Pace()
    assert pace.gather()
    assert not pace.gathering.locked()
    pace.end()
    said: list[bool] = []
    waiting = threading.Thread(target=lambda: said.append(pace.gather()))
    waiting.start()
    while not pace.gathering.locked():
        time.sleep(0.001)
    assert not pace.gather()
    waiting.join()
    assert said == [True]


@pytest.mark.parametrize("seconds", [0, 0.5])
def test_after_a_pause_nobody_waits(settings: object, seconds: float) -> None:
    settings.GATHER_SECONDS = seconds  # type: ignore[attr-defined]
    assert Pace(ended_at=time.monotonic() - 5).gather()
