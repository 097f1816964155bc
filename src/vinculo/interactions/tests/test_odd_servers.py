"""IMAP servers that are right and unlike the ones we know: nothing they hold is taken for gone."""

import io
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime

import pytest
from django.test import override_settings

from vinculo.interactions.contracts import Security
from vinculo.interactions.domain.fetching import uids_in
from vinculo.interactions.services.imap.connection import Access, Connection

MAIL = b"From: ana@correo.example\r\nSubject: Hola\r\n\r\nNo tengo internet.\r\n"
DATE = b'INTERNALDATE "20-Nov-2026 09:00:00 +0000"'
BYTES = b"BODY[]<0> {%d}\r\n%s" % (len(MAIL), MAIL)
HERE = override_settings(ALLOWED_NETWORKS=("127.0.0.0/8",))
WHEN = datetime(2026, 11, 20, 9, tzinfo=UTC)


@contextmanager
def server_that_answers(fetched: bytes) -> Iterator[int]:
    """A real conversation by IMAP4rev1 in which every FETCH is answered with ``fetched``."""
    says = {
        b"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n",
        b"SELECT": b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 6] x\r\n",
        b"UID": fetched,
    }
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def speak() -> None:
            with suppress(OSError):
                line, _ = listener.accept()
                with line, line.makefile("rb") as said:
                    line.sendall(b"* OK ready\r\n")
                    for words in said:
                        tag, verb = words.split()[:2]
                        line.sendall(says.get(verb.upper(), b"") + tag + b" OK done\r\n")

        thread = threading.Thread(target=speak, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
    thread.join(timeout=5)


@HERE
@pytest.mark.parametrize(
    ("fetched", "size", "received"),
    [
        pytest.param(
            b"* 1 FETCH (UID 5 " + DATE + b" " + BYTES + b")\r\n", len(MAIL), WHEN, id="as asked"
        ),
        pytest.param(
            b"* 1 FETCH (" + BYTES + b" " + DATE + b" UID 5)\r\n", len(MAIL), WHEN, id="bytes first"
        ),
        pytest.param(b"* 1 FETCH (UID 5 " + BYTES + b")\r\n", len(MAIL), None, id="no date"),
        pytest.param(
            b"* 1 FETCH (UID 5 " + DATE.replace(b"2026", b"0000") + b" " + BYTES + b")\r\n",
            len(MAIL), None, id="a date nobody can have",
        ),
        pytest.param(
            b"* 9 FETCH (FLAGS (\\Seen))\r\n* 1 FETCH (UID 5 " + DATE + b" " + BYTES + b")\r\n",
            len(MAIL), WHEN, id="news of another one before",
        ),
        pytest.param(b"* 1 FETCH (" + BYTES + b" UID 4)\r\n", 0, None, id="another message"),
        pytest.param(b"", 0, None, id="gone"),
    ],
)  # fmt: skip
def test_a_message_is_copied_in_whatever_order_it_is_told(
    fetched: bytes, size: int, received: datetime | None
) -> None:
    with server_that_answers(fetched) as port:
        access = Access(host="127.0.0.1", port=port, security=Security.PLAIN, user="a", secret="b")
        line = Connection(access, patience=5)
        with closing(io.BytesIO()) as target:
            line.sign_in()
            assert line.open_folder("INBOX", read_only=False) == (7, 6)
            assert line.spool(5, target) == (size, received)
            assert target.getvalue() == (MAIL if size else b"")
        line.leave()


def test_only_numbers_are_numbers_of_messages() -> None:
    assert uids_in(["5", "²", "seis", "7", "3"], after=3) == [5, 7]
    assert re.fullmatch(r"\d+", "٣"), "digits of other scripts are none here"
    assert uids_in(["٣"], after=0) == []
