"""Refusals with their ways, offers and questions of billing: counted, recounted and alarmed."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from django.utils import translation

from vinculo.analytics.models import EvaluationFigure
from vinculo.analytics.selectors.evaluation import evaluation_of
from vinculo.analytics.services.evaluating import evaluate
from vinculo.analytics.web.evaluation import in_order, shown
from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.cases.testing import (
    MORNING,
    a_case,
    a_house,
    an_offer,
    ask_for_an_offer,
    call_an_offer_asked_for,
    last_seen,
)
from vinculo.complaints.contracts import Decision, HeldThing, Said, WayOut
from vinculo.complaints.testing import (
    a_complaint,
    answer_complaint,
    ask_of_billing,
    close_complaint,
    look_again,
)
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.identity.testing import a_member, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id
from vinculo.kernel.testing import run_jobs
from vinculo.organization.contracts import CalendarDraft
from vinculo.organization.testing import SHOP_WEEK, a_calendar
from vinculo.portfolio.testing import a_service, a_signed_scope

DAY = timedelta(days=1)
OFFER = "<p>Pásese hoy a la fibra de un giga por solo cinco euros más al mes.</p>"
GALICIAN = (
    "Cobráronme dúas veces a mesma factura e levo tres semanas agardando. Ninguén me contesta"
    " e aínda non teño servizo. Quero o meu diñeiro, por favor."
)
REVIEW, ARBITRATION, COURT = (WayOut.REVIEW,), (WayOut.ARBITRATION,), (WayOut.COURT,)


@pytest.fixture
def house(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    return a_house()


def said(year=2026, *, at=MORNING + DAY):
    evaluate(year, at=at)
    return {one.key: one for one in evaluation_of(year).figures}


def hide_a_question():
    """Write a question of billing behind the back of the chain: one more that was told yes."""
    row = apps.get_model("complaints", "BillingQuestion").objects.order_by("pk")[0]
    row.pk, row.may, row.rule = new_id(), True, "none"
    row.save(force_insert=True)


def change_told_ways(complaint_id):
    """Say afterwards that an answer told a way that it did not."""
    rows = apps.get_model("complaints", "Complaint").objects.filter(pk=complaint_id)
    assert rows.update(ways_told=WayOut.ARBITRATION) == 1


def say_language(house, complaint_id, language, *, side):
    """Marta corrects what was recognised, on the page of the complaint."""
    url = reverse("complaints:say_language", args=[complaint_id])
    answer = signed_in(house.marta).post(url, {"de": side, "lengua": language})
    assert answer.status_code == 302


def refuse(house, number, ways, decision=Decision.REJECTED):
    made = a_complaint(a_case(subject=f"Asunto {number}").id, actor=house.agent)
    answer_complaint(made, actor=house.agent, decision=decision, ways=ways)
    return made


def alike(figures, *keys):
    for key in keys:
        one = figures[key]
        assert (one.value, one.n, one.error) == (one.recount, one.recount_n, 0), key
    return [(figures[key].value, figures[key].n) for key in keys]


def test_refusals_that_tell_a_way_outside_equal_their_recount_and_one_without_is_an_alarm(house):
    first = refuse(house, 1, ARBITRATION)
    refuse(house, 2, (*REVIEW, WayOut.CONSUMER_OFFICE), Decision.PARTLY)
    refuse(house, 3, (), Decision.UPHELD)
    figures = said()
    assert alike(figures, "ways_told") == [(1.0, 2)]
    assert figures["ways_told"].passes
    inside = refuse(house, 4, (*REVIEW, *COURT))
    figures = said()
    assert alike(figures, "ways_told") == [(pytest.approx(2 / 3), 3)]
    assert figures["ways_told"].is_failed
    assert evaluation_of(2026).alarms
    change_told_ways(inside)
    assert said()["ways_told"].is_alarming
    look_again(first, actor=house.agent)
    assert said()["ways_told"].n == 2


def test_a_way_that_is_named_only_when_it_is_closed_was_not_told_by_the_answer(house):
    made = refuse(house, 1, REVIEW)
    close_complaint(made, said=Said.REFUSED, ways=ARBITRATION, actor=house.agent, at=MORNING + DAY)
    assert alike(said(), "ways_told") == [(0.0, 1)]


def test_offers_equal_their_recount_each_by_what_became_of_it(house):
    a_signed_scope()
    an_offer(OFFER)
    asked, order, held = (a_case(sender=f"C{n} <c{n}@a.example>") for n in range(3))
    ask_for_an_offer(asked.id, actor=house.agent)
    cases.set_kind(case_id=order.id, kind=CaseKind.ORDER, actor=SYSTEM, at=MORNING)
    for one in (asked, order):
        cases.answer_case(
            case_id=one.id, html=OFFER, seen=last_seen(one.id), actor=SYSTEM, at=MORNING
        )
    with pytest.raises(DomainError):
        cases.answer_case(
            case_id=held.id, html=OFFER, seen=last_seen(held.id), actor=SYSTEM, at=MORNING
        )
    figures = said()
    keys = [f"offers.{name}" for name in ("asked", "refused", "grounded", "groundless")]
    assert alike(figures, *keys) == [(1, 1), (1, 3), (2, 3), (0, 3)]
    assert figures["offers.groundless"].passes
    with translation.override("es"):
        assert shown(figures["offers.grounded"])["value"] == "2"
    assert "offers.asked" not in said(2025, at=MORNING)


def test_an_offer_that_claims_a_ground_which_is_not_on_record_is_an_alarm(house):
    a_signed_scope()
    an_offer(OFFER)
    case = a_case()
    call_an_offer_asked_for(case.id, at=MORNING)
    cases.answer_case(
        case_id=case.id, html=OFFER, seen=last_seen(case.id), actor=SYSTEM, at=MORNING
    )
    figures = said()
    assert (figures["offers.grounded"].value, figures["offers.grounded"].recount) == (1, 0)
    assert (figures["offers.groundless"].value, figures["offers.groundless"].recount) == (0, 1)
    assert all(figures[f"offers.{name}"].is_alarming for name in ("grounded", "groundless"))


@pytest.fixture
def billed(house):
    """A service with an open complaint of Lucía, and another; billing asks of both."""
    a_signed_scope(sector="energy")
    other = a_service(name="Luz", standards=False)
    lucia, pedro = (
        customers.register(name=name, kind=ContactKind.EMAIL, value=f"{name}@a.example", at=MORNING)
        for name in ("lucia", "pedro")
    )
    case = a_case()
    cases.set_customer(case_id=case.id, customer_id=lucia, actor=SYSTEM, at=MORNING)
    a_complaint(case.id, actor=house.agent)
    for thing, customer, service in (
        (HeldThing.CUT, lucia, house.service_id),
        (HeldThing.CUT, lucia, house.service_id),
        (HeldThing.CUT, pedro, house.service_id),
        (HeldThing.CUT, pedro, other.id),
        (HeldThing.DEBT, lucia, house.service_id),
    ):
        ask_of_billing(thing, service_id=service, customer_id=customer)
    return house.service_id, other.id


def test_questions_of_billing_equal_their_recount_in_all_and_by_service(billed):
    served, other = billed
    figures = said()
    names = ("asked", "refused", "allowed")
    for key, counts in {
        "billing.cut": (4, 2, 2),
        f"billing.cut.{served}": (3, 2, 1),
        f"billing.cut.{other}": (1, 0, 1),
        "billing.debt": (1, 0, 1),
        f"billing.debt.{served}": (1, 0, 1),
    }.items():
        found = alike(figures, *(f"{key}.{name}" for name in names))
        assert found == [(count, counts[0]) for count in counts], key
    with translation.override("es"):
        row = shown(figures[f"billing.cut.{other}.asked"])
    assert (row["name"], row["group"], row["value"]) == (
        "¿Se puede cortar el servicio? Veces que preguntó",
        "Luz",
        "1",
    )
    cut = [one.key for one in in_order(figures.values()) if one.key.startswith("billing.cut.")]
    assert cut[:3] == [f"billing.cut.{name}" for name in names]
    assert cut[3].endswith(".asked")
    hide_a_question()
    changed = said()
    assert changed["billing.cut.allowed"].is_alarming
    assert changed["billing.cut.asked"].is_alarming
    assert not changed["billing.cut.refused"].is_alarming


def test_no_figure_is_its_own_recount(house, billed):
    """Without evidence not one figure has a recount: none is read where it is published."""
    refuse(house, 1, ARBITRATION)
    an_offer(OFFER)
    order = a_case(sender="O <o@a.example>")
    cases.set_kind(case_id=order.id, kind=CaseKind.ORDER, actor=SYSTEM, at=MORNING)
    cases.answer_case(
        case_id=order.id, html=OFFER, seen=last_seen(order.id), actor=SYSTEM, at=MORNING
    )
    ask_for_an_offer(order.id, actor=house.agent)
    run_jobs()
    later = MORNING + 60 * DAY
    before = {key for key, one in said(at=later).items() if one.value}
    assert {key.split(".")[0] for key in before} >= {"offers", "billing", "ways_told", "language"}
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE kernel_evidenceline (LIKE public.kernel_evidenceline INCLUDING ALL)"
        )
    after = said(at=later)
    assert before <= set(after)
    assert [key for key in before if not after[key].is_alarming] == []


def test_the_report_counts_the_language_that_a_person_said(house, settings):
    settings.PRACTICE = True
    made = a_complaint(a_case(text="Factura 22", subject="Factura").id, actor=house.agent)
    answer_complaint(made, actor=house.agent, reasons=GALICIAN)
    figures = said()
    assert "language.gl" not in figures
    assert alike(figures, "language_unknown") == [(1.0, 1)]
    assert "language_corrected" not in figures
    say_language(house, made, "gl", side="filed")
    figures = said()
    assert alike(figures, "language.gl", "same_language", "language_unknown") == [
        (1.0, 1),
        (1.0, 1),
        (0.0, 1),
    ]
    say_language(house, made, "ca", side="answered")
    figures = said()
    assert alike(figures, "language.gl", "language_corrected") == [(0.0, 1), (2, 2)]
    apps.get_model("complaints", "Complaint").objects.update(answered_language="gl")
    assert said()["language.gl"].is_alarming


def test_a_language_that_the_law_wants_and_the_company_does_not_attend_in_is_an_alarm(house):
    a_signed_scope()
    spain = CalendarDraft(timezone="Europe/Madrid", weekly=SHOP_WEEK, country="ES", region="GA")
    a_calendar(name="Galicia", draft=spain)
    direction = a_member(Role.DIRECTION)
    url = reverse("organization:languages")
    direction.post(url, {"languages": ["es"]})
    figures = said()
    assert alike(figures, "attended.es", "attended.gl") == [(1.0, 1), (0.0, 1)]
    assert (figures["attended.es"].passes, figures["attended.gl"].is_failed) == (True, True)
    with translation.override("es"):
        assert shown(figures["attended.gl"])["name"] == "Se atiende en gallego"
    direction.post(url, {"languages": ["es", "gl"]})
    assert not said()["attended.gl"].is_failed
    assert "attended.gl" not in said(2025)


def test_nothing_is_wanted_where_no_such_law_binds(house):
    spain = CalendarDraft(timezone="Europe/Madrid", weekly=SHOP_WEEK, country="ES", region="GA")
    a_calendar(name="Galicia", draft=spain)
    assert not [key for key in said() if key.startswith("attended.")]


def test_counts_stand_on_the_page_and_in_every_file(house, billed):
    refuse(house, 1, ARBITRATION)
    evaluate(2026, at=MORNING + DAY)
    auditor = a_member(Role.AUDITOR)
    page = auditor.get(reverse("analytics:evaluation", args=[2026])).content.decode()
    assert "Lo que preguntó facturación" in page
    assert "¿Se puede cortar el servicio? Se le dijo que no" in page
    assert "Negativas que dicen las vías que quedan" in page
    for form in ("csv", "xlsx", "pdf"):
        answer = auditor.get(reverse("analytics:evaluation_file", args=[2026, form]))
        assert answer.status_code == 200, form
        if form == "csv":
            lines = answer.content.decode("utf-8-sig").splitlines()
            assert len(lines) == EvaluationFigure.objects.count() + 1
            assert "Medida" in lines[0]
            assert any("cuántas veces" in line for line in lines)
