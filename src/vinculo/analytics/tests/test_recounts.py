"""Receipts, ways, languages and ratings of the year: each figure equals its recount."""

from datetime import UTC, datetime, timedelta
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.analytics.domain.plain_share import interval_of
from vinculo.analytics.selectors.evaluation import evaluation_of
from vinculo.analytics.services.evaluating import evaluate
from vinculo.analytics.web.evaluation import shown
from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.complaints.testing import (
    a_complaint,
    answer_complaint,
    ask_for_a_supervisor,
    call_without_answer,
    hand_receipt,
    look_again,
    lose_receipts,
    return_receipts,
    supervisor_spoke,
    turn_into_calls,
)
from vinculo.feedback.testing import change_a_score, rate
from vinculo.kernel import clock
from vinculo.kernel.testing import run_jobs
from vinculo.lib.stats.intervals import wilson
from vinculo.portfolio.testing import a_signed_scope
from vinculo.statutory.testing import change_a_delivery, make_receipts

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SPANISH = "Me han cobrado dos veces la cuota. Llevo tres semanas sin servicio y nadie me contesta."
GERMAN = (
    "Guten Tag, ich habe keine Verbindung und niemand hat mir geholfen. Bitte schreiben Sie mir."
)
ENGLISH = "You have charged me twice for this month and I would like to have my money back."
REASONS = "Tiene usted razón: la cuota se cobró dos veces y ya le hemos devuelto el importe."
KEYS = ("receipts_given", "same_medium", "same_language", "csat")


@given(st.integers(min_value=1, max_value=5000).flatmap(
    lambda n: st.tuples(st.integers(min_value=0, max_value=n), st.just(n))
))  # fmt: skip
def test_an_interval_looked_for_is_that_of_wilsons_formula(count):
    good, n = count
    published = wilson(good, n)
    assert interval_of(good, n) == pytest.approx((published.low, published.high), abs=1e-9)
    assert NormalDist().inv_cdf(0.975) == pytest.approx(1.96, abs=1e-3)


@pytest.fixture
def house(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    return a_house()


def said(year=2026, *, at=MORNING + DAY):
    evaluate(year, at=at)
    return {one.key: one for one in evaluation_of(year).figures}


@pytest.fixture
def complaints(house, settings):
    """In Spanish, in English, in German, spoken; each is answered in Spanish."""
    settings.PRACTICE = True
    written = [a_case(text=words).id for words in (SPANISH, ENGLISH, GERMAN)]
    spoken = cases.open_case(
        actor=house.agent,
        service_id=house.service_id,
        customer_id=None,
        kind=CaseKind.QUERY,
        subject="Doble cobro",
        text="Lo cuenta por teléfono",
        at=MORNING,
    )
    found = [a_complaint(case_id, actor=house.agent) for case_id in (*written, spoken)]
    for complaint_id in found:
        answer_complaint(complaint_id, actor=house.agent, reasons=REASONS)
    return found


def test_receipts_ways_and_languages_equal_their_recount(house, complaints):
    figures = said()
    for key in KEYS[:3]:
        one = figures[key]
        assert (one.value, one.n) == (one.recount, one.recount_n), key
        assert one.error == 0
    assert (figures["receipts_given"].value, figures["receipts_given"].n) == (0.75, 4)
    assert (figures["same_medium"].value, figures["same_medium"].n) == (1.0, 4)
    assert (figures["same_language"].value, figures["same_language"].n) == (pytest.approx(1 / 3), 3)
    assert "csat" not in figures


GALICIAN = (
    "Cobráronme dúas veces a mesma factura e levo tres semanas agardando. Ninguén me contesta"
    " e aínda non teño servizo. Quero o meu diñeiro, por favor."
)
CATALAN = (
    "M'han cobrat dues vegades la mateixa factura i fa tres setmanes que espero. Ningú no em"
    " contesta i encara no tinc servei. Vull els meus diners, si us plau."
)
BASQUE = (
    "Faktura bera bi aldiz kobratu didate eta hiru aste daramatzat zain. Inork ez dit erantzuten"
    " eta oraindik ez dut zerbitzurik. Nire dirua nahi dut, mesedez."
)


def test_languages_are_counted_each_by_itself_with_those_not_known(house, settings):
    settings.PRACTICE = True
    answers = {
        GALICIAN: GALICIAN,
        CATALAN: REASONS,
        BASQUE: BASQUE,
        SPANISH: REASONS,
        "Ok": REASONS,
    }
    for words, reasons in {**answers, "Ok": REASONS}.items():
        made = a_complaint(a_case(text=words, subject="Factura").id, actor=house.agent)
        answer_complaint(made, actor=house.agent, reasons=reasons)
    figures = said()
    found = {key.removeprefix("language."): one for key, one in figures.items() if "guage." in key}
    assert {code: (one.value, one.n) for code, one in found.items()} == {
        "es": (1.0, 1),
        "gl": (1.0, 1),
        "ca": (0.0, 1),
        "eu": (1.0, 1),
    }
    unknown, same = figures["language_unknown"], figures["same_language"]
    assert (unknown.value, unknown.n) == (pytest.approx(0.2), 5)
    assert (same.value, same.n) == (0.75, 4)
    for one in (*found.values(), unknown, same):
        assert (one.value, one.n, one.error) == (one.recount, one.recount_n, 0)
    assert shown(found["gl"])["name"] == "Contestadas en la misma lengua: gallego"


def test_a_receipt_counts_once_it_came_and_a_mail_that_returned_takes_its_own_word_back(
    house, complaints
):
    hand_receipt(complaints[3], actor=house.agent)
    whole = said()["receipts_given"]
    assert (whole.value, whole.n) == (whole.recount, whole.recount_n) == (1.0, 4)
    hand_receipt(complaints[0], actor=house.agent)
    return_receipts()
    left = said()["receipts_given"]
    assert (left.value, left.n) == (left.recount, left.recount_n) == (0.5, 4)


def test_what_lives_again_waits_for_its_next_answer(house, complaints):
    look_again(complaints[1], actor=house.agent)
    one = said()["same_language"]
    assert (one.value, one.n) == (one.recount, one.recount_n) == (0.5, 2)


def test_an_answer_counts_in_its_own_year_wherever_it_was_filed(house, complaints):
    assert said(2025, at=MORNING) == {}
    assert said(2027, at=MORNING) == {}


def test_a_young_complaint_is_given_an_hour_for_its_receipt(house, complaints):
    lose_receipts()
    early = said(at=MORNING + HOUR - timedelta(seconds=1))["receipts_given"]
    assert (early.n, early.recount_n) == (0, 3)
    late = said(at=MORNING + HOUR)["receipts_given"]
    assert (late.value, late.recount) == (0.0, 0.75)
    assert late.is_alarming


def an_answered_case(house, subject="Sin conexión"):
    case = a_case(subject=subject)
    cases.resolve_case(case_id=case.id, outcome=Outcome.ANSWERED, actor=house.agent, at=MORNING)
    return case.id


def test_satisfaction_has_the_interval_that_its_recount_has(house):
    for number, scores in enumerate([(5,), (1, 4), (4, 2), ()]):
        rate(an_answered_case(house, f"Asunto {number}"), house.service_id, *scores)
    one = said()["csat"]
    assert (one.value, one.n) == (one.recount, one.recount_n) == (pytest.approx(2 / 3), 3)
    assert one.error == pytest.approx(0)
    assert (one.low, one.high) == pytest.approx((one.recount_low, one.recount_high))
    assert "intervalo del 95 %: de 20,77 % a 93,85 %" in shown(one)["between"]
    change_a_score()
    assert said()["csat"].is_alarming


def test_a_score_that_was_changed_counts_in_the_year_of_the_first_answer(house):
    last = datetime(2026, 12, 31, 22, 58, 30, tzinfo=UTC)
    rate(an_answered_case(house), house.service_id, 1, 5, at=last)
    one = said()["csat"]
    assert (one.value, one.n) == (one.recount, one.recount_n) == (1.0, 1)
    assert "csat" not in said(2027)


def test_receipts_of_queries_and_incidents_equal_their_recount(house, settings):
    settings.PRACTICE = True
    a_signed_scope()
    answered, waits, wish, _young = (a_case(subject=f"Asunto {number}").id for number in range(4))
    cases.resolve_case(case_id=answered, outcome=Outcome.ANSWERED, actor=house.agent, at=MORNING)
    cases.set_kind(case_id=wish, kind=CaseKind.REQUEST, actor=house.agent, at=MORNING)
    run_jobs()
    make_receipts(waits, at=MORNING)
    run_jobs()
    figures = said(at=MORNING + HOUR / 2)
    one = figures["matter_receipts"]
    assert (one.value, one.n) == (one.recount, one.recount_n) == (1.0, 1)
    late = said(at=MORNING + DAY)["matter_receipts"]
    assert (late.value, late.n) == (late.recount, late.recount_n) == (0.5, 2)
    change_a_delivery(waits)
    assert said(at=MORNING + DAY)["matter_receipts"].is_alarming


def test_supervisors_asked_for_equal_their_recount(house):
    found = [a_complaint(a_case(subject=f"Asunto {n}").id, actor=house.agent) for n in range(4)]
    for one in found:
        ask_for_a_supervisor(one, actor=house.agent, at=MORNING)
    supervisor_spoke(found[0], at=MORNING + HOUR / 60)
    turn_into_calls(at=MORNING + HOUR / 10)
    supervisor_spoke(found[1], at=MORNING + HOUR)
    early = said(at=MORNING + 2 * HOUR)["supervisor_in_time"]
    assert (early.value, early.n) == (early.recount, early.recount_n) == (1.0, 2)
    call_without_answer(found[2], actor=house.agent, at=MORNING + 3 * HOUR)
    supervisor_spoke(found[2], at=MORNING + 2 * DAY)
    call_without_answer(found[3], actor=house.agent, at=MORNING + 2 * DAY)
    figures = said(at=MORNING + 3 * DAY)
    late = figures["supervisor_in_time"]
    assert (late.value, late.n) == (late.recount, late.recount_n) == (0.5, 4)
    tried = figures["supervisor_tried"]
    assert (tried.value, tried.n) == (tried.recount, tried.recount_n) == (0.5, 2)
