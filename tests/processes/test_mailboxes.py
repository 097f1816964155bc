"""Mailboxes on another server, read by the mail process from Debian's own Dovecot."""

import contextlib
import signal
import socket
import threading
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db.models import F
from django.utils import timezone

from tests.frozen_line import wire
from tests.mail_servers import PASSWORD, Dovecot, dovecot
from vinculo.config.tests.serving import Running, free_port, start_python, until
from vinculo.interactions import api
from vinculo.interactions.contracts import (
    AfterFetch,
    MailboxProblem,
    Security,
    SourceKind,
    SourceState,
    StartFrom,
)
from vinculo.interactions.models import MailboxSource, SourceFolder
from vinculo.interactions.selectors.sources import sources
from vinculo.interactions.services import sources as writing
from vinculo.interactions.testing import AT, arrived, mail, mailbox

BOX = "averias@fibra.example"
START = (
    "import django; django.setup(); from datetime import timedelta;"
    "from vinculo.interactions.services.imap import leases, signing_in, watching;"
    "signing_in.connect.__kwdefaults__['patience'] = {patience};"
    "leases.LEASE = timedelta(seconds=4); watching.RENEW_SECONDS = 1.0;"
    "watching.TURN_SECONDS = 0.3; watching.READ_EVERY_SECONDS = {every};"
    "from vinculo.config.mail import process;"
    "process.run([process.opened('127.0.0.1', {port})])"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with dovecot() as one:
        yield one


@contextlib.contextmanager
def reading(*, every: float = 300.0, patience: float = 60.0) -> Iterator[Running]:
    """The mail process with short leases; IDLE tells it of mail unless ``every`` is short.

    ``patience``: how long a server may be silent when it should answer.
    """
    port = free_port()
    child, log = start_python(
        START.format(port=port, every=every, patience=patience),
        DJANGO_SETTINGS_MODULE="vinculo.config.settings",
        VINCULO_ALLOWED_NETWORKS="127.0.0.0/8",
    )
    running = Running(port, child, log)
    try:
        yield running
    finally:
        running.stop()
        log.unlink()


def a_source(server: Dovecot, user: str, **more: object) -> UUID:
    values = {
        "mailbox_id": mailbox(address=user),
        "kind": SourceKind.IMAP,
        "host": "127.0.0.1",
        "port": server.imap,
        "security": Security.PLAIN,
        "user": user,
        "secret": PASSWORD,
        **more,
    }
    return writing.save(writing.SourceDraft(**values), at=timezone.now())  # type: ignore[arg-type]


def subjects() -> list[str]:
    return sorted(
        one.raw.split(b"Subject: ")[1].split(b"\n")[0].decode().strip() for one in arrived()
    )


def numbered(number: int, user: str = BOX, text: str = "Hola.") -> bytes:
    return mail(
        to=user, subject=f"n{number:03}", message_id=f"<{number}@correo.example>", text=text
    )


def state_is(state: SourceState, problem: str = "") -> bool:
    return MailboxSource.objects.filter(state=state, problem=problem).exists()


def test_mail_arrives_by_idle_is_marked_after_it_is_kept_and_old_mail_stays(
    committed: None, server: Dovecot
) -> None:
    user = "idle@fibra.example"
    server.deliver(user, numbered(0))
    a_source(server, user, after=AfterFetch.SEEN, folders=("INBOX", "Copias"))
    with reading() as running:
        until(lambda: state_is(SourceState.WORKING), 40, log=running.log)
        server.deliver(user, numbered(1))
        until(lambda: subjects() == ["n001"], 10, log=running.log)
        until(lambda: server.flags(user) == ["", "\\Seen"], 10, log=running.log)
        assert sources().popitem()[1].folders[1].is_missing
        kept = arrived()[0]
        assert (kept.via, kept.envelope["recipients"]) == ("imap", [user])
        api.understand(kept.id, AT)
        assert api.intake(kept.id).is_settled
        assert running.stop() < 5
    assert MailboxSource.objects.get().owner == ""


def test_read_only_changes_nothing_and_moving_moves_what_was_kept(
    committed: None, server: Dovecot
) -> None:
    quiet, moved = "quieto@fibra.example", "movido@fibra.example"
    for number, user in enumerate((quiet, moved)):
        server.deliver(user, numbered(number, user))
        server.deliver(user, numbered(10 + number, user), folder="Averías")
    everything = {"start_from": StartFrom.ALL, "folders": ("INBOX", "Averías")}
    a_source(server, quiet, **everything)
    a_source(server, moved, after=AfterFetch.MOVE, move_to="Leído/Vínculo", **everything)
    with reading() as running:
        until(lambda: len(arrived()) == 4, 40, log=running.log)
        until(lambda: server.count(moved, "Leído/Vínculo") == 2, 10, log=running.log)
    assert subjects() == ["n000", "n001", "n010", "n011"]
    assert server.flags(quiet) == server.flags(quiet, "Averías") == [""]
    assert server.count(moved) == server.count(moved, "Averías") == 0


def test_a_folder_that_is_numbered_anew_loses_nothing_and_doubles_nothing(
    committed: None, server: Dovecot
) -> None:
    user = "nuevo@fibra.example"
    for number in range(3):
        server.deliver(user, numbered(number, user))
    a_source(server, user, start_from=StartFrom.ALL)
    with reading() as running:
        until(lambda: len(arrived()) == 3, 40, log=running.log)
    before = SourceFolder.objects.get()
    server.doveadm("mailbox", "update", "-u", user, "--uid-validity", "77", "INBOX")
    server.deliver(user, numbered(3, user))
    with reading() as running:
        until(lambda: SourceFolder.objects.get().last_uid == 4, 40, log=running.log)
    after = SourceFolder.objects.get()
    assert (before.uid_validity, after.uid_validity) != (77, before.uid_validity)
    desk = [one for one in arrived() if one.state != "duplicate"]
    assert sorted(set(subjects())) == ["n000", "n001", "n002", "n003"]
    assert len(desk) == 4


def test_killed_in_mid_fetch_another_process_goes_on_without_loss_or_double(
    committed: None, server: Dovecot
) -> None:
    user = "muere@fibra.example"
    for number in range(40):
        server.deliver(user, numbered(number, user, text="x" * 20_000))
    a_source(server, user, start_from=StartFrom.ALL, after=AfterFetch.SEEN)
    with reading() as first:
        until(lambda: len(arrived()) >= 5, 40, log=first.log)
        first.process.send_signal(signal.SIGKILL)
        first.process.wait(10)
    assert len(arrived()) < 40
    with reading() as one, reading() as other:
        until(lambda: SourceFolder.objects.get().last_uid == 40, 40, log=one.log)
        until(lambda: server.flags(user) == ["\\Seen"] * 40, 20, log=other.log)
        assert MailboxSource.objects.exclude(owner="").count() == 1
    desk = [one for one in arrived() if one.state != "duplicate"]
    assert len({one.raw for one in desk}) == len(desk) == 40


def test_a_line_that_dies_in_mid_fetch_and_in_mid_idle_is_cut_and_nothing_is_lost_or_doubled(
    committed: None, server: Dovecot
) -> None:
    user, other = "cuelga@fibra.example", "sigue@fibra.example"
    for number in range(4):
        server.deliver(user, numbered(number, user, text="x" * 200_000))
    a_source(server, other)
    with wire(server.imap, after_bytes=300_000) as line, reading(every=3, patience=3) as running:
        a_source(server, user, port=line.port, start_from=StartFrom.ALL, after=AfterFetch.SEEN)
        until(lambda: problem_of(user) == MailboxProblem.NO_ANSWER, 60, log=running.log)
        assert 1 <= len(arrived()) < 4
        try_now(user)
        until(lambda: server.flags(user) == ["\\Seen"] * 4, 40, log=running.log)
        assert line.carried == 2
        until(lambda: problem_of(user) == "", 20, log=running.log)
        line.freeze()
        server.deliver(user, numbered(4, user))
        server.deliver(other, numbered(5, other))
        until(lambda: "n005" in subjects(), 20, log=running.log)
        until(lambda: problem_of(user) == MailboxProblem.NO_ANSWER, 60, log=running.log)
        try_now(user)
        until(lambda: "n004" in subjects(), 40, log=running.log)
    desk = [one for one in arrived() if one.state != "duplicate"]
    assert sorted(one.raw.split(b"Subject: ")[1][:4].decode() for one in desk) == [
        f"n{number:03}" for number in range(6)
    ]


def problem_of(user: str) -> str:
    """What the page says is wrong with a mailbox."""
    return MailboxSource.objects.values_list("problem", flat=True).get(mailbox__address=user)


def try_now(user: str) -> None:
    """Do not wait until the next try is due."""
    MailboxSource.objects.filter(mailbox__address=user).update(next_try_at=timezone.now())


def test_what_is_wrong_is_said_in_a_word_and_tried_again_later(
    committed: None, server: Dovecot
) -> None:
    a_source(server, BOX, secret="otra")
    a_source(server, "cifrado@fibra.example", port=server.imaps, security=Security.TLS)
    a_source(server, "nadie@fibra.example", port=1)
    with silent_server() as port, reading() as running:
        a_source(server, "mudo@fibra.example", port=port)
        until(
            lambda: MailboxSource.objects.filter(state=SourceState.FAILING).count() == 4,
            60,
            log=running.log,
        )
    found = dict(MailboxSource.objects.values_list("mailbox__address", "problem"))
    assert found == {
        BOX: MailboxProblem.WRONG_PASSWORD,
        "cifrado@fibra.example": MailboxProblem.TLS_UNTRUSTED,
        "nadie@fibra.example": MailboxProblem.REFUSED,
        "mudo@fibra.example": MailboxProblem.NO_ANSWER,
    }
    assert not MailboxSource.objects.filter(next_try_at__lte=F("checked_at")).exists()


@contextlib.contextmanager
def silent_server() -> Iterator[int]:
    """A fake: it takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        taken: list[socket.socket] = []

        def take() -> None:
            with contextlib.suppress(OSError):
                while True:
                    taken.append(one.accept()[0])

        threading.Thread(target=take, daemon=True).start()
        yield one.getsockname()[1]
        one.shutdown(socket.SHUT_RDWR)
        for line in taken:
            line.close()


def test_encrypted_with_the_companys_own_authority_and_large_within_the_bound(
    committed: None, server: Dovecot
) -> None:
    user = "grande@fibra.example"
    body = "QUJD" * 19 + "\n"
    server.deliver(user, mail(to=user, subject="grande", text=body * 440_000))
    a_source(
        server,
        user,
        host="localhost",
        port=server.imap,
        security=Security.STARTTLS,
        authority_pem=server.certificate,
        start_from=StartFrom.ALL,
    )
    with reading() as running:
        until(lambda: len(arrived()) == 1, 60, log=running.log)
        from vinculo.config.tests.test_mail_process import peak_megabytes

        assert peak_megabytes(running.process.pid) < 250
    assert len(arrived()[0].raw) > 33_000_000
