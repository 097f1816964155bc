"""From what was filled in to a case: kept first, read later, shown in words."""

import io
from uuid import UUID, uuid4

import pytest
from django.utils import translation

from vinculo.customers import api as customers
from vinculo.interactions import api
from vinculo.interactions.contracts import (
    Acknowledgement,
    Channel,
    Direction,
    MessageView,
    Outcome,
    SpamRuleKind,
)
from vinculo.interactions.domain.forms.definition import FieldKind
from vinculo.interactions.models import Attachment, FormAnswer, Mailbox, StagedFile
from vinculo.interactions.selectors.forms import forms
from vinculo.interactions.services import spam_rules
from vinculo.interactions.services.forms import building, receiving, staging
from vinculo.interactions.testing import AT, a_form, mailbox
from vinculo.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db

ANSWERS = {
    "tipo": "averia",
    "que": "Se corta <b>cada</b> noche.",
    "nombre": "Lucía Romero",
    "correo": "lucia@correo.example",
    "desde": "2026-11-16",
}


def sent(*, answers: dict[str, object] | None = None, **more: object) -> receiving.Taken:
    """What somebody filled in, read by the worker."""
    opened = forms.open_form("que-ha-pasado") or a_form()
    written = receiving.Written(
        request_id=uuid4(),
        version_id=opened.version_id,
        language="es",
        answers=ANSWERS if answers is None else answers,
        **more,  # type: ignore[arg-type]
    )
    taken = receiving.receive(written, at=AT)
    api.understand(taken.raw_id, AT)
    return taken


def test_a_filled_in_form_is_a_message_with_its_questions_and_files() -> None:
    mailbox()
    file = {"name": "luz.png", "media_type": "image/png", "size_bytes": 3, "digest": "a" * 64}
    taken = sent(answers={**ANSWERS, "fotos": [file]})
    known = api.intake(taken.raw_id)
    assert known.conversation_id is not None
    thread = api.conversation(known.conversation_id)
    assert (thread.key, thread.channel) == (taken.key, Channel.FORM)
    assert thread.subject == "Cuéntenos qué ha pasado: Algo no funciona"
    assert [p.address for p in thread.participants] == ["lucia@correo.example"]
    message = api.messages(known.conversation_id)[0]
    assert "¿Qué ha pasado?\nSe corta <b>cada</b> noche." in message.text
    assert message.answers[0].answer == "Algo no funciona"
    assert [f.name for f in message.attachments] == ["luz.png"]
    with translation.override("en"):
        shown = api.messages(known.conversation_id)[0].answers
    assert ("What is it about?", "Something does not work") in [
        (line.question, line.answer) for line in shown
    ]
    assert Attachment.objects.get().blob == "a" * 64


def test_the_same_page_sent_twice_is_one_answer_with_one_key() -> None:
    opened = a_form()
    written = receiving.Written(
        request_id=uuid4(), version_id=opened.version_id, language="es", answers=ANSWERS
    )
    first = receiving.receive(written, at=AT)
    again = receiving.receive(written, at=AT)
    assert (again.key, again.is_new) == (first.key, False)
    assert FormAnswer.objects.count() == 1


def test_answers_stay_readable_when_the_form_changes() -> None:
    mailbox()
    opened = a_form()
    taken = sent()
    building.drop_field(opened.id, "que")
    building.publish(opened.id, by=SYSTEM, at=AT)
    conversation_id = api.intake(taken.raw_id).conversation_id
    assert conversation_id is not None
    questions = [line.question for line in api.messages(conversation_id)[0].answers]
    assert "¿Qué ha pasado?" in questions
    newest = forms.open_form(opened.slug)
    assert newest is not None
    assert newest.number == 2
    assert newest.definition.field_of("que") is None


def test_a_telephone_alone_finds_or_makes_the_customer_and_nothing_is_no_customer() -> None:
    mailbox()
    taken = sent(answers={"que": "Llámenme", "telefono": "959 000 142", "nombre": "Ana Gil"})
    conversation_id = api.intake(taken.raw_id).conversation_id
    assert conversation_id is not None
    customer_id = api.conversation(conversation_id).customer_id
    assert customer_id is not None
    assert customers.names_of([customer_id])[customer_id] == "Ana Gil"
    for answers in ({"que": "Anónima"}, {"que": "Rara", "telefono": "0000000"}):
        conversation_id = api.intake(sent(answers=dict(answers)).raw_id).conversation_id
        assert conversation_id is not None
        assert api.conversation(conversation_id).customer_id is None


def test_a_robot_waits_in_quarantine_and_a_rule_against_spam_holds_for_forms() -> None:
    mailbox()
    assert api.intake(sent(trapped="form_trap").raw_id).reason == "form_trap"
    spam_rules.make(kind=SpamRuleKind.TEXT, text="casino", by=SYSTEM, at=AT)
    refused = api.intake(sent(answers={"que": "El mejor CASINO"}).raw_id)
    assert (refused.outcome, refused.reason) == (Outcome.QUARANTINED, "spam_rule")


def told(raw_id: UUID) -> list[MessageView]:
    """What was written back by itself."""
    conversation_id = api.intake(raw_id).conversation_id
    assert conversation_id is not None
    return [m for m in api.messages(conversation_id) if m.direction is Direction.OUT]


def test_who_left_an_address_is_told_the_key_and_nothing_they_wrote_n6() -> None:
    mailbox()
    Mailbox.objects.update(acknowledgement=Acknowledgement.AT_ONCE)
    victim = {**ANSWERS, "correo": "victima@ajeno.example"}
    taken = sent(answers=dict(victim))
    (mail,) = told(taken.raw_id)
    assert taken.key in mail.text
    assert "Lucía" not in mail.text
    assert "corta" not in mail.text
    later = [told(sent(answers=dict(victim)).raw_id) for _ in range(4)]
    assert [len(mails) for mails in later] == [1, 1, 0, 0]


def test_files_lie_ready_beside_their_page_only_and_not_for_ever() -> None:
    opened = a_form()
    mine, other = uuid4(), uuid4()
    token = staging.stage(
        io.BytesIO(b"x"), name="../../a.png", request_id=mine, form_id=opened.id,
        field_key="fotos", at=AT,
    )  # fmt: skip
    staging.unstage(request_id=other, token=token, form_id=opened.id)
    staging.unstage(request_id=mine, token=token, form_id=None)
    assert [f.name for f in forms.staged_files(mine, opened.id)["fotos"]] == ["a.png"]
    assert forms.staged_files(other, opened.id) == {}
    assert staging.sweep(at=AT + staging.KEPT * 2) == 1
    assert not StagedFile.objects.exists()


def test_a_draft_is_published_as_a_version_and_the_same_draft_makes_no_other() -> None:
    opened = a_form()
    assert building.publish(opened.id, by=SYSTEM, at=AT) == 1
    building.move_field(opened.id, "que", by=-1)
    assert building.publish(opened.id, by=SYSTEM, at=AT) == 2
    building.close(opened.id)
    assert forms.open_form(opened.slug) is None
    assert opened.definition.fields[0].kind is FieldKind.CHOICE
