"""Asking a customer for what is missing: proved, ended by their answer, alarmed, never closed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.cases.testing import MORNING, a_case, a_house, merged
from vinculo.complaints.models import Complaint, ComplaintStep
from vinculo.complaints.services import completing, legal
from vinculo.complaints.testing import a_complaint, answer_complaint, ask_customer
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.delivery.contracts import OutgoingKind
from vinculo.delivery.events import DeliveryFailed
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Direction
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel import clock, events
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import AskedBy, TermState
from vinculo.portfolio.testing import a_signed_scope
from vinculo.statutory import api as statutory
from vinculo.work import api as work

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LUCIA = "Lucía Romero <lucia@correo.example>"
ENGLISH = (
    "Good morning. I have been without internet since yesterday afternoon and nobody answers the"
    " telephone. I want my money back for these days and an explanation of what went wrong."
)


@pytest.fixture
def house(db):
    found = a_house()
    a_signed_scope()
    return found


@pytest.fixture
def claim(house):
    case = a_case()
    customer = customers.register(
        name="Lucía", kind=ContactKind.EMAIL, value="lucia@correo.example", at=MORNING
    )
    cases.set_customer(case_id=case.id, customer_id=customer, actor=SYSTEM, at=MORNING)
    a_complaint(case.id)
    return Complaint.objects.select_related("case").get()


@pytest.fixture
def by_phone(house):
    """A complaint that somebody told by telephone: there is no address to write to."""
    case_id = cases.open_case(
        actor=SYSTEM,
        service_id=house.service_id,
        customer_id=None,
        kind=CaseKind.CLAIM,
        subject="Cobro de más",
        text="Llama el cliente",
        at=clock.now() - DAY,
    )
    run_jobs()
    return Complaint.objects.select_related("case").get(case_id=case_id)


def state(row, duty="ES10-15BD"):
    subject = legal.subject_of(row.case_id)
    found = portfolio.terms_of([subject])[subject]
    return next(one.state for one in found if one.duty == duty and one.is_first)


def pauses(row):
    return portfolio.pauses_of([legal.subject_of(row.case_id)])


def sent(row):
    ours = [m for m in interactions.messages(row.case.conversation_id) if m.direction == "out"]
    return ours[-1]


def written(row, *, at, sender=LUCIA, headers=(), text="Aquí va la factura."):
    """Somebody writes into the thread of the complaint."""
    raw = mail(
        sender=sender,
        subject="Re: factura",
        text=text,
        message_id=f"<{uuid4()}@correo.example>",
        headers=(("In-Reply-To", str(outbox()[-1].message["Message-ID"])), *headers),
    )
    arrive(raw, at=at)
    run_jobs()


def typed(**values):
    day = (clock.now() + 40 * DAY).date().isoformat()
    said = {"pausa": completing.COMPLETION, "porque": "La factura de octubre", "dia": day}
    return said | {"como": "message"} | values


def posted(client, row, **values):
    row.refresh_from_db()
    seen = Complaint.objects.select_related("case").get(pk=row.pk).case.latest_message_id
    said = typed(visto=str(seen or ""), **values)
    return client.post(reverse("complaints:pause", args=[row.pk]), said)


def test_a_pause_is_the_message_that_asks_with_its_day_and_what_happens_otherwise(house, claim):
    client = signed_in(house.marta)
    answer = posted(client, claim)
    assert answer.status_code == 302, answer.content.decode()
    (pause,) = pauses(claim)
    message = sent(claim)
    assert (pause.asked_by, pause.asked_ref) == (AskedBy.MESSAGE, message.id)
    body = outbox()[-1].message.get_body(("plain",)).get_content()
    text = " ".join(body.split())
    assert "La factura de octubre" in text
    assert "ese día incluido" in text
    assert "permite dar su reclamación por resuelta" in text
    assert state(claim) is TermState.PAUSED
    assert state(claim, "ES-TRL-15D") is TermState.RUNNING
    page = client.get(reverse("complaints:terms", args=[claim.pk])).content.decode()
    assert "Puede contestar hasta" in page
    kinds = set(EvidenceLine.objects.values_list("kind", flat=True))
    assert {"portfolio.term_asked", "portfolio.term_warned", "complaints.paused"} <= kinds
    asked = EvidenceLine.objects.get(kind="portfolio.term_asked")
    assert str(message.id) in asked.facts


@pytest.mark.parametrize(
    ("values", "words"),
    [
        pytest.param({"porque": "  "}, "Escriba qué necesita", id="nothing asked for"),
        pytest.param({"dia": "mañana"}, "último día", id="no day"),
        pytest.param(
            {"dia": clock.now().date().isoformat()}, "más tiempo al cliente", id="too soon"
        ),
        pytest.param({"dia": "2031-01-01"}, "tres meses", id="for ever"),
        pytest.param({"como": "paloma"}, "Elija cómo", id="no way"),
        pytest.param({"pausa": "vacaciones"}, "admite esa pausa", id="a pause no law knows"),
        pytest.param({"como": "call"}, "a quién se le pidió y cuándo", id="a call with nobody"),
        pytest.param(
            {"como": "letter", "quien": "Lucía", "cuando": "2026-11-20T10:00"},
            "Adjunte la carta",
            id="a letter that is not there",
        ),
    ],
)
def test_what_proves_nothing_is_refused_with_words_and_nothing_leaves(house, claim, values, words):
    before = len(outbox())
    answer = posted(signed_in(house.marta), claim, **values)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert values.get("porque", "La factura de octubre") in page
    assert len(outbox()) == before
    assert not pauses(claim)
    assert state(claim) is TermState.RUNNING


def test_it_is_asked_in_the_language_in_which_they_complained(house):
    at = clock.now() - HOUR
    case = a_case(at=at, text=ENGLISH, subject="No internet")
    made = a_complaint(case.id, actor=house.agent, at=at)
    ask_customer(made, words="Please send the bill.", at=at + HOUR / 2)
    text = outbox()[-1].message.get_body(("plain",)).get_content()
    assert "Please send the bill." in text
    assert "reclamación" not in text
    assert "law" in " ".join(text.split())


def test_the_customer_writes_and_it_goes_on_by_itself_from_that_day(claim):
    ask_customer(claim.pk, at=MORNING + DAY)
    written(claim, at=MORNING + 3 * DAY)
    (pause,) = pauses(claim)
    theirs = [m for m in interactions.messages(claim.case.conversation_id) if m.direction == "in"]
    assert (pause.ended_at, pause.completed_ref) == (MORNING + 3 * DAY, theirs[-1].id)
    assert state(claim) is TermState.RUNNING
    line = EvidenceLine.objects.get(kind="portfolio.term_completed")
    assert str(theirs[-1].id) in line.facts
    (step,) = ComplaintStep.objects.filter(complaint=claim, what="resumed")
    assert (step.code, step.at) == ("heard", MORNING + 3 * DAY)
    written(claim, at=MORNING + 4 * DAY)
    assert len(pauses(claim)) == 1


def test_a_machine_ends_no_pause(claim):
    ask_customer(claim.pk, at=MORNING + DAY)
    written(claim, at=MORNING + 2 * DAY, headers=(("Auto-Submitted", "auto-replied"),))
    assert pauses(claim)[0].ended_at is None
    assert state(claim) is TermState.PAUSED


def test_a_message_that_did_not_arrive_asked_nobody(claim):
    ask_customer(claim.pk, at=MORNING + DAY)
    said = {"kind": OutgoingKind.ANSWER, "reason": "550", "failed_at": MORNING + DAY + HOUR}
    said["reference"] = f"conversation:{claim.case.conversation_id}"
    events.publish(DeliveryFailed(mail_id=uuid4(), **said))
    run_jobs()
    assert state(claim) is TermState.PAUSED
    (asking,) = [
        m
        for m in interactions.messages(claim.case.conversation_id)
        if m.id == pauses(claim)[0].asked_ref
    ]
    events.publish(DeliveryFailed(mail_id=asking.outgoing_id, **said))
    run_jobs()
    assert state(claim) is TermState.RUNNING
    assert pauses(claim)[0].ended_at == MORNING + DAY + HOUR
    assert not EvidenceLine.objects.filter(kind="portfolio.term_completed").exists()


def test_an_answer_in_a_thread_of_its_own_counts_once_the_two_are_one(claim):
    ask_customer(claim.pk, at=MORNING + DAY)
    other = a_case(at=MORNING + 2 * DAY, subject="La factura", text="Se la mando aquí.")
    customer = Complaint.objects.get(pk=claim.pk).case.customer_id
    cases.set_customer(case_id=other.id, customer_id=customer, actor=SYSTEM, at=MORNING + 2 * DAY)
    run_jobs()
    assert pauses(claim)[0].ended_at is None
    merged(other.id, claim.case_id, at=MORNING + 3 * DAY)
    run_jobs()
    assert pauses(claim)[0].ended_at == MORNING + 3 * DAY
    assert state(claim) is TermState.RUNNING


def test_their_day_goes_by_and_whoever_has_the_case_is_alarmed_and_nothing_closes(house, claim):
    ask_customer(claim.pk, actor=house.agent, at=MORNING + DAY)
    (pause,) = pauses(claim)
    over = pause.answer_before
    assert completing.watch(at=over - timedelta(seconds=1)) == 0
    assert completing.watch(at=over) == 1
    assert completing.watch(at=over + DAY) == 0
    (task,) = [t for t in work.tasks_on(f"case:{claim.case_id}") if "decidir" in t.title]
    assert task.owner_id == house.marta.id
    client = signed_in(house.marta)
    bell = client.get(reverse("notices:list")).content.decode()
    assert "no ha completado lo que faltaba" in bell
    page = client.get(reverse("complaints:terms", args=[claim.pk])).content.decode()
    assert "no ha contestado. Nada se cierra solo" in page
    claim.refresh_from_db()
    assert claim.closed_at is None
    assert cases.case(actor=SYSTEM, case_id=claim.case_id).resolved_at is None
    assert state(claim) is TermState.PAUSED
    written(claim, at=over + DAY)
    (task,) = [t for t in work.tasks_on(f"case:{claim.case_id}") if "decidir" in t.title]
    assert task.done_at is not None
    assert state(claim) is TermState.RUNNING


def test_the_decision_ends_the_task_of_deciding(house, claim):
    ask_customer(claim.pk, actor=house.agent, at=MORNING + DAY)
    over = pauses(claim)[0].answer_before
    completing.watch(at=over)
    answer_complaint(claim.pk, actor=house.agent, at=over + DAY)
    run_jobs()
    (task,) = [t for t in work.tasks_on(f"case:{claim.case_id}") if "decidir" in t.title]
    assert task.done_at is not None
    assert state(claim) is TermState.KEPT


def test_by_telephone_the_call_is_noted_with_whom_and_when(house, by_phone):
    client = signed_in(a_user(Role.SUPERVISOR, Role.OWNER))
    assert posted(client, by_phone).status_code in {404, 422}
    asked = completing.Missing(
        kind=completing.COMPLETION,
        words="La factura",
        answer_by=(clock.now() + 30 * DAY).date(),
    )
    with pytest.raises(statutory.NoAddressError):
        completing.ask(complaint_id=by_phone.pk, missing=asked, actor=SYSTEM, at=clock.now())
    when = clock.now() - HOUR
    call = completing.Missing(
        kind=asked.kind,
        words=asked.words,
        answer_by=asked.answer_by,
        by=AskedBy.CALL,
        told_to="Lucía Romero",
        told_at=when,
    )
    assert completing.ask(complaint_id=by_phone.pk, missing=call, actor=SYSTEM, at=clock.now())
    (pause,) = pauses(by_phone)
    assert (pause.asked_by, pause.asked_at) == (AskedBy.CALL, when)
    note = apps.get_model("cases", "Note").objects.get(pk=pause.asked_ref)
    assert "Lucía Romero" in note.text
    assert "por resuelta" in note.text


def test_a_letter_that_was_handed_over_stands_beside_the_pause(house, claim):
    client = signed_in(house.marta)
    paper = SimpleUploadedFile("carta.pdf", b"%PDF-1.4 carta", content_type="application/pdf")
    when = (clock.now() - HOUR).strftime("%Y-%m-%dT%H:%M")
    answer = posted(client, claim, como="letter", quien="Lucía", cuando=when, carta=paper)
    assert answer.status_code == 302, answer.content.decode()
    (pause,) = pauses(claim)
    assert pause.asked_by is AskedBy.LETTER
    url = reverse("complaints:letter", args=[claim.pk, pause.asked_ref])
    page = client.get(reverse("complaints:terms", args=[claim.pk])).content.decode()
    assert url in page
    file = client.get(url)
    assert file.status_code == 200
    assert "carta.pdf" in file["Content-Disposition"]
    assert client.post(url).status_code == 405
    other = a_complaint(a_case(subject="Otra").id)
    assert (
        client.get(reverse("complaints:letter", args=[other, pause.asked_ref])).status_code == 404
    )
    assert Client().get(url).status_code in {302, 401, 403}


def test_who_wrote_after_being_asked_is_read_first(house, claim):
    at = clock.now()
    raw = mail(sender=LUCIA, subject="Otra cosa", text="Ya la mandé.", message_id=f"<{uuid4()}@a>")
    assert raw
    claim.refresh_from_db()
    missing = completing.Missing(
        kind=completing.COMPLETION,
        words="La factura",
        answer_by=(at + 40 * DAY).date(),
        by=AskedBy.CALL,
        told_to="Lucía",
        told_at=MORNING + HOUR,
    )
    ask_customer(claim.pk, at=MORNING + 2 * HOUR)
    written(claim, at=MORNING + 3 * HOUR)
    with pytest.raises(statutory.WroteSinceError):
        completing.ask(complaint_id=claim.pk, missing=missing, actor=SYSTEM, at=at)


def test_what_the_customer_wrote_unread_lets_nothing_be_asked(house, claim):
    client = signed_in(house.marta)
    said = typed(visto=str(uuid4()))
    assert client.post(reverse("complaints:pause", args=[claim.pk]), said).status_code == 422
    assert not pauses(claim)
    assert Direction.OUT not in {
        m.direction for m in interactions.messages(claim.case.conversation_id) if not m.is_automatic
    }
