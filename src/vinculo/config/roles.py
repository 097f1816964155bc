"""The processes that ``up`` keeps alive: start, watch their lines, start again with back-off."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from vinculo.config import children

PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before a process that died is started again; a quiet spell starts over."""
QUIET_SPELL = 60.0
LOG_BYTES = 5 * 1024 * 1024
LOG_FILES = 4


class LogFile:
    """Lines of one process in a file that rotates; a full disk stops the log, not the product."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, lines: bytes) -> None:
        with suppress(OSError):
            if self.path.exists() and self.path.stat().st_size > LOG_BYTES:
                self._rotate()
            with self.path.open("ab", buffering=0) as file:
                file.write(lines)

    def _rotate(self) -> None:
        for number in range(LOG_FILES - 1, 0, -1):
            older = self.path.with_suffix(f".log.{number}")
            if older.exists():
                older.replace(self.path.with_suffix(f".log.{number + 1}"))
        self.path.replace(self.path.with_suffix(".log.1"))


class Backoff:
    """When something that died may start again."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._deaths = 0
        self._started = clock()
        self.due: float | None = None

    def started(self) -> None:
        self._started = self._clock()
        self.due = None

    def died(self) -> float:
        """Note a death; return the pause until the next start."""
        if self._clock() - self._started > QUIET_SPELL:
            self._deaths = 0
        pause = PAUSES[min(self._deaths, len(PAUSES) - 1)]
        self._deaths += 1
        self.due = self._clock() + pause
        return pause

    @property
    def is_due(self) -> bool:
        return self.due is not None and self._clock() >= self.due


class Role:
    """One of our own processes (``web``, ``worker``), run as ``python -m vinculo.config.cli``."""

    def __init__(
        self,
        name: str,
        arguments: list[str],
        *,
        env: Mapping[str, str],
        log: LogFile,
        pass_fds: tuple[int, ...] = (),
    ) -> None:
        self.name = name
        self.arguments = arguments
        self.env = env
        self.log = log
        self.pass_fds = pass_fds
        self.backoff = Backoff()
        self.deaths = 0
        self.process: subprocess.Popen[bytes] | None = None
        self._rest = b""

    def start(self) -> int:
        """Start the process; return the file descriptor on which its lines arrive."""
        self.process = children.spawn(
            [sys.executable, "-m", "vinculo.config.cli", *self.arguments],
            # Nothing to lose by design: what a killed process had not committed is done again.
            death_signal=signal.SIGKILL,
            env=self.env,
            output=subprocess.PIPE,
            errors=subprocess.STDOUT,
            pass_fds=self.pass_fds,
            cwd=Path.cwd(),
        )
        self.backoff.started()
        if self.process.stdout is None:
            raise AssertionError("a pipe was asked for")
        descriptor = self.process.stdout.fileno()
        os.set_blocking(descriptor, False)
        return descriptor

    def read_lines(self, descriptor: int) -> bool:
        """Pass on what the process wrote; False when it has closed its end."""
        try:
            chunk = os.read(descriptor, 65536)
        except BlockingIOError:
            return True
        lines = (self._rest + chunk).split(b"\n")
        self._rest = lines.pop() if chunk else b""
        if not chunk and lines[-1:] == [b""]:
            lines.pop()
        if lines:
            self.log.write(b"".join(line + b"\n" for line in lines))
            label = f"{self.name:<6} │ ".encode()
            with suppress(OSError, ValueError):
                sys.stderr.buffer.write(b"".join(label + line + b"\n" for line in lines))
                sys.stderr.buffer.flush()
        return bool(chunk)

    def ask_to_stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def end(self, seconds: float) -> None:
        """Wait up to ``seconds`` for the end that was asked for, then make it one."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(seconds, 0.01))
        children.end(self.process)
