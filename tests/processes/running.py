"""Real installations for tests: `vinculo up` as a user starts it, in a folder of its own."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx

from vinculo.config.installation import Installation

ROOT = Path(__file__).resolve().parents[2]
MINE = ("DATABASE_", "VINCULO_", "DJANGO_", "PG", "PYTEST_")


def clean_environment(**more: str) -> dict[str, str]:
    """As a user's terminal: nothing of the test session's own database leaks in."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(MINE)}
    small = {"VINCULO_DEMO": "practice"}  # the year of ConectaSur is for who looks around
    return env | {"PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8"} | small | more


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(true: Callable[[], object], seconds: float = 120.0, what: str = "") -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return
        time.sleep(0.05)
    raise AssertionError(what or f"not within {seconds} s")


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def children_of(pid: int) -> dict[str, int]:
    """Our direct children by what they are: web, worker, mail, postgres."""
    found: dict[str, int] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with contextlib.suppress(OSError, IndexError):
            stat = (entry / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
            words = (entry / "cmdline").read_bytes().decode().split("\0")
            if int(stat[1]) != pid or stat[0] == "Z":
                continue
            if words[0].endswith("/postgres"):
                found["postgres"] = int(entry.name)
            elif "vinculo.config.cli" in words:
                found[words[words.index("vinculo.config.cli") + 1]] = int(entry.name)
    return found


def run(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """One command of ours to its end."""
    return subprocess.run(
        [sys.executable, "-m", "vinculo.config.cli", *map(str, arguments)],
        env=clean_environment(**env),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


class Up:
    """A running ``vinculo up``."""

    def __init__(self, data: Path, *arguments: str, port: int | None = None, **env: str) -> None:
        self.data = data
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.mail_port = free_port()
        self.log = data.parent / f"{data.name}-{self.port}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "vinculo.config.cli", "up"),
                    *("--data", str(data), "--port", str(self.port)),
                    *("--mail-port", str(self.mail_port), *arguments),
                ],
                env=clean_environment(**env),
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
            )

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def healthy(self) -> bool:
        with contextlib.suppress(httpx.HTTPError):
            return httpx.get(f"{self.url}/healthz", timeout=5).status_code == 200
        return False

    def wait(self, seconds: float = 300.0) -> "Up":
        until(lambda: self.process.poll() is not None or "Ctrl-C" in self.said, seconds, self.said)
        assert self.process.poll() is None, self.said
        return self

    def child(self, name: str) -> int:
        return children_of(self.process.pid).get(name, 0)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> float:
        """Ask it to stop; return the seconds that it took."""
        began = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(number)
        self.process.wait(60)
        return time.monotonic() - began


def forget(data: Path) -> None:
    """Remove what an installation left outside its folder."""
    with contextlib.suppress(OSError, ValueError):
        identity = json.loads((data / "installation.json").read_text(encoding="utf-8"))["id"]
        cluster = Installation(root=data, id=identity, created="", postgres=0).cluster
        shutil.rmtree(cluster, ignore_errors=True)
        shutil.rmtree(cluster.with_name(f"{cluster.name}.s"), ignore_errors=True)


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A data folder that does not exist yet, forgotten afterwards."""
    with tempfile.TemporaryDirectory(prefix="vinculo-up-") as base:
        data = Path(base) / "data"
        try:
            yield data
        finally:
            forget(data)


@contextlib.contextmanager
def up(data: Path, *arguments: str, **env: str) -> Iterator[Up]:
    running = Up(data, *arguments, **env)
    try:
        yield running.wait()
    finally:
        if running.process.poll() is None:
            running.stop()
