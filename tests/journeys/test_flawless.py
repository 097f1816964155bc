"""Flawless service: the share in which everything held, and the one point that broke the rest."""

from datetime import timedelta
from uuid import UUID

import pytest

from vinculo.analytics import api as analytics
from vinculo.cases import api as cases
from vinculo.cases.contracts import Outcome
from vinculo.cases.services.hands import take_case
from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.clocks.testing import tell_due
from vinculo.feedback.contracts import Via
from vinculo.feedback.models import Rating
from vinculo.feedback.services import rating
from vinculo.feedback.testing import asks
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.testing import run_jobs
from vinculo.orders.models import Order, OrderLine
from vinculo.orders.services import following
from vinculo.orders.testing import an_order
from vinculo.portfolio.contracts import Metric
from vinculo.portfolio.testing import an_item
from vinculo.promises import api as promises
from vinculo.promises.contracts import Asked, NewClaim, Place, Proof, Source
from vinculo.promises.services.withdrawing import withdraw_and_tell
from vinculo.promises.testing import a_promise_on, claiming

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NAMES = ("Ana Gil", "Luis Paz", "Eva Sanz", "Rosa Mora", "Iván León")


def test_each_case_is_flawless_or_says_the_one_point_that_broke_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    house = a_house()
    asks(house.service_id)
    found = []
    for number, name in enumerate(NAMES):
        case = a_case(sender=f"{name} <c{number}@correo.example>")
        assert cases.take_next(actor=house.agent, at=MORNING) is not None
        found.append(case)
    good, rated, promised, back, twofold = found
    for one in (promised, twofold):
        a_promise_on(one.id, service_id=house.service_id, given_at=MORNING, length=HOUR / 2)
    tell_due(at=MORNING + HOUR)
    run_jobs()
    for case in found:
        cases.resolve_case(
            case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + HOUR
        )
    for case in (back, twofold):
        cases.reopen_case(case_id=case.id, actor=house.agent, at=MORNING + HOUR)
        cases.resolve_case(
            case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + HOUR
        )
    run_jobs()
    for case, score in ((good, 5), (rated, 2)):
        token = rating.token_of(Rating.objects.get(case_id=case.id).ref)
        rating.answer(token=token, score=score, comment="", via=Via.PAGE, at=MORNING + HOUR)

    def share(key: str) -> float | None:
        day = MORNING.date()
        return analytics.compute_metric(key, first=day, last=day, at=MORNING).total.value

    assert analytics.compute_metric(
        "flawless", first=MORNING.date(), last=MORNING.date(), at=MORNING
    ).total.n == len(NAMES)
    keys = ("flawless", "only_rating", "only_promise", "only_reopening")
    assert {key: share(key) for key in keys} == dict.fromkeys(keys, 0.2)
    assert (share("only_clock"), share("only_complaint"), share("csat")) == (0.0, 0.0, 0.5)


def test_each_order_is_flawless_or_says_the_one_point_that_broke_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = MORNING + HOUR
    monkeypatch.setattr(clock, "now", lambda: later)
    house = a_house()
    asks(house.service_id)
    item = an_item(house.service_id)
    names = ("good", "moved", "short", "rated", "off", "twofold")
    made = {}
    for number, name in enumerate(names):
        case = a_case(sender=f"{name} <o{number}@correo.example>")
        assert cases.take_next(actor=house.agent, at=MORNING) is not None
        order_id = an_order(case.id, item, quantity=2, days=9, actor=house.agent, at=MORNING)
        made[name] = (case.id, order_id)
    for name in ("moved", "twofold"):  # promised for a day that was over when it came
        Order.objects.filter(pk=made[name][1]).update(first_due_at=MORNING + HOUR / 2)
    for name, (_, order_id) in made.items():
        done = {"order_id": order_id, "actor": house.agent, "at": later}
        if name == "off":
            following.cancel(reason="Se muda", **done)
        elif name in {"short", "twofold"}:
            line = OrderLine.objects.get(order_id=order_id)
            following.deliver(quantities={line.pk: 1}, proof="Firmado", **done)
            if name == "short":
                following.settle(reason="Agotado", **done)
            else:
                following.deliver(proof="Firmado", **done)
                following.give_back(reason="No le sirve", **done)
        else:
            following.deliver(proof="Firmado", **done)
    case_id = made["rated"][0]
    cases.resolve_case(case_id=case_id, outcome=Outcome.SOLVED, actor=SYSTEM, at=later)
    run_jobs()
    token = rating.token_of(Rating.objects.get(case_id=case_id).ref)
    rating.answer(token=token, score=1, comment="", via=Via.PAGE, at=later)
    day = MORNING.date()
    keys = ("promise", "whole", "rating", "clock", "complaint")
    whole = analytics.compute_metric("flawless_orders", first=day, last=day, at=later).total
    assert (whole.n, whole.value) == (5, 0.2)
    only = {
        key: analytics.compute_metric(
            f"orders_only_{key}", first=day, last=day, at=later
        ).total.value
        for key in keys
    }
    assert only == {"promise": 0.2, "whole": 0.2, "rating": 0.2, "clock": 0.0, "complaint": 0.0}


def test_a_word_taken_back_is_a_fault_unless_an_order_or_the_customer_took_it_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = MORNING + HOUR
    monkeypatch.setattr(clock, "now", lambda: later)
    house = a_house()
    item = an_item(house.service_id)
    found = [a_case(sender=f"{name} <w{n}@correo.example>") for n, name in enumerate(NAMES)]
    for case in found:
        take_case(case_id=case.id, actor=house.agent, at=MORNING)
    kept, taken_back, moved, called_off, other_day = found
    words = {
        case: a_promise_on(
            case.id, service_id=house.service_id, given_at=MORNING - DAY, length=9 * DAY
        )
        for case in (kept, taken_back, other_day)
    }
    who, by_marta = {"actor": SYSTEM, "at": later}, {"actor": house.agent, "at": later}
    withdraw_and_tell(promise_id=words[taken_back], apology="No podremos llamarle.", **who)
    promises.replace(
        promise_id=words[other_day], due_at=later + 9 * DAY, how=Asked.CALL, words="El lunes", **who
    )
    promises.keep(promise_id=words[kept], proof=Proof.WORD, words="Hablamos", **who)
    for case in (moved, called_off):
        order_id = an_order(case.id, item, days=9, actor=house.agent, at=MORNING)
        if case is moved:
            due_on = (later + 20 * DAY).date()
            following.move(order_id=order_id, due_on=due_on, apology="Se retrasa.", **by_marta)
        else:
            following.cancel(order_id=order_id, reason="Se muda", **by_marta)
    for case in found:
        cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=SYSTEM, at=later)
    run_jobs()
    day = MORNING.date()

    def share(key: str) -> float | None:
        return analytics.compute_metric(key, first=day, last=day, at=later).total.value

    assert (share("flawless"), share("only_promise")) == (0.8, 0.2)


def a_published_claim(service_id: UUID) -> None:
    """The public reads that a first answer takes no longer than its standard says."""
    new = NewClaim(
        words="Le contestamos a tiempo",
        place=Place.ADVERT,
        where="Prensa",
        service_id=service_id,
        metric=Metric.FIRST_ANSWER.value,
        since=MORNING.date() - 9 * DAY,
    )
    claim_id = claiming.write(new, actor=SYSTEM, at=MORNING - DAY)
    claiming.publish(claim_id=claim_id, actor=SYSTEM, at=MORNING - DAY)


def test_a_late_first_answer_is_one_fault_though_an_advert_promised_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = MORNING + 6 * HOUR + HOUR / 4
    monkeypatch.setattr(clock, "now", lambda: later)
    house = a_house()
    a_published_claim(house.service_id)
    late, worded = (a_case(sender=f"{name} <{name}@correo.example>") for name in ("ana", "eva"))
    a_promise_on(worded.id, service_id=house.service_id, given_at=MORNING, length=HOUR)
    tell_due(at=later)
    run_jobs()
    for case in (late, worded):
        assert cases.take_next(actor=house.agent, at=later) is not None
        given = promises.of_subjects(f"case:{case.id}")
        assert [one.is_broken for one in given if one.source is Source.CLAIM] == [True]
        cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=later)
    run_jobs()
    day = MORNING.date()

    def share(key: str) -> float | None:
        return analytics.compute_metric(key, first=day, last=day, at=later).total.value

    keys = ("flawless", "only_clock", "only_promise", "only_reopening", "only_complaint")
    assert [share(key) for key in keys] == [0.0, 0.5, 0.0, 0.0, 0.0]


def test_an_order_whose_case_was_only_answered_late_says_so_though_an_advert_promised_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = MORNING + 6 * HOUR + HOUR / 4
    monkeypatch.setattr(clock, "now", lambda: later)
    house = a_house()
    a_published_claim(house.service_id)
    item = an_item(house.service_id)
    case = a_case()
    assert cases.take_next(actor=house.agent, at=MORNING) is not None
    order_id = an_order(case.id, item, quantity=2, days=9, actor=house.agent, at=MORNING)
    tell_due(at=later)
    run_jobs()
    following.deliver(order_id=order_id, proof="Firmado", actor=house.agent, at=later)
    day = MORNING.date()
    only = {
        key: analytics.compute_metric(
            f"orders_only_{key}", first=day, last=day, at=later
        ).total.value
        for key in ("clock", "promise", "whole")
    }
    assert only == {"clock": 1.0, "promise": 0.0, "whole": 0.0}
