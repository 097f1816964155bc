"""Large messages are read by a child with limits; what ends there is put aside with its reason."""

import io
import os
from collections.abc import Iterable
from email.message import EmailMessage
from pathlib import Path

import pytest

from vinculo.interactions import api
from vinculo.interactions.domain import carried
from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.mail import parse
from vinculo.interactions.services import apart
from vinculo.interactions.testing import MAILBOX, arrive, mail, mailbox


def a_large_mail(size: int = 2 * 1024 * 1024) -> bytes:
    message = EmailMessage()
    message["From"] = "Lucía Romero <lucia@correo.example>"
    message["To"] = f"Averías <{MAILBOX}>, otra@correo.example"
    message["Cc"] = "jefe@correo.example"
    message["Subject"] = "Las fotos de la avería ñ"
    message["Message-ID"] = "<fotos@correo.example>"
    message["References"] = "<a@correo.example> <b@correo.example>"
    message["Date"] = "Fri, 20 Nov 2026 09:00:00 +0000"
    message["Precedence"] = "bulk"
    message.set_content("Van las fotos.\n\n> lo de ayer\n")
    message.add_alternative("<p>Van las <b>fotos</b>.</p>", subtype="html")
    message.add_attachment(os.urandom(size), maintype="image", subtype="png", filename="una.png")
    message.add_attachment(b"", maintype="text", subtype="csv", filename="nada.csv")
    return message.as_bytes()


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.eml"
    path.write_bytes(a_large_mail())
    return path


def piece(pieces: Iterable[bytes]) -> io.BytesIO:
    return io.BytesIO(b"".join(pieces))


def test_a_mail_is_the_same_after_it_was_carried() -> None:
    parsed = parse(a_large_mail(1000))
    assert carried.unpacked(piece(carried.packed(parsed))) == parsed
    plain = parse(mail())
    assert carried.unpacked(piece(carried.packed(plain))) == plain


@pytest.mark.parametrize(
    "said", [b"", b"{}", b"\0\0\0\0\0\0\0\2{}", b"".join(carried.refusal("x"))[:-1]]
)
def test_what_is_no_mail_is_refused(said: bytes) -> None:
    with pytest.raises(UnreadableMailError, match="parser_failed"):
        carried.unpacked(io.BytesIO(said))


def test_a_child_reads_what_we_would_have_read(large: Path) -> None:
    assert apart.parse_apart(large) == parse(large.read_bytes())


def test_the_child_is_given_no_secret(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}

    def notes(*_: object, **how: object) -> None:
        seen.update(how["env"])
        raise OSError("no process")

    monkeypatch.setattr(apart.subprocess, "run", notes)
    with pytest.raises(OSError, match="no process"):
        apart.parse_apart(large)
    assert set(seen) == {"PYTHONPATH"}


def test_a_refusal_of_the_child_keeps_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "nothing.eml"
    path.write_bytes(b" \n" * 10)
    with pytest.raises(UnreadableMailError, match="empty"):
        apart.parse_apart(path)


def test_whoever_needs_too_much_memory_is_refused(large: Path) -> None:
    large.write_bytes(a_large_mail(12 * 1024 * 1024))
    with pytest.raises(UnreadableMailError, match="too_costly"):
        apart.parse_apart(large, memory=80 * 1024 * 1024)


def test_whoever_takes_too_long_is_refused(large: Path) -> None:
    with pytest.raises(UnreadableMailError, match="takes_too_long"):
        apart.parse_apart(large, patience=0.001)


@pytest.mark.django_db
def test_a_large_message_becomes_a_conversation(monkeypatch: pytest.MonkeyPatch) -> None:
    mailbox()
    monkeypatch.setattr("vinculo.interactions.services.reading_raw.parse", _never)
    taken = arrive(a_large_mail())
    (message,) = api.messages(taken.conversation_id)
    assert [file.name for file in message.attachments] == ["una.png", "nada.csv"]
    monkeypatch.setattr(apart, "MODULE", "vinculo.nobody")
    broken = arrive(a_large_mail())
    assert (broken.outcome, broken.reason) == ("quarantined", "too_costly")


def _never(_raw: bytes) -> None:
    raise AssertionError("a large message was read in this process")
