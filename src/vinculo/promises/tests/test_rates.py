"""Rates, verdicts and the life of a promise, by the rule."""

from datetime import UTC, datetime, timedelta

import pytest

from vinculo.promises.contracts import ClaimState, PromiseState, Verdict
from vinculo.promises.domain.lifecycle import (
    ClaimStateError,
    DoneBeforeGivenError,
    NoWordsError,
    PromiseAction,
    UnbackedClaimError,
    WrongStateError,
    after_check,
    check_given,
    judged,
    next_state,
    require_publishable,
)
from vinculo.promises.domain.rates import inside, rate_of, verdict_on

AT = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ENDED = (PromiseState.WITHDRAWN, PromiseState.REPLACED, PromiseState.REPAIRED)


def test_a_rate_counts_repaired_as_broken_and_has_wilsons_interval() -> None:
    rate = rate_of(
        {
            PromiseState.KEPT: 8,
            PromiseState.BROKEN: 1,
            PromiseState.REPAIRED: 1,
            PromiseState.WITHDRAWN: 3,
            PromiseState.REPLACED: 4,
            PromiseState.OPEN: 2,
        }
    )
    assert (rate.n, rate.kept, rate.withdrawn, rate.running, rate.pct) == (10, 8, 3, 2, 80)
    assert rate.replaced == 4
    assert (round(rate.low_pct or 0, 1), round(rate.high_pct or 0, 1)) == (49.0, 94.3)
    assert (rate_of({}).pct, rate_of({}).low_pct, rate_of({}).high_pct) == (None, None, None)


@pytest.mark.parametrize(
    ("target", "within", "kept", "n", "verdict"),
    [
        (None, HOUR, 0, 0, Verdict.NO_STANDARD),
        (HOUR, None, 0, 0, Verdict.NO_DATA),
        (2 * HOUR, HOUR, 0, 0, Verdict.TIGHTER),
        (HOUR, None, 200, 200, Verdict.LIKELY),
        (HOUR, None, 9, 9, Verdict.UNCERTAIN),
        (HOUR, None, 50, 100, Verdict.UNLIKELY),
        (2 * HOUR, HOUR, 9, 9, Verdict.TIGHTER),
        (2 * HOUR, HOUR, 300, 300, Verdict.LIKELY),
    ],
)
def test_a_claim_is_worth_what_backs_it(target, within, kept, n, verdict) -> None:
    assert verdict_on(target=target, within=within, share_pct=95, kept=kept, n=n) is verdict


@pytest.mark.parametrize(
    ("least", "share", "kept", "n", "verdict"),
    [
        pytest.param(80, 100, 0, 0, Verdict.TIGHTER, id="always, beside eighty"),
        pytest.param(80, 80, 0, 0, Verdict.NO_DATA, id="the same"),
        pytest.param(None, 100, 0, 0, Verdict.NO_DATA, id="each case"),
        pytest.param(80, 99, 85, 86, Verdict.TIGHTER, id="not shown"),
        pytest.param(80, 95, 300, 300, Verdict.LIKELY, id="operations show it"),
        pytest.param(80, 100, 50, 100, Verdict.UNLIKELY, id="operations deny it"),
    ],
)
def test_a_greater_share_than_the_standard_promises_more_than_it(least, share, kept, n, verdict):
    found = verdict_on(
        target=4 * HOUR, within=4 * HOUR, share_pct=share, least_pct=least, kept=kept, n=n
    )
    assert found is verdict


def test_measured_times_are_compared_with_the_claimed_one() -> None:
    assert inside([HOUR, 2 * HOUR, 3 * HOUR], 2 * HOUR) == 2


def test_a_promise_moves_only_as_its_life_allows() -> None:
    assert next_state(PromiseState.OPEN, PromiseAction.WARN) is PromiseState.AT_RISK
    for state in (PromiseState.KEPT, *ENDED):
        for action in PromiseAction:
            with pytest.raises(WrongStateError):
                next_state(state, action)
    with pytest.raises(WrongStateError):
        next_state(PromiseState.BROKEN, PromiseAction.WITHDRAW)
    assert next_state(PromiseState.AT_RISK, PromiseAction.REPLACE) is PromiseState.REPLACED
    with pytest.raises(WrongStateError):
        next_state(PromiseState.BROKEN, PromiseAction.REPLACE)


def test_when_it_was_done_decides() -> None:
    given = {"given_at": AT, "due_at": AT + HOUR, "at": AT + 3 * HOUR}
    open_one, broken = PromiseState.OPEN, PromiseState.BROKEN
    assert judged(open_one, done_at=AT + HOUR, **given) is PromiseAction.KEEP
    assert judged(broken, done_at=AT + HOUR, **given) is PromiseAction.KEEP
    assert judged(open_one, done_at=AT + 2 * HOUR, **given) is PromiseAction.BREAK
    assert judged(broken, done_at=AT + 2 * HOUR, **given) is PromiseAction.REPAIR
    for done in (AT - HOUR, AT + 4 * HOUR):
        with pytest.raises(DoneBeforeGivenError):
            judged(open_one, done_at=done, **given)


def test_words_are_needed_and_tidied() -> None:
    given = {"given_at": AT, "due_at": AT + HOUR, "at": AT}
    assert check_given("  Llamarle \n hoy ", **given) == "Llamarle hoy"
    with pytest.raises(NoWordsError):
        check_given(" ", **given)


def test_what_needs_a_signature_is_not_published_without() -> None:
    assert after_check(Verdict.TIGHTER) is ClaimState.UNBACKED
    assert after_check(Verdict.UNCERTAIN) is ClaimState.CHECKED
    require_publishable(ClaimState.SIGNED)
    with pytest.raises(UnbackedClaimError):
        require_publishable(ClaimState.UNBACKED)
    with pytest.raises(ClaimStateError):
        require_publishable(ClaimState.ENDED)
