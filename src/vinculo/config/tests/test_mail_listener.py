"""The mail listener as other servers meet it: by smtplib, by LMTP, and by rough bytes."""

import contextlib
import smtplib
import socket
import threading
import time
from collections.abc import Iterator
from typing import Self

import pytest

from vinculo.config.mail import listener as listener_module
from vinculo.config.mail import session as session_module
from vinculo.config.tests.mail_door import OURS, Here, MemoryDoor, listening
from vinculo.interactions.contracts import LARGEST_MAIL_BYTES

MAIL = b"From: a@b.example\r\nTo: x@y.example\r\nSubject: Hola\r\n\r\n.punto\r\n..dos\r\nfin\r\n"


@pytest.fixture
def door() -> MemoryDoor:
    return MemoryDoor()


@pytest.fixture
def here(door: MemoryDoor) -> Iterator[Here]:
    with listening(door) as opened:
        yield opened


@contextlib.contextmanager
def client(here: Here) -> Iterator[smtplib.SMTP]:
    with smtplib.SMTP("127.0.0.1", here.port, timeout=30) as smtp:
        smtp.ehlo("mx.example")
        yield smtp


def dialogue(line: socket.socket, *commands: bytes) -> list[bytes]:
    """Send each command and hear one answer each, after the greeting."""
    file = line.makefile("rb")
    answers = [file.readline()]
    for command in commands:
        line.sendall(command + b"\r\n")
        while (answer := file.readline())[3:4] == b"-":
            pass
        answers.append(answer)
    file.close()
    return answers


def test_a_message_is_kept_byte_for_byte_with_its_envelope(here: Here, door: MemoryDoor) -> None:
    with client(here) as smtp:
        assert smtp.sendmail("bounces@b.example", [OURS], MAIL) == {}
        assert smtp.sendmail("", [OURS, f"averias+x@{OURS.partition('@')[2]}"], MAIL) == {}
    first, second = door.kept
    assert (first.raw, first.sender, first.recipients) == (MAIL, "bounces@b.example", [OURS])
    assert first.peer == "127.0.0.1"
    assert (second.sender, len(second.recipients)) == ("", 2)


def test_who_is_not_ours_is_refused_at_once_and_nothing_is_relayed(
    here: Here, door: MemoryDoor
) -> None:
    with client(here) as smtp:
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            smtp.sendmail("a@b.example", ["stranger@elsewhere.example"], MAIL)
        assert refused.value.recipients["stranger@elsewhere.example"][0] == 550
        assert smtp.sendmail("a@b.example", [OURS, "stranger@elsewhere.example"], MAIL)
    assert [kept.recipients for kept in door.kept] == [[OURS]]


def test_it_says_what_it_offers(here: Here) -> None:
    with client(here) as smtp:
        assert smtp.esmtp_features["size"] == str(LARGEST_MAIL_BYTES)
        assert {"8bitmime", "smtputf8", "pipelining"} <= set(smtp.esmtp_features)
        assert smtp.mail("a@b.example", ["BODY=8BITMIME", "SMTPUTF8"])[0] == 250
        assert smtp.rcpt("averias+ñ@fibra.example".encode().decode("latin-1"))[0] == 250


def test_what_is_announced_as_too_large_is_refused_before_it_comes(here: Here) -> None:
    with client(here) as smtp:
        assert smtp.mail("a@b.example", [f"size={LARGEST_MAIL_BYTES + 1}"])[0] == 552


def test_what_turns_out_too_large_is_refused_and_the_next_one_taken(
    here: Here, door: MemoryDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "LARGEST_MAIL_BYTES", 10_000)
    with client(here) as smtp:
        smtp.esmtp_features.pop("size")
        with pytest.raises(smtplib.SMTPDataError) as refused:
            smtp.sendmail("a@b.example", [OURS], MAIL + b"x" * 20_000)
        assert refused.value.smtp_code == 552
        smtp.sendmail("a@b.example", [OURS], MAIL)
    assert [kept.raw for kept in door.kept] == [MAIL]


def test_while_the_database_is_away_nothing_is_taken_and_nothing_refused(
    here: Here, door: MemoryDoor
) -> None:
    with client(here) as smtp:
        door.is_away = True
        smtp.mail("a@b.example")
        assert smtp.rcpt(OURS)[0] == 451
        door.is_away = False
        assert smtp.rcpt(OURS)[0] == 250
        door.is_away = True
        assert smtp.data(MAIL)[0] == 451
        door.is_away = False
        assert smtp.sendmail("a@b.example", [OURS], MAIL) == {}
    assert len(door.kept) == 1


def test_a_full_disk_is_said_after_the_body_and_the_line_lives_on(
    here: Here, door: MemoryDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def __init__(self, *_: object, **__: object) -> None: ...
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None: ...
        def write(self, _content: bytes) -> None:
            raise OSError(28, "No space left on device")

    with client(here) as smtp:
        with monkeypatch.context() as patch:
            patch.setattr(session_module.tempfile, "SpooledTemporaryFile", Full)
            smtp.mail("a@b.example")
            smtp.rcpt(OURS)
            assert smtp.data(MAIL)[0] == 452
        assert smtp.sendmail("a@b.example", [OURS], MAIL) == {}


def test_lmtp_answers_for_each_recipient(here: Here, door: MemoryDoor) -> None:
    commands = (b"LHLO mx", b"MAIL FROM:<a@b.example>", b"RCPT TO:<averias@fibra.example>")
    with here.line() as line:
        answers = dialogue(line, *commands, b"RCPT TO:<averias+b@fibra.example>", b"DATA")
        assert [answer[:3] for answer in answers] == [
            b"220",
            b"250",
            b"250",
            b"250",
            b"250",
            b"354",
        ]
        line.sendall(MAIL.replace(b"\r\n.", b"\r\n..") + b".\r\nQUIT\r\n")
        with line.makefile("rb") as file:
            said = [file.readline()[:3] for _ in range(3)]
    assert said == [b"250", b"250", b"221"]
    assert door.kept[0].raw == MAIL


def test_commands_may_come_all_at_once(here: Here, door: MemoryDoor) -> None:
    with here.line() as line:
        line.sendall(
            b"EHLO mx\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<averias@f.example>\r\nDATA\r\n"
            b"Subject: uno\r\n\r\nx\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<averias@f.example>\r\nDATA\r\n"
            b"Subject: dos\r\n\r\ny\r\n.\r\nQUIT\r\n"
        )
        with line.makefile("rb") as file:
            said = file.read().decode()
    assert [kept.raw[9:12] for kept in door.kept] == [b"uno", b"dos"]
    assert said.splitlines()[-1].startswith("221")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (b"MAIL FROM:<a@b.example>", b"503"),
        (b"RCPT TO:<averias@f.example>", b"503"),
        (b"DATA", b"503"),
        (b"EHLO", b"501"),
        (b"\xff\xfe", b"500"),
        (b"AUTH PLAIN AAAA", b"500"),
        (b"VRFY averias", b"252"),
        (b"HELP", b"214"),
        (b"NOOP", b"250"),
        (b"RSET", b"250"),
        (b"HELO mx", b"250"),
        (b"QUIT", b"221"),
    ],
)
def test_what_is_out_of_turn_is_said(here: Here, command: bytes, code: bytes) -> None:
    with here.line() as line:
        assert dialogue(line, command)[-1][:3] == code


def test_who_does_nothing_right_is_shown_the_door(here: Here) -> None:
    with here.line() as line:
        answers = dialogue(line, *[b"NONSENSE"] * (session_module.MOST_FAULTS + 1))
    assert answers[-1].startswith(b"421")


def test_guessing_mailboxes_ends_soon(here: Here) -> None:
    guesses = [f"RCPT TO:<guess{n}@fibra.example>".encode() for n in range(30)]
    with here.line() as line, line.makefile("rb") as file:
        line.sendall(b"\r\n".join([b"EHLO mx", b"MAIL FROM:<a@b.example>", *guesses, b""]))
        said = file.read().decode()
    assert said.count("\r\n550") == session_module.MOST_FAULTS
    assert "421 4.7.0" in said


def test_a_line_without_end_is_cut_off(here: Here) -> None:
    with here.line() as line, line.makefile("rb") as file:
        line.sendall(b"A" * 10_000)
        assert b"500 5.5.2" in file.read()


def test_one_peer_cannot_take_all_connections(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener_module, "MOST_OF_ONE_PEER", 2)
    with here.line() as one, here.line() as two:
        assert dialogue(one)[0][:3] == dialogue(two)[0][:3] == b"220"
        with here.line() as three:
            assert dialogue(three)[0][:3] == b"421"


def test_only_a_listed_proxy_speaks_for_others(door: MemoryDoor) -> None:
    said = b"PROXY TCP4 203.0.113.9 127.0.0.1 4000 25\r\n"
    send = (
        b"EHLO mx\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<averias@f.example>\r\nDATA\r\n"
        b"Subject: x\r\n\r\nx\r\n.\r\nQUIT\r\n"
    )
    with listening(door, proxies=["127.0.0.1"]) as here:
        with here.line() as line, line.makefile("rb") as file:
            line.sendall(said + send)
            file.read()
        with here.line() as line, line.makefile("rb") as file:
            line.sendall(send)
            assert file.read() == b""
    assert [kept.peer for kept in door.kept] == ["203.0.113.9"]
    with listening(door) as here, here.line() as line, line.makefile("rb") as file:
        line.sendall(said + send)
        assert b"500 5.5.2" in file.read()
    assert door.kept[1].peer == "127.0.0.1"


def test_stopping_lets_a_message_end_and_sends_the_idle_away(here: Here, door: MemoryDoor) -> None:
    door.gate = threading.Event()
    with here.line() as idle, client(here) as smtp:
        assert dialogue(idle, b"EHLO mx")[-1][:3] == b"250"
        answer: list[int] = []
        smtp.mail("a@b.example")
        smtp.rcpt(OURS)
        sending = threading.Thread(target=lambda: answer.append(smtp.data(MAIL)[0]))
        sending.start()
        assert door.entered.wait(20)
        closing = threading.Thread(target=here.close)
        closing.start()
        with idle.makefile("rb") as file:
            assert file.readline().startswith(b"421")
        door.gate.set()
        sending.join(20)
        closing.join(20)
        smtp.close()
    assert answer == [250]
    assert len(door.kept) == 1


def test_it_answers_within_a_second_while_large_ones_arrive(here: Here, door: MemoryDoor) -> None:
    large = MAIL + b"A" * 76 + b"\r\n" + (b"QUJD" * 19 + b"\r\n") * 450_000
    sent = []

    def send() -> None:
        with client(here) as smtp:
            smtp.mail("a@b.example")
            smtp.rcpt(OURS)
            smtp.putcmd("data")
            smtp.getreply()
            smtp.send(large + b".\r\n")
            sent.append(smtp.getreply()[0])

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    slowest, greetings = 0.0, 0
    while any(thread.is_alive() for thread in threads):
        began = time.monotonic()
        with here.line() as line:
            assert dialogue(line, b"NOOP")[-1][:3] == b"250"
        slowest, greetings = max(slowest, time.monotonic() - began), greetings + 1
    for thread in threads:
        thread.join(60)
    assert sent == [250, 250]
    assert greetings
    assert slowest < 5, f"{slowest:.2f} s beside {greetings} greetings"
