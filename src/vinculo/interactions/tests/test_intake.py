"""Arrivals: none lost, none twice, one bad one never stops the others."""

import io

import pytest

from vinculo.customers import api as customers
from vinculo.interactions import api
from vinculo.interactions.domain import mail as parser
from vinculo.interactions.models import Conversation, Message, RawMessage
from vinculo.interactions.services import intake
from vinculo.interactions.testing import AT, arrive, mail, mailbox
from vinculo.kernel import blobs
from vinculo.kernel.testing import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mailbox() -> None:
    mailbox()


def test_bytes_are_kept_and_named_before_anybody_reads_them() -> None:
    taken = api.take_in(io.BytesIO(mail()), via="cli", at=AT)
    raw = RawMessage.objects.get(pk=taken.id)
    assert blobs.read_blob(raw.blob) == mail()
    assert (taken.key, taken.outcome, taken.is_settled) == (raw.key, "stored", False)
    assert run_jobs() == ["interactions.understand_waiting"]
    assert api.intake(taken.id).is_settled


def test_a_message_opens_a_conversation_with_a_new_customer() -> None:
    taken = arrive(mail())
    view = api.conversation(taken.conversation_id)
    (message,) = api.messages(view.id)
    assert view.key == taken.key
    assert (message.sender_name, message.text) == ("Lucía Romero", "No tengo internet desde ayer.")
    assert customers.names_of([view.customer_id]) == {view.customer_id: "Lucía Romero"}


def test_who_wrote_before_is_known() -> None:
    first = arrive(mail())
    second = arrive(mail(message_id="<dos@correo.example>", subject="Otra cosa"))
    assert first.conversation_id != second.conversation_id
    assert (
        api.conversation(first.conversation_id).customer_id
        == api.conversation(second.conversation_id).customer_id
    )


def test_the_same_bytes_again_are_a_delivery_but_no_message() -> None:
    first, second = arrive(mail()), arrive(mail())
    assert (first.outcome, second.outcome) == ("stored", "duplicate")
    assert second.conversation_id == first.conversation_id
    assert (RawMessage.objects.count(), Message.objects.count()) == (2, 1)


def test_the_same_message_by_another_way_is_a_duplicate() -> None:
    arrive(mail())
    second = arrive(b"Received: from mx2.example\r\n" + mail())
    assert second.outcome == "duplicate"
    assert Message.objects.count() == 1


def test_the_same_id_with_other_content_is_another_message() -> None:
    arrive(mail())
    assert arrive(mail(text="Otra avería distinta.")).outcome == "stored"
    assert Message.objects.count() == 2


def test_messages_without_id_are_not_mistaken_for_each_other() -> None:
    assert arrive(mail(message_id="")).outcome == "stored"
    assert arrive(mail(message_id="", text="Y otra cosa.")).outcome == "stored"


def test_understanding_twice_changes_nothing() -> None:
    taken = arrive(mail())
    api.understand(taken.id, AT)
    assert Message.objects.count() == 1


def test_what_is_killed_in_the_middle_is_understood_later(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = api.take_in(io.BytesIO(mail()), via="cli", at=AT)

    def dies(*_: object, **__: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("vinculo.kernel.events.publish_all", dies)
        with pytest.raises(SystemExit):
            api.understand(taken.id, AT)
    assert (Message.objects.count(), Conversation.objects.count()) == (0, 0)
    api.understand(taken.id, AT)
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"\x00\x01\x02 esto no es un correo", "not_a_message", id="no mail"),
        pytest.param(
            b"From: a@b.example\n"
            + b"".join(
                b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
                for n in range(60)
            ),
            "too_deep",
            id="a bomb of boxes in boxes",
        ),
        pytest.param(
            b"From: a@b.example\n" + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 300,
            "too_many_parts",
            id="a bomb of parts",
        ),
    ],
)
def test_what_cannot_be_read_waits_with_its_reason(raw: bytes, reason: str) -> None:
    taken = arrive(raw)
    assert (taken.outcome, taken.reason) == ("quarantined", reason)
    assert arrive(mail()).outcome == "stored"


def test_a_fault_of_the_parser_stays_with_its_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def trips(*_: object) -> None:
        raise AttributeError

    with monkeypatch.context() as patch:
        patch.setattr(parser, "take_apart", trips)
        taken = arrive(mail())
    assert (taken.outcome, taken.reason) == ("quarantined", "parser_failed")
    intake.retry(raw_id=taken.id)
    run_jobs()
    assert api.intake(taken.id).outcome == "stored"
    assert Message.objects.count() == 1


def test_what_takes_the_process_down_again_and_again_is_put_aside() -> None:
    taken = api.take_in(io.BytesIO(mail()), via="cli", at=AT)
    for _ in range(8):
        intake.begin(taken.id)
    api.understand(taken.id, AT)
    assert api.intake(taken.id).reason == "keeps_failing"


def test_a_forgotten_message_is_found_again() -> None:
    taken = api.take_in(io.BytesIO(mail()), via="cli", at=AT)
    assert intake.sweep(at=AT) == 0
    assert intake.sweep(at=AT + 2 * intake.STALE_AFTER) == 1
    run_jobs()
    assert api.intake(taken.id).is_settled


def test_our_own_mail_coming_back_is_put_aside() -> None:
    from vinculo.interactions.services.instance import instance_mark

    taken = arrive(mail(headers=(("X-Vinculo-Instance", instance_mark()),)))
    assert (taken.outcome, taken.reason) == ("quarantined", "loop")


@pytest.mark.parametrize(
    "header",
    [
        ("Auto-Submitted", "auto-replied"),
        ("Precedence", "bulk"),
        ("X-Autoreply", "yes"),
        ("Return-Path", "<>"),
        ("List-Id", "<noticias.example>"),
    ],
)
def test_machines_are_recorded_as_such_and_make_no_customer(header: tuple[str, str]) -> None:
    taken = arrive(mail(headers=(header,)))
    (message,) = api.messages(taken.conversation_id)
    assert message.is_automatic
    assert api.conversation(taken.conversation_id).customer_id is None


def test_a_shared_address_is_a_question_and_no_guess() -> None:
    for name in ("Lucía Romero", "Pablo Romero"):
        customers.register(name=name, kind="email", value="lucia@correo.example", at=AT)
    view = api.conversation(arrive(mail()).conversation_id)
    assert view.customer_id is None
    assert [(c.name, c.certainty_pct) for c in view.candidates] == [
        ("Lucía Romero", 60),
        ("Pablo Romero", 30),
    ]
