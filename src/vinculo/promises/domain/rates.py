"""How often promises are kept, and how likely it is that a claim will hold."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from decimal import Decimal

from vinculo.promises.contracts import NOT_KEPT, STILL_OPEN, PromiseState, Rate, Verdict

FEW = 10
"""With fewer measured times a claim is called uncertain whatever they show."""


def rate_of(counts: Mapping[PromiseState, int]) -> Rate:
    """The kept rate of promises counted by state, with Wilson's interval at 95 %.

    Kept ones of those kept, broken and repaired; the withdrawn, replaced and open are counted
    apart.
    """
    kept = counts.get(PromiseState.KEPT, 0)
    n = kept + sum(counts.get(state, 0) for state in NOT_KEPT)
    low, high = ends(kept, n)
    return Rate(
        n=n,
        kept=kept,
        low=low,
        high=high,
        withdrawn=counts.get(PromiseState.WITHDRAWN, 0),
        replaced=counts.get(PromiseState.REPLACED, 0),
        running=sum(counts.get(state, 0) for state in STILL_OPEN),
    )


def ends(kept: int, n: int) -> tuple[float | None, float | None]:
    """The ends of Wilson's interval (Wilson 1927, J. Am. Stat. Assoc. 22:209-212) at 95 %.

    None without one judged.
    """
    if n == 0:
        return None, None
    from vinculo.lib.stats.intervals import wilson

    interval = wilson(kept, n)
    return interval.low, interval.high


def inside(times: Collection[timedelta], within: timedelta) -> int:
    """How many measured times are not longer than what was claimed: the empirical distribution."""
    return sum(1 for time in times if time <= within)


def verdict_on(
    *,
    target: timedelta | None,
    within: timedelta | None,
    share_pct: int,
    kept: int,
    n: int,
    least_pct: Decimal | int | None = None,
) -> Verdict:
    """What a claim is worth: «inside of ``within``, at least ``share_pct`` of the times».

    Without a standard (``target``) it promises what nobody has to do. A claim shorter than the
    standard, or of a greater share than it asks at least (``least_pct``; None: of each case),
    promises more than anybody has to do, unless operations show that it holds. It is
    likely when even the lower end of the interval reaches the share, unlikely when the upper end
    does not.
    """
    if target is None:
        return Verdict.NO_STANDARD
    is_shorter = within is not None and within < target
    is_tighter = is_shorter or (least_pct is not None and share_pct > least_pct)
    if n == 0:
        return Verdict.TIGHTER if is_tighter else Verdict.NO_DATA
    low, high = ends(kept, n)
    share = share_pct / 100
    if low is not None and low >= share and n >= FEW:
        return Verdict.LIKELY
    if high is not None and high < share:
        return Verdict.UNLIKELY
    return Verdict.TIGHTER if is_tighter else Verdict.UNCERTAIN
