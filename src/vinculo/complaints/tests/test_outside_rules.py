"""A body outside of court, without a database: days, reasons, and what holds what."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from vinculo.complaints.contracts import CutRule, HeldThing, HoldWhy, OutsideProof
from vinculo.complaints.domain import outside

TODAY = date(2027, 3, 10)
FILED = date(2027, 3, 1)
DAY = timedelta(days=1)
LINE, BILLS, TV = (UUID(int=n) for n in (1, 2, 3))


def holder(why: HoldWhy, n: int = 1, **changed) -> outside.Holder:
    said = {
        "complaint_id": UUID(int=100 + n),
        "number": f"C-{n}",
        "since": FILED,
        "services": frozenset({LINE}),
        "apart": frozenset({TV}),
    }
    return outside.Holder(why=why, **said | changed)


@pytest.mark.parametrize(
    ("began_on", "is_right"),
    [
        pytest.param(TODAY, True, id="today"),
        pytest.param(TODAY + DAY, False, id="tomorrow"),
        pytest.param(FILED - DAY, True, id="before they complained to the company"),
        pytest.param(FILED - 365 * DAY, True, id="a year before, to the day"),
        pytest.param(FILED - 366 * DAY, False, id="a wrong year"),
    ],
)
def test_a_customer_goes_there_on_a_day_that_can_be(began_on, is_right) -> None:
    if is_right:
        outside.check_began(began_on, filed_on=FILED, today=TODAY)
        return
    with pytest.raises(outside.OutsideDayError):
        outside.check_began(began_on, filed_on=FILED, today=TODAY)


def test_it_ends_neither_before_it_begins_nor_after_today() -> None:
    for right in (FILED, TODAY):
        outside.check_ended(right, began_on=FILED, today=TODAY)
    for wrong in (FILED - DAY, TODAY + DAY):
        with pytest.raises(outside.OutsideEndDayError):
            outside.check_ended(wrong, began_on=FILED, today=TODAY)


@pytest.mark.parametrize(
    ("by", "may_approve", "is_enough"),
    [
        pytest.param(OutsideProof.LETTER, False, True, id="the body's letter"),
        pytest.param(OutsideProof.CALL, False, False, id="an agent who spoke with somebody"),
        pytest.param(OutsideProof.MESSAGE, False, False, id="any message of the customer"),
        pytest.param(OutsideProof.CALL, True, True, id="a supervisor who spoke with somebody"),
        pytest.param(OutsideProof.MESSAGE, True, True, id="a supervisor who read the message"),
    ],
)
def test_an_end_needs_the_letter_of_the_body_or_a_supervisor(by, may_approve, is_enough) -> None:
    if is_enough:
        outside.check_end_shown(by, may_approve=may_approve)
        return
    with pytest.raises(outside.OutsideEndProofError):
        outside.check_end_shown(by, may_approve=may_approve)


def test_its_first_and_its_last_day_count_whole() -> None:
    ended = {"began_on": FILED, "ended_on": TODAY}
    days = [FILED - DAY, FILED, TODAY, TODAY + DAY]
    assert [outside.runs(**ended, day=day) for day in days] == [False, True, True, False]
    assert outside.runs(began_on=FILED, ended_on=None, day=TODAY + 900 * DAY)


def test_a_reason_is_a_sentence() -> None:
    assert outside.reason("  Era de otro cliente del mismo nombre ") == (
        "Era de otro cliente del mismo nombre"
    )
    assert len(outside.reason("a" * 900)) == 500
    with pytest.raises(outside.OutsideWhyError):
        outside.reason("  error   ")


def test_a_complaint_has_to_do_with_its_own_service() -> None:
    outside.check_apart(TV, [LINE, BILLS])
    with pytest.raises(outside.OwnServiceError):
        outside.check_apart(BILLS, [LINE, BILLS])


@pytest.mark.parametrize(
    ("thing", "is_law", "why", "service", "rule"),
    [
        (HeldThing.CUT, True, HoldWhy.OPEN, LINE, CutRule.LAW),
        (HeldThing.CUT, True, HoldWhy.OUTSIDE, LINE, CutRule.LAW),
        (HeldThing.CUT, False, HoldWhy.OPEN, LINE, CutRule.HOUSE),
        (HeldThing.CUT, False, HoldWhy.OUTSIDE, LINE, CutRule.NONE),
        (HeldThing.DEBT, True, HoldWhy.OPEN, LINE, CutRule.NONE),
        (HeldThing.DEBT, True, HoldWhy.OUTSIDE, LINE, CutRule.LAW),
        (HeldThing.DEBT, False, HoldWhy.OUTSIDE, LINE, CutRule.NONE),
        (HeldThing.CUT, True, HoldWhy.OPEN, BILLS, CutRule.LAW),
        (HeldThing.DEBT, True, HoldWhy.OUTSIDE, BILLS, CutRule.LAW),
        (HeldThing.CUT, True, HoldWhy.OPEN, TV, CutRule.NONE),
        (HeldThing.CUT, True, HoldWhy.OUTSIDE, TV, CutRule.NONE),
        (HeldThing.DEBT, True, HoldWhy.OUTSIDE, TV, CutRule.NONE),
        (HeldThing.CUT, False, HoldWhy.OPEN, TV, CutRule.NONE),
    ],
)
def test_what_holds_what(thing, is_law, why, service, rule) -> None:
    found = outside.held_by([holder(why)], thing, service, is_law=is_law)
    assert found[0] is rule
    assert bool(found[1]) is (rule is not CutRule.NONE)


def test_the_oldest_of_those_that_hold_is_named_first() -> None:
    late = holder(HoldWhy.OUTSIDE, 1, since=TODAY)
    early, own = holder(HoldWhy.OPEN, 2), holder(HoldWhy.OPEN, 3, services=frozenset({TV}))
    _rule, found = outside.held_by([late, own, early], HeldThing.CUT, TV, is_law=True)
    assert found == (own,)
    _rule, found = outside.held_by([late, own, early], HeldThing.CUT, LINE, is_law=True)
    assert found == (early, own, late)
