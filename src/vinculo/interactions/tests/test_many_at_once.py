"""Messages that came at once are understood at once; what befalls one is not felt by the others."""

import io
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob

from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.interactions import api
from vinculo.interactions.contracts import WireEnvelope
from vinculo.interactions.domain.mail import parse
from vinculo.interactions.domain.reply_address import reply_address
from vinculo.interactions.domain.waves import marks_of, waves
from vinculo.interactions.models import Conversation, Message, RawMessage
from vinculo.interactions.services import intake, keeping, understanding
from vinculo.interactions.testing import AT, mail, mailbox
from vinculo.kernel.testing import run_jobs


def take(number: int, *, sender: str = "", subject: str = "Sin conexión", text: str = "") -> None:
    raw = mail(
        sender=sender or f"Persona {number} <p{number}@correo.example>",
        subject=subject,
        text=text or f"No tengo internet, dice {number}.",
        message_id=f"<{number}@correo.example>",
    )
    api.take_in(io.BytesIO(raw), via="test", at=AT + timedelta(seconds=number))


@given(st.lists(st.frozensets(st.sampled_from("abcde"), max_size=3), max_size=12))
def test_waves_part_what_shares_a_mark_and_keep_its_order(marks: list[frozenset[str]]) -> None:
    groups = waves(marks)
    assert sorted(position for group in groups for position in group) == list(range(len(marks)))
    place = {position: number for number, group in enumerate(groups) for position in group}
    for later, own in enumerate(marks):
        for earlier in range(later):
            assert own.isdisjoint(marks[earlier]) or place[earlier] < place[later]


def test_answers_to_one_address_of_ours_wait_for_each_other() -> None:
    address = reply_address("averias@fibra.example", reply_key="3mfxge3ys6p8", signature="0a" * 16)
    mails = [
        parse(mail(to=address, sender=f"{name} <{name}@correo.example>", message_id=f"<{name}@x>"))
        for name in ("ana", "luis")
    ]
    marks = [marks_of(one, fingerprint=str(place)) for place, one in enumerate(mails)]
    assert waves(marks) == [[0], [1]]


def test_two_who_wrote_from_one_telephone_are_understood_one_after_the_other() -> None:
    mails = [parse(mail(sender=f"{name} <{name}@correo.example>")) for name in ("ana", "luis")]
    same = [
        marks_of(one, fingerprint=str(place), phone="+34600111222")
        for place, one in enumerate(mails)
    ]
    own = [
        marks_of(one, fingerprint=str(place), phone=f"+3460011122{place}")
        for place, one in enumerate(mails)
    ]
    assert waves(same) == [[0], [1]]
    assert waves(own) == [[0, 1]]


@pytest.mark.django_db
def test_what_came_at_once_is_committed_and_told_at_once(
    django_assert_max_num_queries: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox()
    for number in range(20):
        take(number)
    told: list[tuple[str, int]] = []
    monkeypatch.setattr(keeping.events, "publish_all", lambda e: told.append((e[0].name, len(e))))
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        understanding.understand_waiting(at=AT)
    assert told == [("customers.CustomerRegistered", 20), ("interactions.MessageReceived", 20)]
    assert Message.objects.count() == 20
    assert not RawMessage.objects.filter(state="stored").exists()


@pytest.mark.django_db
def test_one_sender_of_two_first_messages_becomes_one_customer() -> None:
    mailbox()
    for number in range(3):
        take(number, sender="Lucía Romero <lucia@correo.example>")
    understanding.understand_waiting(at=AT)
    (found,) = customers.identify(kind=ContactKind.EMAIL, value="lucia@correo.example")
    assert set(Conversation.objects.values_list("customer_id")) == {(found.customer_id,)}
    assert [m.text[-2:] for m in Message.objects.order_by("at")] == ["0.", "1.", "2."]


@pytest.mark.django_db
def test_a_namesake_who_writes_at_the_same_moment_is_a_question_as_ever() -> None:
    mailbox()
    take(1, sender="Lucía Romero <una@correo.example>")
    take(2, sender="lucia romero <otra@correo.example>")
    understanding.understand_waiting(at=AT)
    first, second = Conversation.objects.order_by("opened_at")
    assert first.customer_id is not None
    assert second.customer_id is None
    assert second.candidates[0]["customer_id"] == str(first.customer_id)


@pytest.mark.django_db
def test_a_message_that_fails_among_others_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    mailbox()
    for number in range(4):
        take(number, subject="mala" if number == 1 else "buena")
    judged = keeping.judge

    def trips(mail, *rest, **more):  # type: ignore[no-untyped-def]
        if mail.subject == "mala":
            raise ValueError
        return judged(mail, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "judge", trips)
        understanding.understand_waiting(at=AT)
        for raw in RawMessage.objects.order_by("received_at"):
            try:
                understanding.understand(raw_id=raw.pk, at=AT)
            except ValueError:
                assert raw.received_at == AT + timedelta(seconds=1)
    assert sorted(Message.objects.values_list("subject", flat=True)) == ["buena"] * 3
    run_jobs()
    assert Message.objects.filter(subject="mala").count() == 1
    assert Message.objects.count() == 4


@pytest.mark.django_db
def test_what_dies_in_the_middle_is_neither_lost_nor_doubled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mailbox()
    for number in range(3):
        take(number)

    def dies(*_: object, **__: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("vinculo.kernel.events.publish_all", dies)
        with pytest.raises(SystemExit):
            understanding.understand_waiting(at=AT)
    assert not Message.objects.exists()
    understanding.understand_waiting(at=AT)
    assert not Message.objects.exists(), "whoever may have killed it is not read among others"
    assert intake.sweep(at=AT + timedelta(minutes=2)) == 3
    run_jobs()
    understanding.understand_waiting(at=AT)
    assert Message.objects.count() == Conversation.objects.count() == 3


@pytest.mark.usefixtures("committed")
def test_two_workers_begin_different_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_AT_ONCE", 2)
    for number in range(3):
        take(number)
    begun: list[list[RawMessage]] = []

    def begin() -> None:
        begun.append(intake.begin_oldest()[0])

    def aside() -> None:
        try:
            begin()
        finally:
            connection.close()

    with transaction.atomic():
        begin()
        second = threading.Thread(target=aside)
        second.start()
        second.join(timeout=20)
    assert [[raw.received_at.second for raw in raws] for raws in begun] == [[0, 1], [2]]


@pytest.mark.usefixtures("committed")
def test_one_waiting_job_is_enough_for_all_that_was_committed_before_it() -> None:
    for number in range(3):
        take(number)
    asked = ProcrastinateJob.objects.filter(task_name="interactions.understand_waiting")
    assert asked.count() == 1
    asked.update(status="doing")
    take(3)
    assert asked.filter(status="todo").count() == 1


@pytest.mark.django_db
def test_the_same_bytes_twice_at_one_moment_are_one_message() -> None:
    mailbox()
    blob, size = api.keep_bytes(io.BytesIO(mail()))
    kept = (blob, size, WireEnvelope(sender="", recipients=(), peer=""))
    assert len(set(api.enter_all([kept, kept], via="smtp", at=AT))) == 2
    run_jobs()
    assert sorted(RawMessage.objects.values_list("state", flat=True)) == ["duplicate", "understood"]
    assert Message.objects.count() == 1
