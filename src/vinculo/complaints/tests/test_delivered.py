"""A receipt is delivered when it came to its customer, not when it was made."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.cases.testing import a_case, a_house, split_off
from vinculo.complaints.contracts import ReceiptWay
from vinculo.complaints.domain.delivery import (
    HandedBeforeError,
    HandedWhenError,
    HandedWhomError,
    check_handed,
)
from vinculo.complaints.metrics.receipts import receipts_given
from vinculo.complaints.models import Complaint, ComplaintStep, Receipt
from vinculo.complaints.services import delivering, gates, receipts
from vinculo.complaints.testing import a_complaint, answer_complaint
from vinculo.delivery import api as delivery
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.testing import a_signed_scope, give_owner
from vinculo.work import api as work

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def house(db):
    made = a_house()
    a_signed_scope()
    return made


@pytest.fixture
def mailed(house, settings):
    """A complaint that came by mail; the practice mailbox takes what leaves."""
    settings.PRACTICE = True
    case = a_case(at=clock.now() - 3 * HOUR)
    return Complaint.objects.get(
        pk=a_complaint(case.id, actor=house.agent, at=clock.now() - 2 * HOUR)
    )


@pytest.fixture
def spoken(house):
    """A complaint by telephone: there is nobody to mail."""
    case_id = cases.open_case(
        actor=house.agent,
        service_id=portfolio.services()[0].id,
        customer_id=None,
        kind=CaseKind.QUERY,
        subject="Llama y reclama",
        text="Lo cuenta por teléfono",
        at=clock.now() - 3 * HOUR,
    )
    return Complaint.objects.get(
        pk=a_complaint(case_id, actor=house.agent, at=clock.now() - 2 * HOUR)
    )


def _lines(kind):
    return EvidenceLine.objects.filter(kind=f"complaints.{kind}").count()


def _handler():
    elena = a_user(Role.SUPERVISOR, Role.OWNER)
    organization.add_member(team_id=organization.teams()[0].id, user_id=elena.id, leads=True)
    return elena


def _owned(row):
    owner = a_user(Role.OWNER)
    give_owner(portfolio.service(row.service_id), owner.id)


def test_nobody_gave_it_before_it_was_made_nor_tomorrow_nor_twice_nor_to_nobody():
    now = clock.now()
    check_handed(now, made_at=now, at=now, words="A su puerta", before=None)
    check_handed(now.replace(second=0, microsecond=0), made_at=now, at=now, words="x", before=None)
    with pytest.raises(HandedWhenError):
        check_handed(now - MINUTE, made_at=now, at=now, words="x", before=None)
    with pytest.raises(HandedWhenError):
        check_handed(now + MINUTE, made_at=now, at=now, words="x", before=None)
    with pytest.raises(HandedWhomError):
        check_handed(now, made_at=now, at=now, words="", before=None)
    with pytest.raises(HandedBeforeError):
        check_handed(now, made_at=now, at=now, words="x", before=now)


def test_it_is_delivered_when_its_mail_left_and_not_when_it_came_back(mailed):
    receipt = Receipt.objects.get()
    assert receipt.mail_id is not None
    assert (receipt.sent_at is not None, _lines("ReceiptDelivered")) == (True, 1)
    delivering.hear_mail(mail_id=receipt.mail_id, at=clock.now())
    assert _lines("ReceiptDelivered") == 1
    assert gates.watch_receipts(at=clock.now()) == 0
    mail = outbox()[-1]
    delivery.note_bounce(
        message_id=mail.message["Message-ID"].strip("<>"),
        refused={mail.recipients[0]: "550 no such user"},
        at=clock.now(),
    )
    run_jobs()
    receipt.refresh_from_db()
    assert (receipt.sent_at, receipt.returned_at is not None) == (None, True)
    assert (_lines("ReceiptReturned"), Receipt.objects.delivered().count()) == (1, 0)
    assert gates.watch_receipts(at=clock.now()) == 1


def test_a_mail_that_still_waits_in_the_outbox_delivers_nothing(house):
    case = a_case(at=clock.now() - 3 * HOUR)
    row = Complaint.objects.get(pk=a_complaint(case.id, at=clock.now() - 2 * HOUR))
    receipt = Receipt.objects.get(complaint=row)
    assert receipt.mailed_at is not None
    assert Receipt.objects.delivered().count() == 0
    assert gates.watch_receipts(at=clock.now()) == 1


def test_what_was_not_heard_of_a_mail_is_asked_each_hour(mailed):
    Receipt.objects.update(sent_at=None)
    assert delivering.catch_up(at=clock.now()) == 1
    assert Receipt.objects.delivered().count() == 1
    assert delivering.catch_up(at=clock.now()) == 0


def test_whoever_opens_it_on_their_page_has_it_and_looking_at_its_head_is_not_opening(house):
    case = a_case(at=clock.now() - 3 * HOUR)
    row = Complaint.objects.get(pk=a_complaint(case.id, at=clock.now() - 2 * HOUR))
    _owned(row)
    gates.watch_receipts(at=clock.now())
    (task,) = [t for t in work.tasks_on(f"case:{case.id}") if "justificante" in t.title]
    body = outbox()[-1].message.get_body(("plain",)).get_content()
    client = Client()
    page = client.get(f"/seguimiento/{re.search(r'/seguimiento/([^/]+)/', body)[1]}/", follow=True)
    own = page.redirect_chain[0][0].partition("?")[0]
    client.head(f"{own}parte/reclamacion/archivo/")
    assert Receipt.objects.get().opened_at is None
    assert client.get(f"{own}parte/reclamacion/archivo/").status_code == 200
    opened = Receipt.objects.get().opened_at
    assert opened is not None
    client.get(f"{own}parte/reclamacion/archivo/")
    assert (Receipt.objects.get().opened_at, _lines("ReceiptDelivered")) == (opened, 1)
    assert work.task(actor=SYSTEM, task_id=task.id).done_at is not None


def test_a_person_says_to_whom_they_gave_it_and_when_and_that_is_evidence(spoken):
    _owned(spoken)
    assert gates.watch_receipts(at=clock.now()) == 1
    client = signed_in(_handler())
    page, url = (reverse(f"complaints:{one}", args=[spoken.pk]) for one in ("complaint", "hand"))
    body = client.get(page).content.decode()
    assert "No ha llegado al cliente" in body
    assert "Entregado en mano o por correo postal" in body
    assert client.get(url).status_code == 405
    made = Receipt.objects.get().made_at
    typed = {"way": "post", "handed_at": f"{made + MINUTE:%Y-%m-%dT%H:%M}", "words": ""}
    refused = client.post(url, typed)
    assert refused.status_code == 422
    typed["words"] = "Calle del Sol 4, por Correos, certificado"
    before = client.post(url, typed | {"handed_at": "2020-01-01T10:00"})
    assert before.status_code == 422
    assert "certificado" in before.content.decode()
    Receipt.objects.update(made_at=made - HOUR)
    typed["handed_at"] = f"{clock.now().astimezone():%Y-%m-%dT%H:%M}"
    assert client.post(url, typed).status_code == 302, client.post(url, typed).content.decode()
    receipt = Receipt.objects.get()
    assert (receipt.handed_way, receipt.handed_words) == (ReceiptWay.POST, typed["words"])
    assert _lines("ReceiptDelivered") == 1
    assert gates.watch_receipts(at=clock.now()) == 0
    assert "Por correo postal" in client.get(page).content.decode()
    assert client.post(url, typed).status_code == 422
    line = ComplaintStep.objects.get(what="receipt_given")
    assert (line.code, line.words) == ("post", typed["words"])


def test_whoever_may_not_handle_it_delivers_nothing(spoken):
    url = reverse("complaints:hand", args=[spoken.pk])
    typed = {"way": "hand", "handed_at": "2026-01-01T10:00", "words": "A ella"}
    assert signed_in(a_user(Role.ADMINISTRATOR)).post(url, typed).status_code == 403
    assert signed_in(a_user(Role.AGENT)).post(url, typed).status_code == 404
    assert Receipt.objects.delivered().count() == 0
    assert receipts_given.__doc__


def test_the_receipt_of_what_was_told_by_phone_holds_what_was_written_down(spoken):
    row = Complaint.objects.select_related("case", "service").get(pk=spoken.pk)
    assert receipts.paper_of(row)["words"] == "Lo cuenta por teléfono"


def test_the_receipt_of_a_long_complaint_holds_its_end(house):
    end = "Y EXIJO LA DEVOLUCION DE 900 EUROS"
    claim = a_complaint(a_case(text="palabra " * 1100 + end).id, actor=house.agent)
    row = Complaint.objects.select_related("case", "service").get(pk=claim)
    assert receipts.paper_of(row)["words"].endswith(end)


def test_a_receipt_holds_its_own_words_and_not_those_of_another_case(house):
    now = clock.now()
    case = a_case(at=now - 3 * HOUR, text="Me cobraron dos veces.")
    interactions.send_answer(
        conversation_id=case.conversation_id,
        html="<p>¿Algo más?</p>",
        by=house.agent,
        at=now - 2 * HOUR,
    )
    to = str(outbox()[-1].message["Reply-To"])
    raw = mail(to=to, text="Y el router no enciende.", message_id="<dos@correo.example>")
    arrive(raw, at=now - 2 * HOUR)
    run_jobs()
    second = cases.messages(actor=SYSTEM, case_id=case.id)[-1]
    assert "router" in second.text
    split_off(case.id, second.id, actor=house.agent, at=now - 2 * HOUR)
    claim = a_complaint(case.id, actor=house.agent, at=now - HOUR)
    row = Complaint.objects.select_related("case", "service").get(pk=claim)
    Complaint.objects.filter(pk=claim).update(filed_at=now)
    row.filed_at = now
    words = receipts.paper_of(row)["words"]
    assert "dos veces" in words
    assert "router" not in words


def test_a_decision_that_was_told_aloud_answers_the_case(house, spoken):
    case_id = spoken.case_id
    assert cases.case(actor=SYSTEM, case_id=case_id).first_answered_at is None
    answer_complaint(spoken.pk, actor=house.agent, at=clock.now() - HOUR)
    assert cases.case(actor=SYSTEM, case_id=case_id).first_answered_at is not None
