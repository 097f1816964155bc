"""Old mailboxes as history: dated, threaded, repeatable; nobody is written to and nobody works."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from procrastinate.contrib.django.models import ProcrastinateJob

from vinculo.cases.models import Case
from vinculo.cases.testing import House, a_house
from vinculo.clocks.models import Clock
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api
from vinculo.interactions.commands import import_history
from vinculo.interactions.contracts import Direction, Joined
from vinculo.interactions.models import Conversation, HistoryImport, Mailbox, Message, RawMessage
from vinculo.interactions.services import importing, intake
from vinculo.interactions.testing import AT, MAILBOX, arrive, mail
from vinculo.kernel import blobs
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs
from vinculo.notices.models import Notice
from vinculo.routing.models import WorkItem

OLD = ("Date", "Mon, 04 Mar 2019 10:00:00 +0100")


def old(number: int, *, sender: str, to: str, answers: str = "", day: int = 4) -> bytes:
    headers = [("Date", f"Mon, {day:02} Mar 2019 10:00:00 +0100")]
    if answers:
        headers.append(("References", f"<{answers}>"))
    return mail(
        sender=sender,
        to=to,
        subject="Factura de febrero",
        message_id=f"<viejo{number}@correo.example>",
        text=f"Texto {number}\nFrom aquí en adelante\n",
        headers=tuple(headers),
    )


ANSWER = old(2, sender=MAILBOX, to="eva@correo.example", answers="viejo1@correo.example", day=5)
FIRST = old(1, sender="Eva Ruiz <eva@correo.example>", to=MAILBOX)
THIRD = old(3, sender="eva@correo.example", to=MAILBOX, answers="viejo2@correo.example", day=6)
BROKEN = b"\x00" * 40 + b"\n"


def archive(*raws: bytes) -> bytes:
    begin = b"From eva@correo.example Mon Mar  4 09:00:00 2019\n"
    return b"".join(begin + raw.replace(b"\nFrom ", b"\n>From ") + b"\n" for raw in raws)


def mailbox_id() -> UUID:
    return Mailbox.objects.get(address=MAILBOX).pk


def brought(content: bytes) -> importing.Summary:
    summary = importing.import_all(
        importing.in_mbox(io.BytesIO(content)),
        mailbox_id=mailbox_id(),
        now=lambda: AT,
        tell=lambda _summary: None,
    )
    run_jobs()
    return summary


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def test_threads_come_together_with_their_days_in_whatever_order(house: House) -> None:
    summary = brought(archive(ANSWER, THIRD, BROKEN, FIRST))
    assert dict(summary.counts) == {"kept": 3, "bad": 1}
    assert summary.problems[0][0] == 3
    conversation = Conversation.objects.get()
    messages = api.messages(conversation.pk)
    assert [m.direction for m in messages] == [Direction.IN, Direction.OUT, Direction.IN]
    assert {m.joined for m in messages} == {Joined.HISTORY}
    assert messages[0].at == datetime(2019, 3, 4, 9, tzinfo=UTC)
    assert "From aquí" in messages[0].text
    assert conversation.reference.startswith("2019")
    assert conversation.customer is not None


def test_nobody_is_written_to_and_nobody_has_work(house: House) -> None:
    Mailbox.objects.update(acknowledgement="at_once")
    brought(archive(FIRST, ANSWER))
    assert outbox() == []
    assert not Clock.objects.exists()
    assert not WorkItem.objects.exists()
    assert not Notice.objects.exists()
    assert not ProcrastinateJob.objects.filter(queue_name="intake").exists()


def test_repeated_nothing_comes_twice_and_what_is_here_already_stays(house: House) -> None:
    live = arrive(mail(message_id="<vivo@correo.example>"))
    run_jobs()
    content = archive(FIRST, mail(message_id="<vivo@correo.example>"))
    assert dict(brought(content).counts) == {"kept": 1, "known": 1}
    assert dict(brought(content).counts) == {"known": 2}
    assert Message.objects.filter(direction=Direction.IN).count() == 2
    assert api.intake(live.id).conversation_id is not None


def test_what_was_broken_off_is_read_later_as_history_and_nothing_else(house: House) -> None:
    raw_id = intake.take_in(io.BytesIO(FIRST), via="import", at=AT)
    RawMessage.objects.update(envelope={"mailbox": str(mailbox_id()), "dated": ""})
    api.understand(raw_id, AT)
    assert Message.objects.get().joined == Joined.HISTORY


def test_an_imported_message_is_no_proof_so_a_reply_only_follows(house: House) -> None:
    brought(archive(FIRST, ANSWER))
    raw = mail(
        sender="eva@correo.example",
        message_id="<hoy@correo.example>",
        headers=(("References", "<viejo2@correo.example>"),),
    )
    taken = arrive(raw)
    run_jobs()
    assert taken.conversation_id is not None
    (last,) = api.messages(taken.conversation_id)
    assert last.joined == Joined.FOLLOW_UP
    assert api.conversation(taken.conversation_id).follows is not None


def test_a_page_asks_for_it_and_shows_what_came_of_it(house: House) -> None:
    admin = signed_in(a_user(Role.ADMINISTRATOR))
    path = f"/ajustes/buzones/{mailbox_id()}/historia/"
    wrong = admin.post(path, {"file": SimpleUploadedFile("a.mbox", b"nada\n")})
    assert wrong.status_code == 422
    asked = admin.post(path, {"file": SimpleUploadedFile("a.mbox", archive(FIRST, BROKEN))})
    assert asked.status_code == 302
    assert "En espera" in admin.get(path).content.decode()
    run_jobs()
    page = admin.get(path).content.decode()
    assert "Terminada" in page
    assert "n.º 2" in page
    done = HistoryImport.objects.get()
    assert (done.kept, done.bad) == (1, 1)
    importing.run(import_id=done.pk, now=lambda: AT)
    number = Conversation.objects.get().reference
    case = Case.objects.get(number=number)
    page = signed_in(house.marta).get(f"/casos/{case.pk}/")
    assert page.status_code == 200
    assert "Texto 1" in page.content.decode()


def test_the_same_archive_twice_takes_no_bytes_from_anybody(house: House) -> None:
    bytes_of_it = archive(old(1, sender="lucia@correo.example", to=MAILBOX))
    sent_by_somebody, _size = blobs.store(io.BytesIO(bytes_of_it))
    asked = [
        importing.ask(
            mailbox_id=mailbox_id(), file=io.BytesIO(bytes_of_it), folder="", by=None, at=AT
        )
        for _ in range(2)
    ]
    for import_id in asked:
        importing.run(import_id=import_id, now=lambda: AT)
    rows = HistoryImport.objects.order_by("pk").values_list("state", "kept", "known", "blob")
    assert [row[:3] for row in rows] == [("done", 1, 0), ("done", 0, 1)]
    assert not any(blobs.path_of(row[3]).exists() for row in rows)
    assert blobs.read_blob(sent_by_somebody) == bytes_of_it


def test_the_command_answers_with_a_summary(house: House, tmp_path: Path) -> None:
    file = tmp_path / "viejo.mbox"
    file.write_bytes(archive(FIRST, ANSWER))
    done = CliRunner().invoke(import_history.command, [str(file), "--mailbox", MAILBOX])
    assert done.exit_code == 0, done.output
    said = json.loads(done.stdout)
    assert (said["read"], said["kept"], said["problems"]) == (2, 2, [])
    for words, code in (
        ([str(tmp_path / "none"), "--mailbox", MAILBOX], 66),
        ([str(file), "--mailbox", "otra@fibra.example"], 65),
        ([str(file)], 2),
        (["--imap", "Viejo", "--mailbox", MAILBOX], 65),
    ):
        assert CliRunner().invoke(import_history.command, words).exit_code == code
    assert json.loads(CliRunner().invoke(import_history.command, ["--schema"]).stdout)["title"]
