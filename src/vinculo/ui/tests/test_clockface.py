"""Clocks: quiet while there is time, a word for every state."""

from datetime import UTC, datetime, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from vinculo.kernel import clock
from vinculo.ui import clockface

NOW = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def face(state: str = "running", due: datetime = NOW + HOUR, **times: datetime) -> clockface.Face:
    given = {"started": NOW - HOUR, "warn": None, "stopped": None} | times
    with translation.override("es"):
        return clockface.face(state=state, due=due, at=NOW, **given)


def test_a_clock_with_time_left_is_quiet() -> None:
    assert face() == clockface.Face(look="", percent=50, words="1 h")


def test_a_clock_past_its_warning_warns() -> None:
    assert face(warn=NOW - HOUR).look == "warn"


def test_a_clock_past_its_time_is_broken_and_says_since_when() -> None:
    found = face("broken", due=NOW - 3 * HOUR)
    assert (found.look, found.percent, found.words) == ("breach", 100, "hace 3 h")


@pytest.mark.parametrize(
    ("state", "look", "words"),
    [("paused", "idle", "en pausa"), ("kept", "ok", "cumplido"), ("cancelled", "idle", "anulado")],
)
def test_a_clock_that_does_not_run_says_why(state: str, look: str, words: str) -> None:
    assert (face(state).look, face(state).words) == (look, words)


def test_a_late_answer_says_how_late() -> None:
    found = face("broken", due=NOW - 5 * HOUR, stopped=NOW - 3 * HOUR)
    assert found.words == "cumplido con 2 h de retraso"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=59), "0 min"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(hours=47), "47 h"),
        (timedelta(days=2), "2 d"),
        (-timedelta(minutes=5), "5 min"),
    ],
)
def test_a_length_is_one_unit(length: timedelta, words: str) -> None:
    with translation.override("es"):
        assert clockface.short_length(length) == words


def test_a_big_clock_past_its_time_says_so_in_a_word() -> None:
    now = clock.now()
    with translation.override("es"):
        late = render_to_string("cotton/clock_big.html", {"due": now - 3 * HOUR})
        early = render_to_string("cotton/clock_big.html", {"due": now + 3 * HOUR})
    assert "vencido hace 3 h" in late
    assert "vencido" not in early
