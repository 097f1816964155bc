"""The rules of orders and special requests, without a database."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from vinculo.lib.calendar import Calendar
from vinculo.orders.contracts import OrderState, RequestState
from vinculo.orders.domain import dates, lifecycle, pricing, requests
from vinculo.orders.domain.lifecycle import OrderAction
from vinculo.portfolio.contracts import Choice, Option, OrderableDraft, OrderableView

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
DAY = timedelta(days=1)
MONDAY = date(2026, 11, 16)
COLOUR = Option(
    name="Color",
    is_required=True,
    choices=(Choice(name="Negro"), Choice(name="Blanco", difference=Decimal(5))),
)
COVER = Option(name="Funda", choices=(Choice(name="Sí", difference=Decimal("2.50")),))


def an_item(*, is_withdrawn=False, is_offered=True, **draft):
    fields = {"name": "Router", "price": Decimal(60), "options": (COLOUR, COVER)} | draft
    return OrderableView(
        id=uuid4(),
        version_id=uuid4(),
        version=1,
        service_id=uuid4(),
        service_name="Fibra",
        draft=OrderableDraft(**fields),
        is_withdrawn=is_withdrawn,
        is_offered=is_offered,
    )


def wants(quantity=1, agreed=None, **chosen):
    return pricing.Wanted(quantity=quantity, chosen=chosen, agreed=agreed)


def test_a_unit_costs_its_price_with_the_choices_and_names_them():
    found = pricing.priced(an_item(), wants(Color="Blanco", Funda="Sí"), on=MONDAY)
    assert found.unit_price == Decimal("67.50")
    assert found.choices == (("Color", "Blanco"), ("Funda", "Sí"))
    on_request = an_item(price=None, options=())
    assert pricing.priced(on_request, wants(agreed=Decimal(400)), on=MONDAY).unit_price == 400


@pytest.mark.parametrize(
    ("item", "wanted", "error"),
    [
        (an_item(is_withdrawn=True), wants(Color="Negro"), pricing.RetiredItemError),
        (an_item(is_offered=False), wants(Color="Negro"), pricing.RetiredItemError),
        (an_item(sold_until=MONDAY - DAY), wants(Color="Negro"), pricing.RetiredItemError),
        (an_item(sold_from=MONDAY + DAY), wants(Color="Negro"), pricing.RetiredItemError),
        (an_item(), wants(0, Color="Negro"), pricing.QuantityError),
        (an_item(most=2), wants(3, Color="Negro"), pricing.QuantityError),
        (an_item(least=5, step=5), wants(7, Color="Negro"), pricing.QuantityError),
        (an_item(), wants(), pricing.OptionMissingError),
        (an_item(), wants(Color="Verde"), pricing.UnknownChoiceError),
        (an_item(), wants(Color="Negro", Forma="Alta"), pricing.UnknownChoiceError),
        (an_item(), wants(Color="Negro", agreed=Decimal(1)), pricing.AgreedPriceError),
        (an_item(price=None), wants(Color="Negro"), pricing.AgreedPriceError),
        (an_item(price=None), wants(Color="Negro", agreed=Decimal(-1)), pricing.AgreedPriceError),
        (
            an_item(price=None),
            wants(Color="Negro", agreed=Decimal("1.005")),
            pricing.AgreedPriceError,
        ),
        (
            an_item(
                price=None,
                options=(
                    Option(name="Caja", choices=(Choice(name="No", difference=Decimal(-9)),)),
                ),
            ),
            wants(Caja="No", agreed=Decimal(5)),
            pricing.AgreedPriceError,
        ),
    ],
)
def test_what_cannot_be_ordered_is_refused(item, wanted, error):
    with pytest.raises(error):
        pricing.priced(item, wanted, on=MONDAY)


def test_two_currencies_are_never_added_and_a_changed_price_is_shown():
    lines = [(2, Decimal("1.20"), "EUR"), (1, Decimal(60), "EUR")]
    assert pricing.total(lines) == (Decimal("62.40"), "EUR")
    with pytest.raises(pricing.TwoCurrenciesError):
        pricing.total([*lines, (1, Decimal(1), "MXN")])
    with pytest.raises(pricing.NoLinesError):
        pricing.total([])
    for mistyped in ([(1_000_000, Decimal(10**8), "EUR")], lines * 51):
        with pytest.raises(pricing.TooMuchError):
            pricing.total(mistyped)
    with pytest.raises(pricing.QuantityError):
        pricing.check_quantity(an_item(), 1_000_001)


def test_every_action_follows_from_some_state_and_the_end_is_the_end():
    known = {action for _, action in lifecycle.TRANSITIONS}
    assert known == set(OrderAction)
    for state in (OrderState.CANCELLED, OrderState.RETURNED):
        assert lifecycle.allowed_actions(state) == frozenset()
    with pytest.raises(lifecycle.WrongStateError):
        lifecycle.next_state(OrderState.CONFIRMED, OrderAction.CONFIRM)
    for state in lifecycle.WITH_CUSTOMER:
        with pytest.raises(lifecycle.DeliveredCancelError):
            lifecycle.next_state(state, OrderAction.CANCEL)


def test_who_keeps_nothing_when_the_rest_is_given_up_has_given_the_order_back():
    assert lifecycle.settling({"a": 2, "b": 0}, {"a": 2}) is OrderAction.RETURN
    assert lifecycle.settling({"a": 2, "b": 1}, {"a": 2}) is OrderAction.SETTLE
    assert lifecycle.settling({"a": 2}, {"a": 1}) is OrderAction.SETTLE


def test_a_delivery_is_part_of_what_is_missing_or_all_of_it():
    ordered = {"a": 2, "b": 1}
    assert lifecycle.delivery(ordered, {}, {"a": 2}) == (
        {"a": 2, "b": 0},
        OrderAction.DELIVER_PART,
    )
    assert lifecycle.delivery(ordered, {"a": 2}, {"b": 1})[1] is OrderAction.DELIVER
    for wrong in ({}, {"a": 0}, {"a": 3}, {"a": -1, "b": 1}, {"c": 1}):
        with pytest.raises(lifecycle.NothingDeliveredError):
            lifecycle.delivery(ordered, {}, wrong)
    with pytest.raises(lifecycle.DeliveredOutsideError):
        lifecycle.check_delivered_at(confirmed_at=NOW, done_at=NOW - DAY, at=NOW)
    lifecycle.check_delivered_at(confirmed_at=NOW, done_at=NOW, at=NOW)


@pytest.mark.parametrize(
    ("state", "due", "delivered", "late"),
    [
        (OrderState.DRAFT, None, None, False),
        (OrderState.SENT, NOW + DAY, None, False),
        (OrderState.SENT, NOW - DAY, None, True),
        (OrderState.CANCELLED, NOW - DAY, None, False),
        (OrderState.DELIVERED, NOW - DAY, NOW - 2 * DAY, False),
        (OrderState.RETURNED, NOW - 2 * DAY, NOW - DAY, True),
    ],
)
def test_an_order_is_late_after_its_promised_day(state, due, delivered, late):
    assert lifecycle.is_late(state, due_at=due, delivered_at=delivered, at=NOW) is late


def test_who_reads_an_older_version_or_gives_no_reason_is_refused():
    lifecycle.check_seen(3, 3, who="Marta")
    lifecycle.check_seen(3, None, who="Marta")
    with pytest.raises(lifecycle.QuickerError):
        lifecycle.check_seen(3, 2, who="Marta")
    assert lifecycle.reason_of(" no lo quiere ") == "no lo quiere"
    with pytest.raises(lifecycle.NoReasonError):
        lifecycle.reason_of(" ")
    steps = lifecycle.steps_of({OrderState.CONFIRMED, OrderState.SENT}, OrderState.SENT)
    assert [standing for _, standing in steps] == ["done", "", "done", "now"]
    ended = lifecycle.steps_of({OrderState.CONFIRMED}, OrderState.CANCELLED)
    assert [standing for _, standing in ended] == ["done", "", "", ""]
    for done in ({OrderState.CONFIRMED}, {OrderState.CONFIRMED, OrderState.SENT}):
        partly = lifecycle.steps_of(done, OrderState.PARTLY)
        assert partly[-1] == (OrderState.DELIVERED, "now")
        assert [standing for _, standing in partly].count("now") == 1


def test_a_day_is_proposed_by_working_days_and_refused_when_it_is_over():
    office = Calendar(
        timezone="Europe/Madrid",
        weekly=tuple(((540, 1080),) if day < 5 else () for day in range(7)),
    )
    friday = MONDAY + 4 * DAY
    assert dates.proposed_day(office, MONDAY, 3) == MONDAY + 3 * DAY
    assert dates.proposed_day(office, friday, 1) == MONDAY + 7 * DAY
    assert dates.proposed_day(office, MONDAY, 0) == MONDAY
    assert dates.proposed_day(office, friday + DAY, 0) == MONDAY + 7 * DAY
    never = Calendar(timezone="Europe/Madrid", weekly=((),) * 7)
    with pytest.raises(dates.NoWorkingDayError):
        dates.proposed_day(never, MONDAY, 1)
    dates.check_due(MONDAY, today=MONDAY)
    with pytest.raises(dates.DueBeforeTodayError):
        dates.check_due(MONDAY - DAY, today=MONDAY)
    with pytest.raises(dates.DueTooFarError):
        dates.check_due(date(2040, 1, 1), today=MONDAY)
    assert dates.end_of(MONDAY, "Europe/Madrid") == datetime(2026, 11, 16, 22, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ending", "attempts", "has_address", "error"),
    [
        (requests.Ending(state=RequestState.NOT, outcome="No"), 0, True, requests.NotTriedError),
        (
            requests.Ending(state=RequestState.PARTLY, outcome="Algo"),
            0,
            True,
            requests.NotTriedError,
        ),
        (
            requests.Ending(state=RequestState.ACHIEVED, outcome=" "),
            1,
            True,
            requests.NoOutcomeError,
        ),
        (
            requests.Ending(state=RequestState.NOT, outcome="No"),
            1,
            True,
            requests.NoAlternativeError,
        ),
        (
            requests.Ending(state=RequestState.ACHIEVED, outcome="Hecho"),
            0,
            False,
            requests.NotToldError,
        ),
    ],
)
def test_a_request_ends_tried_and_told(ending, attempts, has_address, error):
    with pytest.raises(error):
        requests.check_ending(ending, attempts=attempts, has_address=has_address)


def test_the_share_achieved_has_its_n_and_interval_and_none_without_an_end():
    found = requests.share_of(
        {RequestState.ACHIEVED: 3, RequestState.PARTLY: 1, RequestState.TRYING: 2}
    )
    assert (found.n, found.pct, found.running, found.partly) == (4, 75.0, 2, 1)
    assert found.low_pct == pytest.approx(30.06, abs=0.01)
    assert found.high_pct == pytest.approx(95.44, abs=0.01)
    none = requests.share_of({RequestState.TRYING: 1})
    assert (none.pct, none.low_pct) == (None, None)
    fine = requests.Ending(state=RequestState.NOT, outcome="No", alternative="El martes")
    requests.check_ending(fine, attempts=1, has_address=True)


FIRST = datetime(2026, 6, 5, 21, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due_at", "asked", "at", "expected"),
    [
        pytest.param(FIRST, None, FIRST - 2 * DAY, FIRST + 9 * DAY, id="in place of the first"),
        pytest.param(
            FIRST + DAY, FIRST + DAY, FIRST, FIRST + 9 * DAY, id="in place of what they asked for"
        ),
        pytest.param(FIRST, None, FIRST + DAY, None, id="the first day is over"),
        pytest.param(FIRST + DAY, None, FIRST - DAY, None, id="we moved it before"),
        pytest.param(FIRST + 3 * DAY, FIRST + DAY, FIRST, FIRST + DAY, id="we moved it since"),
    ],
)
def test_the_day_that_they_asked_for_excuses_nothing_of_ours(due_at, asked, at, expected):
    new = FIRST + 9 * DAY
    assert dates.asked_for(new, due_at=due_at, first_due_at=FIRST, asked=asked, at=at) == expected
