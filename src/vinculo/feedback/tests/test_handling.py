"""How a complaint was handled: asked once after its end, by mail or aloud, instead of a rating."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.complaints import api as complaints
from vinculo.complaints.contracts import Unsent
from vinculo.complaints.testing import (
    a_complaint,
    answer_complaint,
    asked_between,
    asked_of,
    close_complaint,
    speaks_of,
)
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind, NewCustomer, Purpose
from vinculo.delivery.testing import outbox
from vinculo.feedback.contracts import RatingState, Skip
from vinculo.feedback.models import Rating
from vinculo.feedback.selectors.fatigue import last_asked
from vinculo.feedback.services import handling, rating
from vinculo.feedback.testing import asks
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.testing import run_jobs
from vinculo.work import api as work

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATER = MORNING + 2 * HOUR


@pytest.fixture(autouse=True)
def _two_hours_later(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)


@pytest.fixture
def house():
    made = a_house()
    asks(made.service_id)
    return made


def _questions():
    return [one.message for one in outbox() if one.message["List-Unsubscribe"]]


def _closed(house, **more):
    case = a_case(text="Me han cobrado dos veces la factura de octubre.", **more)
    claim = a_complaint(case.id, actor=house.agent)
    answer_complaint(claim, actor=house.agent)
    close_complaint(claim, actor=house.agent, at=MORNING + HOUR)
    run_jobs()
    return case, claim


def test_after_the_closing_they_are_mailed_once_with_the_page_and_a_press_answers(house):
    _case, claim = _closed(house)
    assert _questions() == []
    assert handling.ask(complaint_id=claim, at=LATER)
    assert not handling.ask(complaint_id=claim, at=LATER)
    (mail,) = _questions()
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    html = mail.get_body(("html",)).get_content()
    path = reverse("feedback:handling", args=[handling.token_of(claim)])
    for name in ("proceso", "trato", "resultado"):
        assert len(re.findall(rf"{re.escape(path)}\?{name}=[1-5]", html)) == 5
    assert "/seguimiento/" in html
    browser = Client()
    page = browser.get(f"{path}?trato=4").content.decode()
    assert 'name="trato" value="4" required checked' in page
    assert browser.head(path).status_code == 200
    assert asked_of(claim).answered_at is None  # looking says nothing
    said = {"proceso": "4", "trato": "5", "palabras": "Amables"}
    refused = browser.post(path, said)
    assert refused.status_code == 422
    assert "Amables" in refused.content.decode()
    done = browser.post(path, said | {"resultado": "2"}, follow=True)
    assert "Gracias por decirnos cómo le tratamos" in done.content.decode()
    row = asked_of(claim)
    assert (row.process, row.treatment, row.result, row.words) == (4, 5, 2, "Amables")
    assert browser.post(path, {"proceso": "1", "trato": "1", "resultado": "1"}).status_code == 302
    assert asked_of(claim).process == 4
    assert browser.get("/trato/otro.token/").status_code == 404


def test_they_take_the_place_of_the_first_rating_and_other_cases_keep_theirs(house):
    case, _claim = _closed(house)
    skipped = Rating.objects.get()
    assert (skipped.case_id, skipped.skipped) == (case.id, Skip.COMPLAINT)
    other = a_case(sender="Luis <luis@correo.example>")
    cases.resolve_case(case_id=other.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    run_jobs()
    assert Rating.objects.get(case_id=other.id).state == RatingState.PLANNED


def test_a_planned_rating_gives_way_when_its_case_becomes_a_complaint(house):
    case = a_case()
    cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    run_jobs()
    planned = Rating.objects.get()
    kept = a_complaint(case.id, actor=house.agent)
    assert not rating.ask(rating_id=planned.pk, at=LATER)
    planned.refresh_from_db()
    assert (planned.state, planned.skipped) == (RatingState.SKIPPED, Skip.COMPLAINT)
    assert _questions() == []
    assert not handling.ask(complaint_id=kept, at=LATER)


def test_of_a_case_whose_rating_was_asked_for_the_three_are_not_mailed(house):
    case = a_case()
    cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    run_jobs()
    assert rating.ask(rating_id=Rating.objects.get().pk, at=MORNING + HOUR)
    cases.reopen_case(case_id=case.id, actor=house.agent, at=MORNING + HOUR)
    claim = a_complaint(case.id, actor=house.agent)
    answer_complaint(claim, actor=house.agent)
    close_complaint(claim, actor=house.agent, at=MORNING + HOUR)
    assert not handling.ask(complaint_id=claim, at=LATER + 60 * DAY)
    assert asked_of(claim).unsent == Unsent.RATED
    assert len(_questions()) == 1


def test_nobody_is_asked_before_the_end_nor_when_it_lives_again(house):
    case = a_case()
    claim = a_complaint(case.id, actor=house.agent)
    answer_complaint(claim, actor=house.agent)
    assert not handling.ask(complaint_id=claim, at=LATER)
    close_complaint(claim, actor=house.agent, at=MORNING + HOUR)
    cases.reopen_case(case_id=case.id, actor=house.agent, at=MORNING + HOUR)
    run_jobs()
    assert not handling.ask(complaint_id=claim, at=LATER)
    assert _questions() == []
    with pytest.raises(handling.GoneRatingError):
        handling.opened(handling.token_of(claim), at=LATER)
    page = signed_in(house.marta).get(f"/reclamaciones/{claim}/").content.decode()
    assert "Apuntar lo que contesta de palabra" not in page


def test_who_refused_or_was_asked_lately_or_waits_for_us_is_left_alone(house):
    case, claim = _closed(house)
    customer = cases.case(actor=SYSTEM, case_id=case.id).customer_id
    waiting = a_case(subject="Otra cosa")
    assert not handling.ask(complaint_id=claim, at=LATER)
    assert asked_of(claim).unsent == Unsent.OPEN_CASE
    cases.resolve_case(case_id=waiting.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    run_jobs()
    assert rating.ask(rating_id=Rating.objects.get(case_id=waiting.id).pk, at=LATER)
    assert not handling.ask(complaint_id=claim, at=LATER + 29 * DAY)
    assert asked_of(claim).unsent == Unsent.RECENT
    customers.consent(
        customer_id=customer, purpose=Purpose.ASKING, given=False, words="Lo dijo", by=SYSTEM,
        at=LATER,
    )  # fmt: skip
    assert not handling.ask(complaint_id=claim, at=LATER + 60 * DAY)
    assert asked_of(claim).unsent == Unsent.REFUSED
    page = signed_in(house.marta).get(f"/reclamaciones/{claim}/").content.decode()
    assert "pidió que no se le pregunte" in page
    assert "Apuntar lo que contesta de palabra" not in page


def test_a_mail_with_the_three_counts_for_the_rest_of_thirty_days_and_its_link_says_no_more(house):
    case, claim = _closed(house)
    assert handling.ask(complaint_id=claim, at=LATER)
    customer = cases.case(actor=SYSTEM, case_id=case.id).customer_id
    assert last_asked([customer]) == {customer: LATER}
    assert last_asked([customer], but_case=case.id) == {}
    path = reverse("feedback:refuse_handling", args=[handling.token_of(claim)])
    assert Client().get(path).status_code == 200
    assert customers.consent_of(customer, purpose=Purpose.ASKING) is None
    assert Client().post(path).status_code == 200
    assert customers.consent_of(customer, purpose=Purpose.ASKING) is False


def _by_phone(house):
    person = customers.register_all([_new()])[0]
    case_id = cases.open_case(
        actor=house.agent,
        service_id=house.service_id,
        customer_id=person,
        kind=CaseKind.QUERY,
        subject="Reclama por teléfono",
        text="Le cobran dos veces",
        at=MORNING,
    )
    claim = a_complaint(case_id, actor=house.agent)
    answer_complaint(claim, actor=house.agent)
    close_complaint(claim, actor=house.agent, at=MORNING + HOUR)
    run_jobs()
    assert not handling.ask(complaint_id=claim, at=LATER)
    assert not handling.ask(complaint_id=claim, at=LATER)
    return claim


def _new():
    return NewCustomer(name="Rosa Paz", kind=ContactKind.PHONE, value="+34600111222", at=MORNING)


def test_who_complained_by_phone_is_asked_aloud_and_it_is_marked_so(house):
    claim = _by_phone(house)
    row = asked_of(claim)
    (task,) = [one for one in work.tasks_on(f"complaint:{claim}") if one.id == row.task_id]
    assert task.owner_id == house.marta.id
    assert task.url.endswith("#trato")
    marta = signed_in(house.marta)
    page = marta.get(f"/reclamaciones/{claim}/").content.decode()
    assert "Apuntar lo que contesta de palabra" in page
    path = reverse("complaints:heard", args=[claim])
    assert marta.get(path).status_code == 405
    said = {"proceso": "2", "trato": "3", "palabras": "Tardaron"}
    refused = marta.post(path, said)
    assert refused.status_code == 422
    assert "Tardaron" in refused.content.decode()
    assert marta.post(path, said | {"resultado": "4"}).status_code == 302
    row.refresh_from_db()
    assert (row.process, row.heard_by_id) == (2, house.marta.id)
    assert work.task(actor=SYSTEM, task_id=row.task_id).done_at is not None
    page = marta.get(f"/reclamaciones/{claim}/").content.decode()
    assert "De palabra: lo apuntó Marta Ruiz" in page
    assert marta.post(path, said | {"resultado": "5"}).status_code == 422


def test_of_whom_it_speaks_does_not_write_down_what_they_say_nor_who_may_not_handle(house):
    claim = _by_phone(house)
    speaks_of(claim, house.marta.id)
    said = {"proceso": "5", "trato": "5", "resultado": "5"}
    path = reverse("complaints:heard", args=[claim])
    assert signed_in(house.marta).post(path, said).status_code == 422
    stranger = a_user(Role.COLLEAGUE, name="Ana Sol")
    assert signed_in(stranger).post(path, said).status_code in {403, 404}
    assert asked_of(claim).answered_at is None


def test_asked_answered_and_silent_are_counted_and_shown(house):
    _case, answered = _closed(house)
    handling.ask(complaint_id=answered, at=LATER)
    handling.answer(
        token=handling.token_of(answered), process=4, treatment=4, result=4, words="", at=LATER
    )
    _other, silent = _closed(house, sender="Luis <luis@correo.example>")
    handling.ask(complaint_id=silent, at=LATER)
    _third, alone = _closed(house, sender="Eva <eva@correo.example>")
    customers.consent(
        customer_id=cases.case(actor=SYSTEM, case_id=_third.id).customer_id,
        purpose=Purpose.ASKING, given=False, words="Lo dijo", by=SYSTEM, at=LATER,
    )  # fmt: skip
    handling.ask(complaint_id=alone, at=LATER)
    _fourth, _waits = _closed(house, sender="Paz <paz@correo.example>")
    found = asked_between(MORNING, LATER + DAY)
    assert (found.closed, found.asked, found.answered, found.silent) == (4, 2, 1, 1)
    assert (found.heard, found.waiting, found.unsent) == (0, 1, ((Unsent.REFUSED, 1),))
    elena = a_user(Role.SUPERVISOR, Role.OWNER, name="Elena Gil")
    page = signed_in(elena).get("/reclamaciones/proceso/").content.decode()
    assert "Las tres preguntas sobre el trato" in page
    assert "No se pregunta: pidió que no se le pregunte" in page
    assert complaints.questions(answered).is_answered


def test_a_complaint_that_lives_again_is_not_judged_until_it_is_closed(house):
    case, claim = _closed(house)
    assert handling.ask(complaint_id=claim, at=LATER)
    path = reverse("feedback:handling", args=[handling.token_of(claim)])
    said = {"proceso": "1", "trato": "2", "resultado": "1", "palabras": "Nadie me llamó"}
    cases.reopen_case(case_id=case.id, actor=house.agent, at=LATER)
    browser = Client()

    def refused():
        page = browser.get(path)
        assert page.status_code == 200
        assert "Lo estamos mirando otra vez" in page.content.decode()
        kept = browser.post(path, said)
        assert kept.status_code == 422
        assert "Nadie me llamó" in kept.content.decode()
        assert not complaints.questions(claim, even_open=True).is_answered

    refused()  # before anybody heard that the case lives again
    run_jobs()
    refused()
    refusal = reverse("feedback:refuse_handling", args=[handling.token_of(claim)])
    assert browser.post(refusal).status_code == 200, "who wants no more is heard always"
    customer = cases.case(actor=SYSTEM, case_id=case.id).customer_id
    assert customers.consent_of(customer, purpose=Purpose.ASKING) is False
