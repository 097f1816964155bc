"""The mail process as it runs: a real database behind it, killed, bounded, and found by doctors."""

import contextlib
import signal
import smtplib
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from vinculo.config.doctor import site
from vinculo.config.doctor.findings import Grade
from vinculo.config.installation import Running as RunningUp
from vinculo.config.mail import process
from vinculo.config.tests.serving import Running, free_port, start_python, until
from vinculo.interactions import api
from vinculo.interactions.testing import AT, MAILBOX, arrived, mail, mailbox

START = (
    "import django; django.setup(); from vinculo.config.mail import process;"
    "process.run([process.opened('127.0.0.1', {port})])"
)


def greets(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 5) as line:
        return line.recv(100).startswith(b"220")
    return False


@contextlib.contextmanager
def mail_process(**env: str) -> Iterator[Running]:
    port = free_port()
    settings = {"DJANGO_SETTINGS_MODULE": "vinculo.config.settings", **env}
    child, log = start_python(START.format(port=port), **settings)
    running = Running(port, child, log)
    try:
        until(lambda: greets(port) or child.poll() is not None, 60, log=log)
        assert child.poll() is None, log.read_text()[-3000:]
        yield running
    finally:
        running.stop()
        log.unlink()


def peak_megabytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def test_what_it_said_yes_to_survives_kill_nine(committed: None) -> None:
    mailbox()
    raw = mail().replace(b"\n", b"\r\n")
    with mail_process() as running:
        with smtplib.SMTP("127.0.0.1", running.port, timeout=30) as smtp:
            smtp.sendmail("rebotes@correo.example", [MAILBOX], raw)
            running.process.send_signal(signal.SIGKILL)
            running.process.wait(10)
            smtp.close()
        (kept,) = arrived()
        assert kept.raw == raw
        assert (kept.via, kept.envelope["sender"]) == ("smtp", "rebotes@correo.example")
        (job,) = ProcrastinateJob.objects.filter(queue_name="intake")
        assert job.task_name == "interactions.understand_waiting"
        api.understand(kept.id, AT)
        assert api.intake(kept.id).is_settled


def test_large_messages_stay_within_the_bound_and_stopping_is_quick(committed: None) -> None:
    mailbox()
    body = (b"QUJD" * 19 + b"\r\n") * 480_000
    with mail_process() as running:
        with smtplib.SMTP("127.0.0.1", running.port, timeout=60) as smtp:
            smtp.sendmail("a@correo.example", [MAILBOX], b"Subject: 37 MB\r\n\r\n" + body)
        assert peak_megabytes(running.process.pid) < 250
        assert len(arrived()[0].raw) > 36_000_000
        finding = site.mail_in(_up(running.port))
        assert finding.grade is Grade.GOOD
        assert running.stop() < 5
    assert site.mail_in(_up(running.port)).grade is Grade.BAD
    assert site.mail_in(replace(_up(1), mail="")).grade is Grade.WARNING


def test_while_the_database_is_away_it_says_later() -> None:
    away = "postgresql://nobody@127.0.0.1:1/none"
    with (
        mail_process(DATABASE_URL=away, DATABASE_APP_URL=away) as running,
        smtplib.SMTP("127.0.0.1", running.port, timeout=60) as smtp,
    ):
        smtp.ehlo()
        smtp.mail("a@correo.example")
        assert smtp.rcpt(MAILBOX)[0] == 451


def _up(port: int) -> RunningUp:
    return RunningUp(
        pid=1, address="", instance="practice", embedded=True, mail=f"127.0.0.1:{port}"
    )


def test_sockets_are_taken_over_only_when_they_are_meant_for_us() -> None:
    assert process.passed_sockets({}, 7) == []
    assert process.passed_sockets({"LISTEN_PID": "8", "LISTEN_FDS": "1"}, 7) == []


def test_a_socket_that_was_passed_is_served(committed: None) -> None:
    """As systemd does it: the socket is descriptor 3, and only the environment says so."""
    mailbox()
    with socket.create_server(("127.0.0.1", 0)) as opened:
        code = (
            f"import os; os.dup2({opened.fileno()}, 3); os.set_inheritable(3, True);"
            "os.environ['LISTEN_PID'] = str(os.getpid()); os.environ['LISTEN_FDS'] = '1';"
            "import sys; sys.argv = ['vinculo', 'mail'];"
            "from vinculo.config.cli import main; main()"
        )
        child, log = start_python(
            code, pass_fds=(opened.fileno(),), DJANGO_SETTINGS_MODULE="vinculo.config.settings"
        )
        running = Running(opened.getsockname()[1], child, log)
        try:
            until(lambda: greets(running.port) or child.poll() is not None, 60, log=log)
            assert child.poll() is None, log.read_text()[-3000:]
        finally:
            running.stop()
            log.unlink()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "is_ours"),
    [
        (MAILBOX, True),
        (MAILBOX.upper(), True),
        (MAILBOX.replace("@", "+abc@"), True),
        ("postmaster@fibra.example", True),
        ("Postmaster", True),
        ("otra@fibra.example", False),
        ("postmaster@elsewhere.example", False),
        ("averias@fibra.example@elsewhere.example", False),
        ("averias%fibra.example@elsewhere.example", False),
        ("", False),
    ],
)
def test_which_addresses_are_ours(address: str, *, is_ours: bool) -> None:
    mailbox()
    assert api.accepts(address) is is_ours
