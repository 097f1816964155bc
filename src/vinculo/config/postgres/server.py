"""One PostgreSQL server as our direct child: start, watch, stop."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg

from vinculo.config import children
from vinculo.config.postgres import binaries, folders
from vinculo.config.refusals import DatabaseError
from vinculo.config.words import gettext_now as _

START_TIMEOUT = 300.0
RETRY_SECONDS = 10.0
SETTINGS = {
    "port": "5432",
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "effective_cache_size": "512MB",
    "random_page_cost": "1.1",
    "max_parallel_workers_per_gather": "1",
    "jit": "off",
    "max_wal_size": "512MB",
    "checkpoint_timeout": "10min",
    "wal_compression": "on",
    "idle_in_transaction_session_timeout": "10min",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgres-%a.log",
    "log_file_mode": "0600",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_line_prefix": "%m [%p] %q%u@%d ",
    # Statements carry what people wrote: they stay out of the log.
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
}
"""For a small machine with a few dozen people; a week of log files that overwrite themselves."""


class State(StrEnum):
    STOPPED = "stopped"
    STARTING = "starting"
    READY = "ready"


class Postgres:
    """The server of the cluster in one folder."""

    def __init__(self, cluster: Path, *, settings: dict[str, str] | None = None) -> None:
        self.cluster = Path(os.path.abspath(cluster))  # noqa: PTH100 - keeps symbolic links
        self.settings = SETTINGS | (settings or {})
        self.socket_dir = folders.socket_folder(self.cluster)
        self.process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None

    def url(self, database: str = "postgres", user: str = "postgres") -> str:
        """The address of ``database`` on the socket; only its folder's owner (and root) enters."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.socket_dir))}&port=5432"

    def start(
        self,
        *,
        timeout: float = START_TIMEOUT,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        """Start and wait until a connection succeeds.

        Recovery after a crash may take minutes, hence the long time-out. For ten seconds a server
        that ends at once is tried again: after a crash its old children may still hold memory.
        """
        self.prepare(should_stop=should_stop)
        began = time.monotonic()
        self.launch()
        while (state := self.state()) is not State.READY:
            passed = time.monotonic() - began
            if should_stop():
                self.stop(2.0)
                raise children.StoppedError
            if passed > timeout:
                words = self.complaint()
                self.stop(2.0)
                raise DatabaseError(
                    _("PostgreSQL no respondió en %(seconds)d segundos.\n%(words)s")
                    % {"seconds": timeout, "words": words}
                )
            if state is State.STOPPED:
                if passed > RETRY_SECONDS:
                    raise DatabaseError(_("PostgreSQL no arranca.\n%s") % (self.complaint() or ""))
                time.sleep(0.5)
                self.launch()
            time.sleep(0.03)

    def prepare(self, *, should_stop: Callable[[], bool] = lambda: False) -> None:
        """Make folders and cluster where they are missing; refuse what is not ours."""
        programs = binaries.usable()
        account = binaries.account()
        if not folders.check_cluster(self.cluster, programs.major):
            folders.initialise(self.cluster, programs, account, self._env(), should_stop)
        folders.make_private(self.socket_dir, account)

    def launch(self) -> None:
        """Start the server without waiting for it. Call it from the main thread."""
        folders.forget_stale_pid(self.cluster)
        arguments: list[str | Path] = [
            binaries.usable().path("postgres"),
            "-D",
            self.cluster,
            "-k",
            self.socket_dir,
        ]
        for key, value in self.settings.items():
            arguments += ["-c", f"{key}={value}"]
        self._forget_errors()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - read when the server fails
        self.process = children.spawn(
            arguments,
            # Fast shutdown: clean, and quick with open connections.
            death_signal=signal.SIGINT,
            env=self._env(),
            account=binaries.account(),
            output=self._errors,
            errors=self._errors,
        )

    def state(self) -> State:
        """What is true now: alive means that *our* child lets somebody in."""
        if self.process is None or self.process.poll() is not None:
            return State.STOPPED
        try:
            psycopg.connect(self.url(), connect_timeout=2).close()
        except psycopg.OperationalError:
            return State.STARTING
        return State.READY if self._holds_the_folder(self.process.pid) else State.STARTING

    def stop(self, timeout: float = 60.0) -> None:
        """Stop quickly and cleanly; after ``timeout`` at once, which the next start repairs."""
        if self.process is not None:
            children.end(self.process, (signal.SIGINT, timeout), (signal.SIGQUIT, 1.0))
        self._forget_errors()

    def complaint(self) -> str:
        """The last words of a server that did not start."""
        lines: list[str] = []
        if self._errors is not None:
            self._errors.seek(0)
            lines = self._errors.read().decode(errors="replace").splitlines()
        log = self.cluster / "log"
        files = sorted(log.glob("*.log"), key=lambda file: file.stat().st_mtime)
        if files:
            lines += files[-1].read_text(encoding="utf-8", errors="replace").splitlines()[-10:]
        return "\n".join(lines[-15:])

    def _forget_errors(self) -> None:
        if self._errors is not None:
            self._errors.close()
            self._errors = None

    def _holds_the_folder(self, pid: int) -> bool:
        return folders.pid_in(self.cluster) == pid

    @staticmethod
    def _env() -> dict[str, str]:
        """Nothing of ours leaks in: no PGPORT, no locale of the terminal."""
        return {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC"}
