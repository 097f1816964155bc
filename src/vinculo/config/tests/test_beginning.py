"""Beginnings that could harm: a slow visitor, another's database, an index left half, a crash."""

import os
import socket
import time
import uuid
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from vinculo.config import database, waiting
from vinculo.config.commands import leave
from vinculo.config.leaving import has_left
from vinculo.config.refusals import FolderError
from vinculo.kernel import ahead, blobs
from vinculo.kernel.leaving import ask_to_leave


def test_who_says_a_byte_now_and_then_holds_no_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "READ_SECONDS", 0.4)
    with socket.create_server(("127.0.0.1", 0)) as port:
        page = waiting.Waiting(port)
        with socket.create_connection(port.getsockname()) as slow:
            began = time.monotonic()
            slow.sendall(b"G")
            slow.settimeout(5)
            while time.monotonic() - began < 3:
                time.sleep(0.2)
                try:
                    slow.sendall(b"E")
                except OSError:
                    break
            held = time.monotonic() - began
        page.end()
    assert held < 3


def asked_while_starting(words: str, path: str) -> str:
    """What a browser is answered while a start is at work on ``words``."""
    with socket.create_server(("127.0.0.1", 0)) as port:
        page = waiting.Waiting(port)
        page.tell(words)
        with socket.create_connection(port.getsockname()) as browser:
            browser.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            browser.settimeout(5)
            answer = b""
            while more := browser.recv(65536):
                answer += more
        page.end()
    return answer.decode()


def test_who_waits_reads_what_is_done_in_the_looks_of_the_house_and_no_file_of_the_server() -> None:
    page = asked_while_starting("Copia de antes: /srv/vinculo/antes.vinculo", "/")
    assert page.startswith("HTTP/1.1 503 ")
    assert "Copia de antes<" in page
    assert "/srv/vinculo" not in page
    assert f'href="{waiting.STYLE}"' in page
    assert "style-src 'self'" in page
    style = asked_while_starting("Tablas", waiting.STYLE)
    assert style.startswith("HTTP/1.1 200 ")
    assert "Content-Type: text/css" in style
    assert "--canvas" in style


def test_another_s_database_is_never_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@elsewhere/company")
    told = CliRunner().invoke(leave.command, ["--data", str(tmp_path)])
    assert isinstance(told.exception, FolderError)
    ask_to_leave(tmp_path, erase=True)
    assert not has_left(tmp_path)


def test_an_index_that_was_left_half_is_made_anew() -> None:
    admin = os.environ["VINCULO_TEST_ADMIN_URL"]
    name = f"half_{uuid.uuid4().hex}"
    database.create_database(admin, name, template="template0")
    owner = admin.replace("postgres@/postgres?", f"{database.OWNER_ROLE}@/{name}?")
    try:
        with psycopg.connect(owner, autocommit=True) as connection:
            connection.execute("CREATE TABLE told (word int)")
            connection.execute("INSERT INTO told VALUES (1), (1)")
            connection.execute("CREATE INDEX whole ON told (word)")
            with pytest.raises(psycopg.errors.UniqueViolation):
                connection.execute("CREATE UNIQUE INDEX CONCURRENTLY half ON told (word)")
        assert database.drop_unfinished_indexes(owner) == ["half"]
        assert database.drop_unfinished_indexes(owner) == []
    finally:
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.django_db
def test_what_a_crash_left_half_is_written_whole() -> None:
    content = uuid.uuid4().bytes
    with ahead.ahead():
        ((digest, size),) = blobs.store_many([content])
    kept = blobs.path_of(digest)
    kept.write_bytes(b"")
    with ahead.ahead():
        blobs.store_many([content, content])
    assert (kept.read_bytes(), size) == (content, len(content))
