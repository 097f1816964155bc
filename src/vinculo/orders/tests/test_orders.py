"""An order from its first line to the customer, with everything that can go otherwise."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.testing import a_case, a_house, acting
from vinculo.clocks.testing import tell_due
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.errors import NotAllowedError, words_for
from vinculo.kernel.testing import run_jobs
from vinculo.orders import labels
from vinculo.orders.contracts import OrderState
from vinculo.orders.domain import dates, lifecycle, pricing
from vinculo.orders.models import Order, OrderLine, OrderStep
from vinculo.orders.selectors import page, reading, register
from vinculo.orders.services import composing, following, story, whole
from vinculo.orders.testing import BLACK, a_draft, an_order
from vinculo.portfolio.testing import an_item, an_item_no_more
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def case(house, now):
    return a_case(at=now - HOUR)


@pytest.fixture
def item(house):
    return an_item(house.service_id)


def states(case_id):
    found = promises.of_subjects(f"case:{case_id}")
    return sorted(one.state.value for one in found)


def body():
    return outbox()[-1].message.get_body(("plain",)).get_content()


def test_an_order_is_composed_promised_told_and_its_delivery_keeps_the_promise(
    house, case, item, now
):
    order_id = an_order(case.id, item, quantity=2, actor=house.agent, at=now)
    run_jobs()
    row = Order.objects.get()
    assert (row.number, row.state, row.total, row.currency) == (
        f"{case.number}-P1",
        "confirmed",
        Decimal(120),
        "EUR",
    )
    assert cases.case(actor=SYSTEM, case_id=case.id).kind is CaseKind.ORDER
    assert states(case.id) == ["open"]
    told = body()
    assert "Su pedido" in told
    assert "queda confirmado" in told
    assert "2 × Router wifi 6 (Color: Negro), a 60,00 €" in told
    assert "Total: 120,00 €" in told
    following.prepare(order_id=order_id, actor=house.agent, at=now)
    following.send(order_id=order_id, actor=house.agent, at=now + HOUR)
    ended = following.deliver(
        order_id=order_id, proof="Firmó Lucía", actor=house.agent, at=now + 2 * HOUR
    )
    assert ended is OrderState.DELIVERED
    assert states(case.id) == ["kept"]
    found = page.order_page(actor=house.agent, order_id=order_id, at=now)
    assert [step.what for step in found.steps if "told" not in step.what] == [
        "composed", "added", "confirmed", "preparing", "sent", "delivered",
    ]  # fmt: skip
    assert found.actions == {lifecycle.OrderAction.RETURN, lifecycle.OrderAction.RETURN_PART}
    assert found.view.is_late is False
    following.give_back(
        order_id=order_id, reason="No le cubre la casa", actor=house.agent, at=now + DAY
    )
    assert Order.objects.get().state == "returned"


def test_the_proposed_day_counts_the_longest_term_and_gives_way_to_the_wish(house, case, item, now):
    order_id = a_draft(case.id, item, actor=house.agent, at=now)
    asked = {"actor": house.agent, "order_id": order_id, "at": now}
    day = reading.proposed_for(**asked)
    assert day >= story.today(now) + 3 * DAY
    wish = composing.Details(wished_on=day + 30 * DAY, deliver_to="Calle Mayor 1")
    composing.set_details(order_id=order_id, details=wish, actor=house.agent, at=now)
    assert reading.proposed_for(**asked) == day + 30 * DAY
    past = composing.Details(wished_on=story.today(now) - DAY)
    with pytest.raises(dates.DueBeforeTodayError):
        composing.set_details(order_id=order_id, details=past, actor=house.agent, at=now)


def test_nobody_confirms_for_a_day_that_is_over_nor_an_empty_order(house, case, item, now):
    empty = composing.begin(case_id=case.id, actor=house.agent, at=now)
    assert composing.begin(case_id=case.id, actor=house.agent, at=now) == empty
    today = story.today(now)
    with pytest.raises(pricing.NoLinesError):
        following.confirm(order_id=empty, due_on=today + DAY, actor=house.agent, at=now)
    order_id = a_draft(case.id, item, actor=house.agent, at=now)
    assert order_id == empty
    with pytest.raises(dates.DueBeforeTodayError):
        following.confirm(order_id=order_id, due_on=today - DAY, actor=house.agent, at=now)
    assert promises.of_subjects(f"case:{case.id}") == []
    assert reading.proposed_for(actor=house.agent, order_id=order_id, at=now) is not None


def test_a_price_that_changed_is_shown_and_asked_again_and_a_retired_item_is_refused(
    house, case, item, now
):
    order_id = a_draft(case.id, item, actor=house.agent, at=now)
    an_item(house.service_id, item_id=item, price="70.00")
    due_on = story.today(now) + 3 * DAY
    with pytest.raises(pricing.PriceChangedError) as refused:
        following.confirm(order_id=order_id, due_on=due_on, actor=house.agent, at=now)
    assert words_for(refused.value).startswith(
        "El precio de «Router wifi 6» ha cambiado desde que empezó: era 60,00 €"
    )
    composing.reprice(order_id=order_id, actor=house.agent, at=now)
    assert Order.objects.get().total == Decimal(70)
    an_item_no_more(house.service_id, item)
    with pytest.raises(pricing.RetiredItemError):
        following.confirm(order_id=order_id, due_on=due_on, actor=house.agent, at=now)
    with pytest.raises(pricing.RetiredItemError):
        composing.reprice(order_id=order_id, actor=house.agent, at=now)


def test_a_change_of_price_after_it_was_sold_changes_no_order(house, case, item, now):
    order_id = an_order(case.id, item, actor=house.agent, at=now)
    an_item(house.service_id, item_id=item, price="99.00")
    line = OrderLine.objects.get()
    quantities = {line.pk: 2}
    composing.change_quantities(order_id=order_id, quantities=quantities, actor=house.agent, at=now)
    assert Order.objects.get().total == Decimal(120)
    last = OrderStep.objects.filter(what="amended").get()
    assert (last.lines[0]["quantity"], last.lines[0]["unit_price"]) == (2, "60.00")
    run_jobs()
    assert "ha cambiado" in body()
    with pytest.raises(pricing.NoLinesError):
        composing.change_quantities(
            order_id=order_id, quantities={line.pk: 0}, actor=house.agent, at=now
        )
    with pytest.raises(lifecycle.WrongStateError):
        composing.reprice(order_id=order_id, actor=house.agent, at=now)


def test_two_currencies_and_a_foreign_line_are_refused(house, case, item, now):
    order_id = a_draft(case.id, item, actor=house.agent, at=now)
    pesos = an_item(house.service_id, name="Cable", currency="MXN", options=())
    new = composing.NewLine(item_id=pesos, quantity=1)
    with pytest.raises(pricing.TwoCurrenciesError):
        composing.add_line(order_id=order_id, new=new, actor=house.agent, at=now)
    for item_id, error in ((order_id, pricing.RetiredItemError), (item, pricing.QuantityError)):
        new = composing.NewLine(item_id=item_id, quantity=3, chosen=BLACK)
        with pytest.raises(error):
            composing.add_line(order_id=order_id, new=new, actor=house.agent, at=now)
    with pytest.raises(composing.NoSuchLineError):
        composing.change_quantities(
            order_id=order_id, quantities={order_id: 1}, actor=house.agent, at=now
        )
    (line,) = OrderLine.objects.all()
    composing.change_quantities(
        order_id=order_id, quantities={line.pk: 0}, actor=house.agent, at=now
    )
    assert (Order.objects.get().total, OrderLine.objects.count()) == (None, 0)


def test_of_two_who_confirm_or_deliver_one_wins_and_the_other_reads_who(house, case, item, now):
    pilar = a_user(Role.SUPERVISOR, Role.OWNER, name="Pilar Soto")
    order_id = a_draft(case.id, item, actor=house.agent, at=now)
    seen = Order.objects.get().version
    due_on = story.today(now) + 3 * DAY
    both = {"order_id": order_id, "due_on": due_on, "at": now, "seen": seen}
    following.confirm(actor=house.agent, **both)
    with pytest.raises(lifecycle.QuickerError) as refused:
        following.confirm(actor=SYSTEM, **both)
    assert refused.value.params == {"who": "Marta Ruiz"}
    with pytest.raises(story.NoSuchOrderError):
        following.confirm(actor=acting(pilar), **both)
    seen = Order.objects.get().version
    brought = {"order_id": order_id, "proof": "Firmado", "at": now, "seen": seen}
    following.deliver(actor=house.agent, **brought)
    with pytest.raises(lifecycle.QuickerError):
        following.deliver(actor=SYSTEM, **brought)
    with pytest.raises(lifecycle.WrongStateError):
        following.deliver(actor=house.agent, **brought | {"seen": None})
    with pytest.raises(lifecycle.DeliveredCancelError):
        following.cancel(order_id=order_id, reason="Ya no", actor=house.agent, at=now)


def test_another_day_is_a_new_promise_with_an_apology_for_the_old(house, case, item, now):
    order_id = an_order(case.id, item, actor=house.agent, at=now)
    asked = {"order_id": order_id, "actor": house.agent, "at": now + HOUR}
    due_on = story.today(now) + 9 * DAY
    with pytest.raises(following.NoApologyError):
        following.move(due_on=due_on, apology=" ", **asked)
    with pytest.raises(following.SameDayError):
        following.move(due_on=story.today(now) + 3 * DAY, apology="Perdone", **asked)
    following.move(due_on=due_on, apology="Sentimos el retraso del fabricante.", **asked)
    assert states(case.id) == ["open", "withdrawn"]
    view = reading.order(actor=house.agent, order_id=order_id, at=now)
    assert view.was_moved
    run_jobs()
    assert "Sentimos el retraso del fabricante." in body()


def test_what_is_late_is_broken_by_the_clock_moving_mends_nothing_and_the_delivery_repairs_it(
    house, case, item, now
):
    start = now - 5 * DAY
    order_id = an_order(case.id, item, days=2, actor=SYSTEM, at=start)
    tell_due(at=now)
    run_jobs()
    assert states(case.id) == ["broken"]
    view = reading.order(actor=house.agent, order_id=order_id, at=now)
    assert view.is_late
    counted = register.counts(actor=house.agent, wanted=register.Wanted(), at=now)
    assert (counted.late, counted.awaited) == (1, 1)
    before = following.move(
        order_id=order_id,
        due_on=story.today(now) + DAY,
        apology="Llegamos tarde y lo sentimos.",
        actor=house.agent,
        at=now,
    )
    assert states(case.id) == ["broken", "open"]
    assert "cuenta como rota" in labels.moved_words(before)
    following.deliver(order_id=order_id, proof="Firmado", actor=house.agent, at=now)
    assert states(case.id) == ["kept", "repaired"]


def test_a_late_delivery_without_a_new_day_is_broken_and_repaired(house, case, item, now):
    order_id = an_order(case.id, item, days=2, actor=SYSTEM, at=now - 5 * DAY)
    with pytest.raises(lifecycle.DeliveredOutsideError):
        following.deliver(
            order_id=order_id, proof="x", done_at=now + DAY, actor=house.agent, at=now
        )
    with pytest.raises(lifecycle.NoProofError):
        following.deliver(order_id=order_id, proof=" ", actor=house.agent, at=now)
    following.deliver(order_id=order_id, proof="Firmado", actor=house.agent, at=now)
    assert states(case.id) == [PromiseState.REPAIRED.value]
    assert reading.order(actor=house.agent, order_id=order_id, at=now).is_late


def test_a_part_is_delivered_and_the_rest_is_given_up_with_a_reason(house, case, item, now):
    order_id = an_order(case.id, item, quantity=2, actor=house.agent, at=now)
    (line,) = OrderLine.objects.all()
    part = {"quantities": {line.pk: 1}, "proof": "Albarán 7", "actor": house.agent, "at": now}
    assert following.deliver(order_id=order_id, **part) is OrderState.PARTLY
    assert states(case.id) == ["open"]
    with pytest.raises(lifecycle.NothingDeliveredError):
        following.deliver(order_id=order_id, **part | {"quantities": {line.pk: 2}})
    with pytest.raises(lifecycle.WrongStateError):
        composing.change_quantities(
            order_id=order_id, quantities={line.pk: 1}, actor=house.agent, at=now
        )
    with pytest.raises(lifecycle.NoReasonError):
        following.settle(order_id=order_id, reason="", actor=house.agent, at=now)
    following.settle(order_id=order_id, reason="Agotado", actor=house.agent, at=now)
    row = Order.objects.get()
    assert (row.state, row.ended_at, row.delivered_at) == ("short", now, None)
    assert states(case.id) == ["withdrawn"]


def test_calling_off_takes_the_promise_back_and_a_draft_is_thrown_away_untold(
    house, case, item, now
):
    draft = a_draft(case.id, item, actor=house.agent, at=now)
    following.cancel(order_id=draft, reason="Se lo piensa", actor=house.agent, at=now)
    run_jobs()
    count = len(outbox())
    order_id = an_order(case.id, item, actor=house.agent, at=now)
    assert Order.objects.get(pk=order_id).number.endswith("-P2")
    following.cancel(order_id=order_id, reason="Se muda", actor=house.agent, at=now + HOUR)
    run_jobs()
    assert len(outbox()) == count + 2
    assert states(case.id) == ["withdrawn"]
    cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=now + HOUR)


def test_only_who_sees_the_case_sees_or_changes_its_order(house, case, item, now):
    order_id = an_order(case.id, item, actor=house.agent, at=now)
    stranger = acting(a_user(Role.AGENT, name="Otra"))
    analyst = acting(a_user(Role.ANALYST, name="Iris"))
    for actor in (stranger, analyst):
        assert reading.order(actor=actor, order_id=order_id, at=now) is None
        assert register.orders_like(actor=actor, wanted=register.Wanted(), at=now).rows == []
        with pytest.raises((story.NoSuchOrderError, NotAllowedError)):
            following.send(order_id=order_id, actor=actor, at=now)
    with pytest.raises(composing.NoSuchCaseError):
        composing.begin(case_id=case.id, actor=stranger, at=now)
    with pytest.raises(NotAllowedError):
        composing.begin(case_id=case.id, actor=analyst, at=now)


def test_the_database_refuses_what_no_order_can_be(house, case, item, now):
    an_order(case.id, item, actor=house.agent, at=now)
    for change in (
        {"state": "lost"},
        {"state": "delivered"},
        {"state": "cancelled"},
        {"due_at": now - DAY},
        {"total": None},
        {"total": Decimal(-1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Order.objects.update(**change)
    for change in ({"quantity": 0}, {"delivered": 2}, {"unit_price": Decimal(-1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OrderLine.objects.update(**change)


def test_the_list_narrows_and_finds_by_number_and_item(house, case, item, now):
    order_id = an_order(case.id, item, actor=house.agent, at=now)
    for wanted, n in (
        (register.Wanted(states=(OrderState.CONFIRMED,), service_id=house.service_id), 1),
        (register.Wanted(states=(OrderState.SENT,)), 0),
        (register.Wanted(is_late=True), 0),
        (register.Wanted(mine=house.marta.id), 1),
        (register.Wanted(text="router"), 1),
        (register.Wanted(text=f"{case.number}-p1"), 1),
        (register.Wanted(text="mástil"), 0),
    ):
        assert len(register.all_like(actor=house.agent, wanted=wanted, at=now)) == n, wanted
    assert register.numbers_of(actor=house.agent, ids=[order_id]) == {order_id: f"{case.number}-P1"}


def test_a_program_does_not_write_over_a_draft_that_somebody_began(house, case, item, now):
    a_draft(case.id, item, actor=house.agent, at=now)
    with pytest.raises(whole.DraftBegunError):
        whole.compose(
            case_id=case.id,
            lines=[],
            details=composing.Details(),
            due_on=None,
            actor=house.agent,
            at=now,
        )
    assert OrderLine.objects.count() == 1


def test_nothing_is_confirmed_on_a_case_that_ended_until_it_is_opened_again(house, case, item, now):
    order_id = a_draft(case.id, item, actor=house.agent, at=now)
    with pytest.MonkeyPatch.context() as before:
        for name in list(cases.end_gates._entries):
            before.setitem(cases.end_gates._entries, name, lambda *_said: None)
        cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=now)
    due_on = story.today(now) + DAY
    with pytest.raises(composing.CaseEndedError):
        following.confirm(order_id=order_id, due_on=due_on, actor=house.agent, at=now)
    assert Order.objects.get().state == OrderState.DRAFT
    assert promises.of_subjects(f"case:{case.id}") == []
    page_of = signed_in(house.marta)
    refused = page_of.post(f"/pedidos/{order_id}/confirmar/", {"due_on": f"{due_on:%Y-%m-%d}"})
    assert refused.status_code == 422
    assert "Ese caso ya terminó: reábralo antes." in refused.content.decode()
    cases.reopen_case(case_id=case.id, actor=house.agent, at=now)
    following.confirm(order_id=order_id, due_on=due_on, actor=house.agent, at=now)
    assert Order.objects.get().state == OrderState.CONFIRMED
