"""Rules of the portfolio, without a database: moves, goals, evidence, money, offers."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.utils import translation

from vinculo.kernel.metrics import Better
from vinculo.organization.testing import START
from vinculo.portfolio.contracts import (
    Metric,
    Phase,
    ResultKind,
    ResultView,
    Stage,
    StandardDraft,
    StandardVersion,
    Verdict,
)
from vinculo.portfolio.domain import accounts, lifecycle, offers, sheet, standards
from vinculo.portfolio.domain.lifecycle import DESIGN, IMPROVEMENT, OPERATION, STRATEGY, TRANSITION
from vinculo.portfolio.web.words import value_words

DAY = date(2026, 3, 2)
RETIRED = lifecycle.Position(Stage.RETIRED, Phase.OPERATION)


def move(here, there, *, on=DAY, reason="Porque sí conviene."):
    lifecycle.check_move(here=here, there=there, on=on, last=DAY, today=DAY, reason=reason)


@pytest.mark.parametrize(
    ("here", "there", "may"),
    [
        (STRATEGY, DESIGN, True),
        (STRATEGY, OPERATION, False),
        (TRANSITION, OPERATION, True),
        (OPERATION, IMPROVEMENT, True),
        (OPERATION, RETIRED, True),
        (RETIRED, STRATEGY, True),
        (RETIRED, OPERATION, False),
    ],
)
def test_a_service_moves_one_legal_step_at_a_time(here, there, may):
    if may:
        move(here, there)
    else:
        with pytest.raises(lifecycle.IllegalMoveError):
            move(here, there)
    assert lifecycle.position_of(there.key) == there


def test_a_move_needs_a_day_between_the_last_move_and_today_and_a_reason():
    for on in (DAY - timedelta(days=1), DAY + timedelta(days=1)):
        with pytest.raises(lifecycle.MoveDateError):
            move(STRATEGY, DESIGN, on=on)
    with pytest.raises(lifecycle.MoveReasonError):
        move(STRATEGY, DESIGN, reason="  ")
    with pytest.raises(lifecycle.IllegalMoveError):
        lifecycle.position_of("catalogue.nowhere")


def draft(metric="resolution", **changes):
    known = {"metric": metric, "calendar_id": uuid4(), "words": "Algo."}
    return StandardDraft(**known | changes)


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (draft(target=timedelta()), standards.BadGoalError),
        (draft(target=-HOUR), standards.BadGoalError),
        (draft(), standards.BadGoalError),
        (draft(target=HOUR, goal=Decimal(1)), standards.BadGoalError),
        (draft(goal=Decimal(4)), standards.BadGoalError),
        (draft("reopened", goal=Decimal(0)), standards.BadGoalError),
        (draft("not_there", goal=Decimal(5)), standards.UnknownMetricError),
        (draft("none-1", goal=Decimal(5)), standards.NamelessStandardError),
        (draft(target=HOUR, min_share_pct=Decimal(101)), standards.BadShareError),
    ],
)
def test_a_goal_that_nobody_could_keep_or_measure_is_refused(wrong, error):
    with pytest.raises(error):
        standards.check_draft(wrong, registered=["reopened"])
    standards.check_draft(draft(target=HOUR), registered=[])
    standards.check_draft(draft("none-1", goal=Decimal(5), name="Llamada"), registered=[])


def version(**changes):
    known = {
        "id": uuid4(), "metric": "resolution", "version": 1, "target": 4 * HOUR, "warn_pct": 75,
        "calendar_id": uuid4(), "words": "", "staff_words": "", "withdrawn": False,
        "valid_from": START,
    }  # fmt: skip
    return StandardVersion(**known | changes)


def result(value, kind=ResultKind.SHARE):
    return ResultView(
        standard_id=uuid4(), since=START, until=START, kind=kind, value=value, low=None, high=None,
        n=1, method="", computed_at=START,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("standard", "measured", "verdict"),
    [
        (version(), None, Verdict.UNKNOWN),
        (version(), result(None), Verdict.UNKNOWN),
        (version(), result(0.99), Verdict.MISSED),
        (version(), result(1.0), Verdict.KEPT),
        (version(min_share_pct=Decimal(95)), result(0.95), Verdict.KEPT),
        (version(min_share_pct=Decimal(95)), result(0.949), Verdict.MISSED),
        (version(), result(14_400.0, ResultKind.SECONDS), Verdict.KEPT),
        (version(), result(14_401.0, ResultKind.SECONDS), Verdict.MISSED),
        (version(target=None, goal=Decimal(5)), result(0.05), Verdict.KEPT),
        (version(target=None, goal=Decimal(5)), result(0.06), Verdict.MISSED),
        (version(target=None, goal=Decimal(90), better=Better.HIGHER), result(0.9), Verdict.KEPT),
        (version(target=None, goal=Decimal(9)), result(1, ResultKind.SECONDS), Verdict.UNKNOWN),
        (version(target=None), result(0.5), Verdict.UNKNOWN),
    ],
)
def test_a_result_keeps_a_standard_when_it_reaches_its_goal(standard, measured, verdict):
    assert standards.judge(standard, measured) is verdict


def test_the_clocks_come_before_what_the_registry_measures():
    some = [version(metric=key) for key in ("backlog_age", Metric.RESOLUTION, Metric.FIRST_ANSWER)]
    assert list(standards.in_force(some, START)) == ["first_answer", "resolution", "backlog_age"]
    assert version(target=None, goal=Decimal(1)).length is None


def test_only_addresses_of_the_web_become_links():
    text = "Encuesta de mayo | https://a.example/x\nhttps://b.example\njavascript:x\n\n http://[\n"
    first, second, third, fourth = sheet.evidence_of(text)
    assert (first.words, first.url) == ("Encuesta de mayo", "https://a.example/x")
    assert (second.words, second.url) == ("https://b.example", "https://b.example")
    assert [each.url for each in (third, fourth)] == ["", ""]


def test_a_sheet_is_complete_when_every_question_is_answered():
    answers = [(each, "Sí.", "") for each in sheet.Question]
    assert sheet.completeness(answers).pct == 100
    some = sheet.completeness([*answers[:5], (sheet.Question.MEASURED, " ", "prueba")])
    assert (some.answered, some.proven, some.pct) == (5, 0, 41)
    assert sheet.completeness([(sheet.Question.WHO, "Sí", "prueba")]).proven == 1


def test_a_trend_is_better_in_the_direction_of_the_measure():
    one, two = Decimal(1), Decimal(2)
    assert sheet.trend_of([one, two], Better.HIGHER) is sheet.Trend.BETTER
    assert sheet.trend_of([one, two], Better.LOWER) is sheet.Trend.WORSE
    assert sheet.trend_of([two, two], Better.LOWER) is sheet.Trend.SAME
    assert sheet.trend_of([two], Better.LOWER) is sheet.Trend.NONE
    assert sheet.is_reached(one, two, Better.LOWER)
    assert not sheet.is_reached(one, two, Better.HIGHER)
    assert sheet.is_due(DAY, DAY + timedelta(days=1))
    assert not sheet.is_due(None, DAY)


SERVICE = UUID(int=7)


def balance(cost, margin=None, currency="EUR", known=1, periods=1):
    return accounts.Balance(
        service_id=SERVICE, currency=currency, periods=periods, known=known, people=Decimal(2),
        hours=Decimal(10), cost=Decimal(cost), customers=None,
        margin=None if margin is None else Decimal(margin),
    )  # fmt: skip


def test_money_of_two_currencies_is_never_added_and_an_unknown_margin_leaves_no_result():
    euros, pesos = accounts.totals([balance(5, 9), balance(6, 8), balance(7, 9, "MXN")])
    assert (euros.cost, euros.margin, euros.result, euros.services) == (11, 17, 6, 2)
    assert (euros.people, euros.hours, euros.periods) == (4, 20, 2)
    assert (pesos.currency, pesos.result) == ("MXN", 2)
    (half,) = accounts.totals([balance(5, 9), balance(6, known=0)])
    assert (half.known, half.periods, half.margin, half.result) == (1, 2, 9, None)
    assert accounts.totals([balance(5, known=0)])[0].margin is None
    assert balance(5, 9).result == 4
    assert balance(5, 9, known=1, periods=2).result is None
    assert balance(5, known=0).result is None


def test_an_investment_is_overdue_when_its_day_passed_and_nobody_saw_the_benefit():
    before, after = DAY - timedelta(days=1), DAY + timedelta(days=1)

    def state(*, done=None, review=after, seen=None):
        return accounts.state_of(done_on=done, review_on=review, seen_on=seen, today=DAY)

    assert state() == "planned"
    assert state(done=before) == "done"
    assert state(done=before, review=before) == "overdue"
    assert state(done=before, review=before, seen=DAY) == "seen"


def an_offer(number, terms, customers=10):
    return offers.Offer(
        version=number, name=f"Oferta {number}", sold_from=DAY + timedelta(days=number),
        terms=offers.terms_from(terms), customers=customers,
    )  # fmt: skip


LATER = DAY + timedelta(days=30)


@pytest.mark.parametrize(
    ("old", "new", "worse"),
    [
        pytest.param("Permanencia: 24 meses; menos", "", ["Permanencia"], id="only the old binds"),
        pytest.param("Penalización: 150 €; menos", "", ["Penalización"], id="only the old fines"),
        pytest.param("Permanencia: 0 meses; menos", "", [], id="nothing of it"),
        pytest.param(
            "Permanencia: 24 meses; menos", "Permanencia: 2 años; menos", [], id="said otherwise"
        ),
        pytest.param("Datos: 20 GB; más", "", [], id="only the old gives"),
        pytest.param("", "Permanencia: 24 meses; menos", [], id="only the new binds"),
        pytest.param("", "Datos: 20 GB; más", ["Datos"], id="only the new gives"),
    ],
)
def test_what_only_one_of_two_offers_has_counts_for_whom_it_is_better(old, new, worse):
    price = "Precio: 20 €/mes; menos\n"
    (found,) = offers.disadvantages(
        [an_offer(1, f"{price.replace('20', '20,5')}{old}"), an_offer(2, price + new)], today=LATER
    )
    assert [term.name for term in found.worse] == ["Precio", *worse]


def test_the_same_price_in_other_words_is_no_condition_that_only_one_has():
    old = an_offer(1, "Cuota: 20 € al mes; menos")
    for said in ("Precio: 20 €/mes; menos", "Precio: 240 €/año; menos", "Cuota: 20 €/mes; -"):
        assert offers.disadvantages([old, an_offer(2, said)], today=LATER) == ()


def test_an_offer_of_a_day_to_come_is_not_yet_what_is_sold():
    old, new = an_offer(1, "Precio: 50 €/mes; menos"), an_offer(9, "Precio: 30 €/mes; menos")
    assert offers.sold_on([new, old], new.sold_from - timedelta(days=1)) is old
    assert offers.disadvantages([new, old], today=new.sold_from - timedelta(days=1)) == ()
    assert offers.disadvantages([new, old], today=new.sold_from) != ()
    assert offers.sold_on([new, old], DAY) is None


def test_a_contract_is_worse_where_the_new_offer_is_better_for_the_customer():
    old = an_offer(1, "Precio: 34,90 €/mes; menos\nVelocidad: 300 Mbit/s; más\nAntena: 1 ; más")
    new = an_offer(2, "Precio: 29.90 €/mes; menos\nVelocidad: 600 Mbit/s; más\nFijo: 1 línea; +")
    (found,) = offers.disadvantages([new, old], today=LATER)
    assert found.offer is old
    assert [(term.name, term.old, term.new) for term in found.worse] == [
        ("Precio", Decimal("34.90"), Decimal("29.90")),
        ("Velocidad", 300, 600),
        ("Fijo", None, 1),
    ]
    assert offers.disadvantages(
        [new, an_offer(1, "Precio: 1 €/mes; -\nFijo: 1 línea; +")], today=LATER
    )
    assert (
        offers.disadvantages(
            [an_offer(1, "Precio: 50 €/mes; menos", customers=0), new], today=LATER
        )
        == ()
    )
    assert offers.disadvantages([], today=LATER) == ()
    assert [offers.term_of(said) for said in offers.stored(new.terms)] == list(new.terms)


@pytest.mark.parametrize(
    "line",
    ["Precio", "Precio: mucho €; menos", "Precio: 3 €; igual", ": 3 €; más", "A: -1 €; más",
     "A: NaN x; más", "A: 1 x; más\na: 2 X; más", "A" * 201 + ": 1 x; más"],
)  # fmt: skip
def test_a_line_of_conditions_that_cannot_be_read_is_said(line):
    with pytest.raises(offers.BadTermError):
        offers.terms_from(line)


def test_an_offer_has_conditions_and_thousands_are_read():
    with pytest.raises(offers.NoTermsError):
        offers.terms_from(" \n")
    assert offers.terms_from("Precio: 1.284,50 €; menos")[0].value == Decimal("1284.50")


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("1.000 Mb/s", "1000", "Mb/s"),
        ("1.200.000 €", "1200000", "€"),
        ("29,90€/mes", "29.90", "€/mes"),
        ("0,125 s", "0.125", "s"),
        ("99.95 %", "99.95", "%"),
        ("1 200 GB al mes", "1200", "GB al mes"),
        ("24 h", "24", "h"),
        ("$499/mes", "499", "$/mes"),
        ("US$ 1,299.50 al mes", "1299.50", "US$ al mes"),
        ("MXN 499/mes", "499", "MXN/mes"),
    ],
)
def test_a_figure_of_an_offer_is_read_as_it_is_written(written, value, unit) -> None:
    (term,) = offers.terms_from(f"Velocidad: {written}; más es mejor")
    assert (term.value, term.unit) == (Decimal(value), unit)


def test_what_may_be_twelve_hundred_or_one_and_a_bit_is_refused() -> None:
    with pytest.raises(offers.BadTermError):
        offers.terms_from("Velocidad: 1,200 Mb/s; más")


def test_a_share_is_rounded_and_not_cut_off():
    with translation.override("es"):
        assert value_words(ResultKind.SHARE, 2 / 3) == "66,7 %"
