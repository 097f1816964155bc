"""A server that somebody typed may say what it likes: no page and no worker waits for ever."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.test import override_settings

from vinculo.delivery.contracts import Outcome
from vinculo.delivery.transports import smtp
from vinculo.interactions.contracts import Security
from vinculo.interactions.domain.errors import MailboxProblemError
from vinculo.interactions.services import trying
from vinculo.interactions.services.imap.connection import Access

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
HERE = override_settings(ALLOWED_NETWORKS=("127.0.0.0/8",))
DRIP_SECONDS = 0.05


@contextmanager
def server_that_says(begin: bytes, again: bytes, *, drips: bool) -> Iterator[int]:
    """Its port; it listens to nothing and says ``again`` for as long as anybody hears it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def speak() -> None:
            with contextlib.suppress(OSError):
                line, _ = listener.accept()
                with line:
                    line.settimeout(10)
                    line.sendall(begin)
                    while True:
                        line.sendall(again if drips else again * 1000)
                        time.sleep(DRIP_SECONDS if drips else 0)

        thread = threading.Thread(target=speak, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
    thread.join(timeout=5)


@HERE
@pytest.mark.parametrize(
    ("begin", "again", "drips"),
    [
        pytest.param(b"", b"x", True, id="a greeting that drips"),
        pytest.param(b"", b"220-welcome\r\n", False, id="a greeting without an end"),
    ],
)
def test_no_server_that_takes_mail_holds_a_worker(
    monkeypatch: pytest.MonkeyPatch, begin: bytes, again: bytes, *, drips: bool
) -> None:
    monkeypatch.setattr(smtp, "TRY_SECONDS", 0.5)
    began = time.monotonic()
    with server_that_says(begin, again, drips=drips) as port:
        server = smtp.SmtpServer(
            scheme="smtp", host="127.0.0.1", port=port, user="", password="", is_typed=True
        )
        outcome, _ = smtp.try_out(server)
    assert outcome == Outcome.TEMPORARY
    assert time.monotonic() - began < 5


@HERE
@pytest.mark.parametrize(
    ("begin", "again", "drips"),
    [
        pytest.param(b"", b"*", True, id="a greeting that drips"),
        pytest.param(b"* OK\r\n", b"* OK more\r\n", False, id="lines without an end"),
        pytest.param(b"* OK\r\n", b"* LIST () {9}\r\n", True, id="a literal that drips"),
    ],
)
def test_no_server_that_keeps_mail_holds_a_page(
    monkeypatch: pytest.MonkeyPatch, begin: bytes, again: bytes, *, drips: bool
) -> None:
    monkeypatch.setattr(trying, "TRY_SECONDS", 0.4)
    began = time.monotonic()
    with server_that_says(begin, again, drips=drips) as port, pytest.raises(MailboxProblemError):
        trying.try_reading(
            Access(host="127.0.0.1", port=port, security=Security.PLAIN, user="a", secret="b"),
            folders=["INBOX"],
            read_only=True,
            now=lambda: NOW,
        )
    assert time.monotonic() - began < 5
