"""Who is asked by a wave, how many, and what follows from who answers."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from vinculo.feedback.contracts import InvitationState, NewWave, Skip, Trouble
from vinculo.feedback.domain.unheard import Measured
from vinculo.feedback.domain.waves import (
    BadWaveError,
    Funnel,
    Member,
    Told,
    check,
    complaint_rate,
    drawn,
    plan,
    silence_of,
    why_not,
)

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def wave(**more: object) -> NewWave:
    said = {
        "name": "Otoño",
        "service_id": uuid4(),
        "since": date(2026, 9, 1),
        "until": date(2026, 11, 1),
        "margin_pct": 5,
        "response_pct": 25,
        "seed": 7,
    }
    return NewWave(**(said | more))  # type: ignore[arg-type]


def member(**more: object) -> Member:
    said = {"customer_id": uuid4(), "may_ask": True, "is_mailable": True, "has_open_case": False}
    return Member(**({"last_asked_at": None} | said | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        pytest.param({}, None, id="may be asked"),
        pytest.param({"may_ask": None}, Skip.NO_CONSENT, id="never said"),
        pytest.param({"may_ask": False, "has_open_case": True}, Skip.REFUSED, id="said no"),
        pytest.param({"is_mailable": False}, Skip.UNREACHABLE, id="no address"),
        pytest.param({"has_open_case": True}, Skip.OPEN_CASE, id="an open case"),
        pytest.param({"last_asked_at": AT - timedelta(days=29)}, Skip.RECENT, id="lately"),
        pytest.param({"last_asked_at": AT - timedelta(days=30)}, None, id="long ago"),
    ],
)
def test_everybody_left_out_has_one_reason(said: dict[str, object], why: Skip | None) -> None:
    assert why_not(member(**said), at=AT) is why


def test_as_many_are_drawn_as_the_precision_takes_and_the_same_by_the_same_seed() -> None:
    members = [member() for _ in range(2000)] + [member(may_ask=None) for _ in range(10)]
    found = plan(members, wave(), at=AT)
    assert (found.population, found.eligible, dict(found.left_out)) == (
        2010,
        2000,
        {Skip.NO_CONSENT: 10},
    )
    assert len(found.chosen) == 1292  # 323 answers know a share of 2000 within 5 points
    assert plan(members[::-1], wave(), at=AT).chosen == found.chosen
    assert plan(members, wave(seed=8), at=AT).chosen != found.chosen
    assert len(plan(members[:30], wave(), at=AT).chosen) == 30
    assert plan([member(may_ask=False)], wave(), at=AT).chosen == ()
    ids = [UUID(int=number) for number in range(4)]
    assert [one.int for one in drawn(ids, 1, 4)] == [0, 2, 3, 1]


def test_two_customers_with_one_address_are_asked_once_and_counted_with_their_reason() -> None:
    home = [member(address="Casa@Correo.example "), member(address="casa@correo.example")]
    no_more = member(address="casa@correo.example", may_ask=False)
    found = plan([*home, no_more, member(), member()], wave(), at=AT)
    assert dict(found.left_out) == {Skip.REFUSED: 1, Skip.SAME_ADDRESS: 1}
    assert (found.population, found.eligible, len(found.chosen)) == (5, 3, 3)
    assert len({one.customer_id for one in home} & set(found.chosen)) == 1
    again = plan([no_more, *home[::-1]], wave(), at=AT)
    assert set(again.chosen) < set(found.chosen)


@pytest.mark.parametrize(
    "said",
    [
        {"name": "  "},
        {"until": date(2026, 8, 31)},
        {"margin_pct": 0},
        {"response_pct": 101},
        {"worth": Decimal(-1)},
    ],
)
def test_a_wave_that_cannot_be_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(BadWaveError):
        check(wave(**said))
    check(wave(worth=Decimal(0)))


def test_the_funnel_counts_the_silent_apart_from_those_who_were_never_sent_it() -> None:
    counts = {
        InvitationState.SENT: 60,
        InvitationState.FINE: 30,
        InvitationState.SAID: 10,
        InvitationState.SKIPPED: 5,
        InvitationState.PLANNED: 7,
    }
    found = Funnel(counts=counts)
    assert (found.sent, found.answered, found.silent, found.said) == (100, 40, 60, 10)
    assert found.answer_interval is not None
    assert round(found.answer_interval.low, 3) == 0.309
    assert found.problem_interval is not None
    assert round(found.problem_interval.high, 3) == 0.402
    nobody = Funnel(counts={})
    assert (nobody.answer_interval, nobody.problem_interval) == (None, None)


def test_the_published_rate_stands_in_until_enough_told_of_a_problem() -> None:
    few = [Told(trouble=Trouble.DELAY, had=4, had_told=4)]
    enough = [*few, Told(trouble=Trouble.FAULT, had=6, had_told=0)]
    assert complaint_rate(few).is_published
    nobody = complaint_rate([Told(trouble=Trouble.DELAY, had=40, had_told=0)])
    assert (nobody.is_published, nobody.hits, nobody.n) == (False, 0, 40)
    assert nobody.value == Measured(had=40).rate("").value, "one rule for the wave and its service"
    assert (complaint_rate(enough).value, complaint_rate(enough).n) == (0.4, 10)
    assert silence_of(enough, answered=0, population=1000, worth=1.0) is None
    assert silence_of([], answered=9, population=1000, worth=1.0) is None
    result = silence_of(enough, answered=40, population=1000, worth=100.0)
    assert result is not None
    delay, fault = result.causes
    assert (delay.problems.value, fault.problems.value) == (100.0, 150.0)
    assert delay.silent.value == pytest.approx(60.0)
    # of 100 customers at 100 each: 60 silent of whom 91 % leave, 40 told of whom 81 % leave
    assert delay.cost.value == pytest.approx(8700.0)
    assert result.total.silent_share.interval is not None
    alone = silence_of(
        [Told(trouble=Trouble.DELAY, had=10, had_told=4)], answered=40, population=1000, worth=100.0
    )
    assert alone is not None
    assert alone.total.silent_share.interval is not None
    assert result.total.silent_share.interval.low == pytest.approx(
        alone.total.silent_share.interval.low, abs=0.01
    )
