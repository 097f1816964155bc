"""A real web server or worker in a process of its own, for tests and benchmarks."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

START = "from vinculo.config.web import run; run('127.0.0.1', {port})"


@dataclass
class Running:
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> float:
        """Send SIGTERM; the seconds until it is gone."""
        start = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(15)
        return time.monotonic() - start


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_python(
    code: str, *, pass_fds: tuple[int, ...] = (), **env: str
) -> tuple[subprocess.Popen[bytes], Path]:
    handle, name = tempfile.mkstemp(prefix="vinculo-log-")
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        pass_fds=pass_fds,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), **env},
        stdout=handle,
        stderr=handle,
    )
    os.close(handle)
    return process, Path(name)


@contextlib.contextmanager
def web(**env: str) -> Iterator[Running]:
    port = free_port()
    given = {
        "DJANGO_SETTINGS_MODULE": "vinculo.config.tests.site_settings",
        "VINCULO_LOG_FORMAT": "json",
        **env,
    }
    process, log = start_python(START.format(port=port), **given)
    running = Running(port, process, log)
    try:
        wait_until_up(running)
        yield running
    finally:
        running.stop()
        log.unlink()


def wait_until_up(running: Running, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if running.process.poll() is not None:
            break
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{running.url}/healthz", timeout=5).status_code == 200:
                return
        time.sleep(0.05)
    raise AssertionError(f"the server did not start:\n{running.log.read_text()[-3000:]}")


WORK = (
    "import django; django.setup(); import vinculo.config.tests.sample_tasks;"
    "from vinculo.config.worker import run; run()"
)


@contextlib.contextmanager
def worker(**env: str) -> Iterator[Running]:
    process, log = start_python(
        WORK, **{"DJANGO_SETTINGS_MODULE": "vinculo.config.settings", **env}
    )
    running = Running(0, process, log)
    try:
        yield running
    finally:
        running.stop()
        log.unlink()


def until(found: Callable[[], object], seconds: float = 30, *, log: Path | None = None) -> None:
    """Wait for something true."""
    end = time.monotonic() + seconds
    while not found():
        if time.monotonic() > end:
            raise AssertionError(log.read_text()[-4000:] if log else "it did not happen")
        time.sleep(0.05)
