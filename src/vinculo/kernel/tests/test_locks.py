"""Whoever crosses another begins again, a few times; other faults rise at once."""

import pytest
from django.db import OperationalError
from psycopg.errors import DeadlockDetected

from vinculo.kernel.locks import TRIES, again_when_crossed


def crossing(times: int, cause: Exception | None) -> object:
    left = [times]

    def act() -> str:
        if left[0]:
            left[0] -= 1
            raise OperationalError("no") from cause
        return "done"

    return act


def test_a_crossing_is_tried_again_but_not_for_ever() -> None:
    assert again_when_crossed(crossing(TRIES - 1, DeadlockDetected("crossed"))) == "done"
    with pytest.raises(OperationalError):
        again_when_crossed(crossing(TRIES, DeadlockDetected("crossed")))


def test_another_fault_rises_at_once() -> None:
    with pytest.raises(OperationalError):
        again_when_crossed(crossing(1, None))
