"""Restarting with back-off, and logs that rotate."""

import os
from pathlib import Path

import pytest

from vinculo.config import roles
from vinculo.config.roles import Backoff, LogFile, Role


class Time:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_each_death_waits_longer_and_a_quiet_spell_forgets() -> None:
    time = Time()
    backoff = Backoff(time)
    pauses = []
    for _ in range(9):
        pauses.append(backoff.died())
        assert not backoff.is_due
        time.now += pauses[-1]
        assert backoff.is_due
        backoff.started()
        assert backoff.due is None
    assert pauses == [*roles.PAUSES, 30.0, 30.0]
    time.now += roles.QUIET_SPELL + 1
    assert backoff.died() == roles.PAUSES[0]


def test_a_log_rotates_and_keeps_four(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "LOG_BYTES", 10)
    log = LogFile(tmp_path / "web.log")
    for number in range(12):
        log.write(f"line {number:04}\n".encode())
        log.write(b"more\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "web.log",
        *(f"web.log.{number}" for number in range(1, roles.LOG_FILES + 1)),
    ]
    assert "line 0011" in (tmp_path / "web.log").read_text()


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    LogFile(tmp_path / "absent" / "web.log").write(b"words\n")


def test_lines_are_passed_on_whole_with_the_name_in_front(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    role = Role("web", [], env={}, log=LogFile(tmp_path / "web.log"))
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    assert role.read_lines(reader), "nothing to read yet is not the end"
    os.write(writer, b"primera\nsegun")
    assert role.read_lines(reader)
    os.write(writer, b"da\nsin final")
    assert role.read_lines(reader)
    os.close(writer)
    assert not role.read_lines(reader)
    os.close(reader)
    assert (tmp_path / "web.log").read_text().splitlines() == ["primera", "segunda", "sin final"]
    said = capfdbinary.readouterr().err.decode().splitlines()
    assert said == ["web    │ primera", "web    │ segunda", "web    │ sin final"]
