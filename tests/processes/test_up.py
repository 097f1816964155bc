"""``vinculo up`` as a user meets it: starts, survives, refuses in words, stops."""

import contextlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.processes.running import (
    Up,
    children_of,
    clean_environment,
    folder,
    free_port,
    is_alive,
    run,
    until,
    up,
)
from vinculo.config.installation import Installation, Instance
from vinculo.config.postgres import Postgres
from vinculo.config.refusals import Exit

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


@pytest.fixture(scope="module")
def site() -> Iterator[Up]:
    """One practice installation for tests that leave it as it was; only the last ends it."""
    with folder() as data, up(data) as running:
        yield running


def owner_url(data: Path, instance: Instance = Instance.PRACTICE) -> str:
    found = Installation.at(data)
    assert found is not None
    return Postgres(found.cluster).url(instance.database, "vinculo")


def test_it_says_where_it_answers_and_how_to_sign_in(site: Up) -> None:
    assert site.url in site.said
    login = site.data / "first-login.txt"
    assert stat.S_IMODE(login.stat().st_mode) == 0o600
    password = login.read_text(encoding="utf-8").split()[-1]
    assert len(password) >= 16
    assert password in site.said, "shown once, on the first start"
    assert site.healthy()


def test_keys_and_files_are_private(site: Up) -> None:
    found = Installation.at(site.data)
    assert found is not None
    for place in (found.keys(Instance.PRACTICE), found.files(Instance.PRACTICE), found.root):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700, place
    for key in found.keys(Instance.PRACTICE).iterdir():
        assert stat.S_IMODE(key.stat().st_mode) == 0o600, key


def test_a_second_up_says_who_is_first(site: Up) -> None:
    second = run("up", "--data", site.data, "--port", str(free_port()))
    assert second.returncode == Exit.ALREADY_RUNNING
    assert site.url in second.stderr
    assert str(site.process.pid) in second.stderr


def test_a_used_port_is_named(site: Up) -> None:
    with folder() as data:
        refused = run("up", "--data", data, "--port", str(site.port))
    assert refused.returncode == Exit.PORT
    assert f"127.0.0.1:{site.port}" in refused.stderr
    assert "--port" in refused.stderr


def test_the_doctor_finds_it_well(site: Up) -> None:
    found = run("doctor", "--json", "--data", site.data)
    by_key = {row["key"]: row for row in map(json.loads, found.stdout.splitlines())}
    bad = [row for row in by_key.values() if row["grade"] == "bad"]
    assert found.returncode == 0, bad
    assert by_key["role"]["grade"] == by_key["migrations"]["grade"] == "good"


def test_the_practice_company_is_loaded_once(site: Up) -> None:
    again = run("demo", "load", VINCULO_DATA=str(site.data))
    assert again.returncode == 0, again.stderr
    answer = json.loads(again.stdout)
    assert answer["loaded"] is False
    assert len(answer["people"]) == 5


def test_what_dies_comes_back_and_the_rest_stays(site: Up) -> None:
    for name in ("web", "worker", "mail", "postgres"):
        before = {child: site.child(child) for child in ("web", "worker", "mail", "postgres")}
        assert all(before.values()), before
        os.kill(before[name], signal.SIGKILL)
        until(lambda name=name, old=before[name]: site.child(name) not in {0, old}, what=name)
        until(site.healthy, what="the site does not answer again")
        for other in set(before) - {name}:
            assert site.child(other) == before[other], f"{other} ended with {name}"
    until(lambda: can_connect(site.data), what="the database did not come back")


def can_connect(data: Path) -> bool:
    with contextlib.suppress(psycopg.OperationalError):
        psycopg.connect(owner_url(data)).close()
        return True
    return False


FIRST_ADMINISTRATOR = """
import sys
from vinculo.config import beside
beside.prepare(sys.argv[1])
from vinculo.identity import api
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
api.create_user(email="a@example.com", name="Ana", roles=(Role.ADMINISTRATOR,),
                password="una-frase-larga-y-rara", at=clock.now())
"""


def test_the_own_company_begins_with_a_wizard_whose_address_is_a_secret() -> None:
    with folder() as data:
        secret = data / "company" / "keys" / "setup.token"
        with up(data, "--no-demo") as running:
            token = secret.read_text(encoding="utf-8").strip()
            assert f"{running.url}/empezar/?token={token}" in running.said
            assert not (data / "first-login.txt").exists()
            with psycopg.connect(owner_url(data, Instance.COMPANY)) as connection:
                assert connection.execute("SELECT count(*) FROM identity_user").fetchone() == (0,)
            subprocess.run(
                [sys.executable, "-c", FIRST_ADMINISTRATOR, str(data)],
                env=clean_environment(), check=True,
            )  # fmt: skip
        with up(data, "--no-demo") as again:
            assert "/empezar/" not in again.said, "the address opens nothing any more"
        assert not secret.exists()


def test_a_database_of_ones_own_replaces_the_embedded_one(site: Up) -> None:
    found = Installation.at(site.data)
    assert found is not None
    server = Postgres(found.cluster)
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE own OWNER vinculo")
    with folder() as data:
        env = {
            "DATABASE_URL": server.url("own", "vinculo"),
            "DATABASE_APP_URL": server.url("own", "vinculo_app"),
        }
        with up(data, "--no-demo", **env) as running:
            assert "postgres" not in children_of(running.process.pid)
            assert running.healthy()
            away = run("doctor", "--json", "--data", data)
            assert "DATABASE_URL" in away.stdout, "a command beside it needs the address too"


@pytest.mark.parametrize(
    ("url", "code", "words"),
    [
        ("mysql://me:secret@somewhere/else", Exit.SETTING, "postgresql://"),
        ("postgresql://me:secret@127.0.0.1:1/shop?connect_timeout=2", Exit.DATABASE, "127.0.0.1"),
        ("postgresql://me:secret@127.0.0.1:port/shop", Exit.SETTING, "DATABASE_URL"),
    ],
)
def test_a_wrong_database_address_says_what_to_check(url: str, code: Exit, words: str) -> None:
    with folder() as data:
        refused = run("up", "--data", data, "--port", str(free_port()), DATABASE_URL=url)
    assert refused.returncode == code, refused.stderr
    assert words in refused.stderr
    assert "DATABASE_URL" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "secret" not in refused.stderr


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("mine", encoding="utf-8")
    refused = run("up", "--data", tmp_path, "--port", str(free_port()))
    assert refused.returncode == Exit.FOLDER
    assert "--data" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.odt"]


def test_a_folder_whose_database_is_elsewhere_does_not_start_empty() -> None:
    with folder() as data:
        data.mkdir()
        Installation(root=data, id="moved", created="2026-01-01", postgres=18).save()
        refused = run("up", "--data", data, "--port", str(free_port()))
    assert refused.returncode == Exit.FOLDER
    assert "vinculo restore" in refused.stderr


def test_a_newer_installation_is_refused() -> None:
    with folder() as data:
        Installation.create(data)
        marker = data / "installation.json"
        content = json.loads(marker.read_text(encoding="utf-8")) | {"format": 99}
        marker.write_text(json.dumps(content), encoding="utf-8")
        refused = run("up", "--data", data, "--port", str(free_port()))
    assert refused.returncode == Exit.FOLDER
    assert "actualice" in refused.stderr


def test_web_alone_asks_for_its_key() -> None:
    with folder() as data:
        refused = run("web", "--data", data, "--port", str(free_port()))
    assert refused.returncode == Exit.SETTING
    assert "VINCULO_SECRET_KEY" in refused.stderr


def test_commands_say_that_nothing_is_running() -> None:
    with folder() as data:
        absent = run("demo", "load", "--data", data)
        assert absent.returncode == Exit.DATABASE
        assert "vinculo up" in absent.stderr
        Installation.create(data)
        stopped = run("demo", "load", "--data", data)
        assert stopped.returncode == Exit.DATABASE
        assert "vinculo up" in stopped.stderr


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 20 MB, where the machine lets us have one."""
    tiny = tmp_path / "tiny"
    tiny.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", str(tiny)],
        check=False, capture_output=True,
    )  # fmt: skip
    if mounted.returncode:
        pytest.skip("this machine does not let us mount a small disk")
    yield tiny
    subprocess.run(["umount", str(tiny)], check=True)


def test_a_full_disk_is_said_before_anything_is_written(tiny_disk: Path) -> None:
    refused = run("up", "--data", tiny_disk / "data", "--port", str(free_port()))
    assert refused.returncode == Exit.DISK, refused.stderr
    assert "--data" in refused.stderr


def test_a_message_that_finds_the_disk_full_stays_with_who_delivers_it(
    site: Up, tiny_disk: Path, tmp_path: Path
) -> None:
    message = tmp_path / "m.eml"
    body = os.urandom(65536).hex().encode()
    message.write_bytes(b"From: a@example.com\r\nSubject: x\r\n\r\n" + body)
    (tiny_disk / "ballast").write_bytes(bytes(20 * 1024 * 1024 - 65536))
    deliver = ("mail", "deliver", message, "--data", site.data)
    refused = run(*deliver, VINCULO_FILES_DIR=str(tiny_disk / "files"))
    assert refused.returncode == Exit.DISK, refused.stderr
    assert refused.stdout == "", "nothing was promised"
    assert "disco" in refused.stderr
    (tiny_disk / "ballast").unlink()
    assert run(*deliver, VINCULO_FILES_DIR=str(tiny_disk / "files")).returncode == 0


def test_english_terminals_get_english_words() -> None:
    with folder() as data:
        refused = run("demo", "load", "--data", data, LANG="en_GB.UTF-8")
    assert "There is no installation" in refused.stderr


def test_it_stops_in_time_survives_being_killed_and_says_when_the_clock_went_back(
    site: Up,
) -> None:
    """The last of all: it ends the installation of this module, and starts it three times more."""
    data = site.data
    pids = [*children_of(site.process.pid).values()]
    assert len(pids) == 4, "database, web, jobs and mail"
    with contextlib.ExitStack() as visitors:
        for _ in range(5):
            slow = visitors.enter_context(socket.create_connection(("127.0.0.1", site.port)))
            slow.sendall(b"POST /entrar/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n")
        seconds = site.stop()
    assert seconds < 10, site.said  # five, and patience for a machine that is busy
    assert site.process.returncode == 0
    assert not [pid for pid in pids if is_alive(pid)]

    with up(data) as again:
        assert "first-login.txt" in again.said
        password = (data / "first-login.txt").read_text(encoding="utf-8").split()[-1]
        assert password not in again.said, "a password is shown once"
        pids = [*children_of(again.process.pid).values()]
        again.process.kill()
        again.process.wait()
        until(lambda: not [pid for pid in pids if is_alive(pid)], 20, "orphans")

    with up(data) as third, psycopg.connect(owner_url(data)) as connection:
        assert third.healthy()
        connection.execute(
            "INSERT INTO kernel_liveevent (topic, kind, ref, at)"
            " VALUES ('t', 'k', gen_random_uuid(), now() + interval '2 hours')"
        )
        connection.commit()
        examined = run("doctor", "--data", data)
        assert examined.returncode == 1
        assert "NTP" in examined.stdout

    with up(data) as later:
        assert "NTP" in later.said
        assert later.healthy(), "a wrong clock is no reason to refuse messages"
