"""The customer of a query is asked for what is missing: proved, ended by itself, never closed."""

from datetime import date, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.testing import a_case, a_draft, a_house, acting, drafts_of
from vinculo.delivery.contracts import OutgoingKind
from vinculo.delivery.events import DeliveryFailed
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel import clock, events
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import AskedBy, TermState
from vinculo.portfolio.testing import a_signed_scope
from vinculo.statutory.models import CaseLetter, Matter
from vinculo.statutory.services import asking, pausing, telling
from vinculo.work import api as work

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONG = "ES10-15BD"
LUCIA = "Lucía Romero <lucia@correo.example>"


@pytest.fixture
def house(db):
    found = a_house()
    a_signed_scope()
    return found


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def query(house, now):
    return a_case(at=now - HOUR)


@pytest.fixture
def marta(house):
    return acting(house.marta)


def day_of(now):
    return (now + 40 * DAY).date()


def missing(now, **values):
    said = {"kind": asking.COMPLETION, "words": "La factura de octubre", "answer_by": day_of(now)}
    return asking.Missing(**(said | values))


def ask(query, marta, now, **values):
    seen = cases.case(actor=SYSTEM, case_id=query.id).latest_message_id
    said = missing(now, **({"seen": seen} | values))
    return pausing.ask(case_id=query.id, missing=said, actor=marta, at=now)


def state(query, duty=LONG):
    subject = f"case:{query.id}"
    found = portfolio.terms_of([subject])[subject]
    return next(one.state for one in found if one.duty == duty and one.is_first)


def pauses(query):
    return portfolio.pauses_of([f"case:{query.id}"])


def sent(query):
    case = cases.case(actor=SYSTEM, case_id=query.id)
    ours = [m for m in interactions.messages(case.conversation_id) if m.direction == "out"]
    return ours[-1]


def written(*, at, sender=LUCIA, headers=()):
    raw = mail(
        sender=sender,
        subject="Re: factura",
        text="Aquí va la factura.",
        message_id=f"<{uuid4()}@correo.example>",
        headers=(("In-Reply-To", str(outbox()[-1].message["Message-ID"])), *headers),
    )
    arrive(raw, at=at)
    run_jobs()


def open_tasks(query):
    return [one for one in work.tasks_on(f"case:{query.id}") if one.done_at is None]


def test_the_message_that_asks_is_the_proof_and_the_term_stands(query, marta, now):
    assert ask(query, marta, now) == 1
    assert state(query) is TermState.PAUSED
    (pause,) = pauses(query)
    assert (pause.asked_ref, pause.answer_by) == (sent(query).id, day_of(now))
    assert "La factura de octubre" in sent(query).text
    assert "su caso" in sent(query).text
    assert "reclamación" not in sent(query).text
    assert EvidenceLine.objects.filter(kind="statutory.paused").count() == 1


def test_too_short_a_time_asks_nobody(query, marta, now):
    before = len(interactions.messages(cases.case(actor=SYSTEM, case_id=query.id).conversation_id))
    with pytest.raises(Exception, match="term_answer_too_soon"):
        ask(query, marta, now, answer_by=(now + DAY).date())
    assert state(query) is TermState.RUNNING
    assert pauses(query) == []
    assert before >= 1


def test_who_may_not_act_asks_for_nothing(query, now):
    auditor = acting(a_user(Role.AUDITOR))
    with pytest.raises(NotAllowedError):
        ask(query, auditor, now)
    assert pauses(query) == []


def test_it_goes_on_by_itself_when_the_customer_writes(query, marta, now):
    ask(query, marta, now)
    run_jobs()
    written(at=now + DAY, headers=(("Auto-Submitted", "auto-replied"),))
    assert state(query) is TermState.PAUSED
    written(at=now + DAY)
    assert state(query) is TermState.RUNNING
    (pause,) = pauses(query)
    assert pause.completed_ref is not None


def test_when_the_day_passes_somebody_is_told_and_nothing_closes(query, marta, now):
    ask(query, marta, now)
    over = pauses(query)[0].answer_before
    (found,) = portfolio.note_unanswered(at=over)
    assert pausing.alarm(found, at=over) == 1
    (task,) = open_tasks(query)
    assert task.url.endswith("#pausa")
    assert cases.case(actor=SYSTEM, case_id=query.id).resolved_at is None
    assert state(query) is TermState.PAUSED
    assert pausing.resume(case_id=query.id, actor=marta, at=over + HOUR)
    assert open_tasks(query) == []
    assert state(query) is TermState.RUNNING


def bounce(query, message, *, at):
    case = cases.case(actor=SYSTEM, case_id=query.id)
    events.publish(
        DeliveryFailed(
            mail_id=message.outgoing_id,
            kind=OutgoingKind.ANSWER,
            reason="550",
            reference=f"conversation:{case.conversation_id}",
            failed_at=at,
        )
    )
    run_jobs()


def test_a_mail_that_does_not_arrive_asked_nobody(query, marta, now):
    ask(query, marta, now)
    bounce(query, sent(query), at=now + HOUR)
    assert state(query) is TermState.RUNNING


def test_a_bounce_that_comes_after_the_pause_ended_changes_nothing(query, marta, now):
    ask(query, marta, now)
    message = sent(query)
    run_jobs()
    written(at=now + DAY)
    (before,) = pauses(query)
    bounce(query, message, at=now + 2 * DAY)
    assert pauses(query) == [before]
    assert state(query) is TermState.RUNNING


def test_a_call_and_a_letter_name_to_whom_and_are_kept(query, marta, now):
    with pytest.raises(asking.NobodySaidError):
        ask(query, marta, now, by=AskedBy.CALL)
    with pytest.raises(asking.NoLetterError):
        ask(query, marta, now, by=AskedBy.LETTER, told_to="Lucía", told_at=now)
    paper = asking.Letter(
        digest="a" * 64, name="carta.pdf", media_type="application/pdf", size_bytes=9
    )
    ask(query, marta, now, by=AskedBy.LETTER, told_to="Lucía", told_at=now, letter=paper)
    (letter,) = CaseLetter.objects.all()
    assert (letter.case_id, letter.handed_to) == (query.id, "Lucía")
    assert pauses(query)[0].asked_ref == letter.pk


def test_who_is_asked_by_phone_has_been_answered(query, marta, now):
    ask(query, marta, now, by=AskedBy.CALL, told_to="Lucía", told_at=now)
    assert cases.case(actor=SYSTEM, case_id=query.id).first_answered_at == now
    assert state(query) is TermState.PAUSED


def answered(query, marta, text, *, at):
    case = cases.case(actor=SYSTEM, case_id=query.id)
    return cases.answer_case(
        case_id=query.id, html=f"<p>{text}</p>", seen=case.latest_message_id, actor=marta, at=at
    )


def test_a_message_already_sent_is_the_proof_where_it_names_the_day(query, marta, now):
    vague = answered(query, marta, "Nos falta su factura.", at=now)
    with pytest.raises(asking.SentNoDayError):
        ask(query, marta, now + HOUR, sent=vague)
    day = day_of(now).strftime("%d/%m/%Y")
    told = answered(query, marta, f"Nos falta su factura antes del {day}.", at=now)
    count = len(outbox())
    with pytest.raises(asking.NoSuchSentError):
        ask(query, marta, now + HOUR, sent=uuid4(), answer_by=day_of(now))
    assert ask(query, marta, now + HOUR, sent=told, answer_by=day_of(now)) == 1
    run_jobs()
    assert pauses(query)[0].asked_ref == told
    assert len(outbox()) in {count, count + 2}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("hasta el 1 de mayo", True, id="Spanish"),
        pytest.param("by May 1, please", True, id="English"),
        pytest.param("until 1 May.", True, id="English, the day first"),
        pytest.param("01/05/2027", True, id="figures"),
        pytest.param("hasta el 21 de mayo", False, id="another day that ends alike"),
        pytest.param("pronto", False, id="no day"),
    ],
)
def test_a_day_is_named_in_the_ways_people_write_it(text, expected):
    assert asking.says_day(text, date(2027, 5, 1)) is expected


def test_what_one_has_begun_to_write_stays_with_its_files(query, marta, house, now):
    a_draft(query.id, person_id=house.marta.id, html="<p>Mañana le llamo</p>", at=now)
    ask(query, marta, now)
    assert drafts_of(query.id) == ["<p>Mañana le llamo</p>"]


def test_another_case_that_is_no_matter_is_refused(house, marta, now):
    wish = a_case(at=now - HOUR, subject="Una felicitación")
    cases.set_kind(case_id=wish.id, kind=CaseKind.COMPLAINT, actor=SYSTEM, at=now)
    run_jobs()
    with pytest.raises((telling.MatterEndedError, telling.NoSuchMatterError)):
        ask(wish, marta, now)


def test_on_the_page_it_is_asked_shown_and_ended(query, house, now):
    client = signed_in(house.marta)
    matter = Matter.objects.get(case_id=query.id)
    part = reverse("statutory:of_case", args=[query.id])
    assert "Pedir al cliente lo que falta" in client.get(part).content.decode()
    address = reverse("statutory:pause", args=[matter.pk])
    assert client.get(address).status_code == 405
    case = cases.case(actor=SYSTEM, case_id=query.id)
    said = {
        "kind": asking.COMPLETION,
        "words": "El contrato",
        "answer_by": (now + DAY).date().isoformat(),
        "way": "message",
        "seen": str(case.latest_message_id),
    }
    refused = client.post(address, said)
    assert refused.status_code == 422
    assert "El contrato" in refused.content.decode()
    assert client.post(address, said | {"answer_by": day_of(now).isoformat()}).status_code == 302
    shown = client.get(part).content.decode()
    assert "El contrato" in shown
    assert "Puede contestar hasta" in shown
    on = reverse("statutory:resume", args=[matter.pk])
    assert client.post(on).status_code == 302
    assert state(query) is TermState.RUNNING


def test_a_query_that_ended_waits_for_nobody_on_its_page(query, house, marta, now):
    ask(query, marta, now)
    cases.resolve_case(case_id=query.id, outcome=Outcome.ANSWERED, actor=marta, at=now + HOUR)
    run_jobs()
    shown = signed_in(house.marta).get(reverse("statutory:of_case", args=[query.id]))
    assert "Puede contestar hasta" not in shown.content.decode()


def test_a_letter_on_the_page_needs_its_scan_and_is_read_by_who_sees_the_case(query, house, now):
    client = signed_in(house.marta)
    matter = Matter.objects.get(case_id=query.id)
    zone = ZoneInfo(organization.company().timezone)
    when = (now - timedelta(minutes=5)).astimezone(zone)
    said = {
        "kind": asking.COMPLETION,
        "words": "El contrato",
        "answer_by": day_of(now).isoformat(),
        "way": "letter",
        "told_to": "Lucía",
        "told_at": when.strftime("%Y-%m-%dT%H:%M"),
    }
    address = reverse("statutory:pause", args=[matter.pk])
    assert client.post(address, said).status_code == 422
    scan = SimpleUploadedFile("carta.pdf", b"%PDF-1.4 carta", content_type="application/pdf")
    assert client.post(address, said | {"letter": scan}).status_code == 302
    (letter,) = CaseLetter.objects.all()
    link = reverse("statutory:letter", args=[matter.pk, letter.pk])
    assert link in client.get(reverse("statutory:of_case", args=[query.id])).content.decode()
    assert client.get(link).status_code == 200
    other = signed_in(a_user(Role.AGENT, name="Otra"))
    assert other.get(link).status_code == 404
