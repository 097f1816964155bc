r"""Those who say nothing, and what poor service costs, by cause.

Of the customers with a problem a share ``c`` complains; the others are silent. What is lost in a
year with ``N`` customers, problem rate ``q`` and margin ``V`` is

.. math:: N q V [(1-c)(1-R_0) + c s_q (1-R_q) + c s (1-R_s) + c (1-s_q-s)(1-R_d)]

where ``R`` is the share that stays: silent, satisfied quickly, satisfied, not satisfied. The
customers without a problem who leave anyway, a share ``b``, are no cost of poor service:
``N q V b`` is removed.

Where problems are counted from complaints, a service has no more silent customers than customers:
with ``H`` who had it, the silent of all its causes together are at most ``H``.

Source: TARP, Consumer Complaint Handling in America (1979, update 1986), for the shares that stay
and for "26 of 27 do not complain". Published rates differ widely between trades (1 % to 50 %).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from vinculo.feedback.domain.silence_bound import Rates, capped, divided
from vinculo.lib.stats.intervals import LEVEL, Interval, wilson
from vinculo.lib.stats.moments import FloatArray
from vinculo.lib.stats.resampling import SEED, percentile_interval

VERSION = "1"
SOURCE = "TARP 1979/1986; Goodman 2006: problems = complaints / complaint rate"
PUBLISHED_RATE = 1 / 27
PUBLISHED_RANGE = (0.01, 0.5)
TARGET_RATE = 0.5
FEWEST_SAID = 5
"""Below so many problems told, the company's own rate of complaint is no better than none."""
TIMES = 10_000
SIMULATED = "jeffreys-simulation"
RANGE = "published-range"


@dataclass(frozen=True)
class Stay:
    """The share of customers who buy again: of the silent, and by how their complaint ended."""

    silent: float
    quick: float
    satisfied: float
    dissatisfied: float


PUBLISHED_STAY = {
    "large": Stay(silent=0.09, quick=0.82, satisfied=0.54, dissatisfied=0.19),
    "small": Stay(silent=0.37, quick=0.95, satisfied=0.70, dissatisfied=0.46),
}
"""By what was at stake: more than 100 dollars of then, or less than 5."""


@dataclass(frozen=True)
class Share:
    """A share, and the count that it comes from: without one its interval is not known.

    Causes whose shares name one ``sample`` were measured by one count, and err together.
    """

    value: float
    hits: float | None = None
    n: float | None = None
    is_published: bool = False
    published: tuple[float, float] = PUBLISHED_RANGE
    sample: str = ""

    @classmethod
    def counted(cls, hits: float, n: float) -> "Share":
        """A share that somebody counted. ``n`` is above zero."""
        return cls(hits / n, hits, n)

    @property
    def is_counted(self) -> bool:
        """Whether there is a sample behind it."""
        return self.n is not None

    def interval(self, level: float) -> Interval | None:
        """Wilson's interval; the published range for the published rate; else ``None``."""
        if self.is_published:
            return Interval(*self.published, level, RANGE)
        if self.hits is None or self.n is None:
            return None
        return wilson(self.hits, self.n, level=level)

    def draws(self, random: np.random.Generator, times: int) -> FloatArray:
        """What the share may be: Jeffreys' posterior of a count, else always the same."""
        if self.hits is None or self.n is None:
            return np.full(times, self.value)
        return random.beta(self.hits + 0.5, self.n - self.hits + 0.5, times)


@dataclass(frozen=True)
class Cause:
    """What is known of one cause of poor service.

    ``problems`` in a year come from ``customers`` times ``problem_rate``, or, when these are not
    known, from the ``complaints`` received divided by the complaint rate. ``endings`` are the
    shares of complainants satisfied quickly and satisfied, or three counts with the rest.
    ``margin`` is that of one customer in one year. Causes of one ``service`` share its
    ``holders``, the customers who had it: no more than these are silent in all (None: not known).
    """

    name: str
    margin: float
    complaint_rate: Share
    stay: Stay
    customers: float | None = None
    problem_rate: Share | None = None
    complaints: float | None = None
    quick: float = 0.0
    satisfied: float = 0.0
    endings: tuple[float, float, float] | None = None
    baseline: float = 0.0
    told: float = 0.0
    cost_per_told: float = 0.0
    service: str = ""
    holders: float | None = None

    @property
    def basis(self) -> str:
        """Where the number of problems comes from."""
        return "customers" if self.problem_rate is not None else "complaints"

    @property
    def bound(self) -> tuple[str, float] | None:
        """The service and how many customers had it, where that bounds the silent."""
        if self.holders is None or self.basis != "complaints":
            return None
        return self.service or self.name, self.holders

    @property
    def has_counts(self) -> bool:
        """Whether any of its figures has a sample behind it."""
        rates = (self.complaint_rate, self.problem_rate)
        counted = any(rate is not None and rate.is_counted for rate in rates)
        return counted or self.endings is not None or self.basis == "complaints"


@dataclass(frozen=True)
class Figure:
    """A figure with its interval, or with ``None`` where nothing is known of its error.

    ``is_least``: it is the least that it may be, and its interval has no upper end.
    """

    value: float
    interval: Interval | None
    is_least: bool = False


@dataclass(frozen=True)
class Silence:
    """What is estimated for one cause, or for all together. Money is in the margin's currency.

    ``cost`` is what is lost, ``baseline`` what would be lost anyway, ``net`` their difference.
    ``cost_if_asked`` is the net cost when as many complain as the target, ``saved`` the gain.
    """

    silent_share: Figure
    problems: Figure
    silent: Figure
    cost: Figure
    baseline: Figure
    net: Figure
    cost_if_asked: Figure
    saved: Figure
    word_of_mouth: float


@dataclass(frozen=True)
class Result:
    """All causes, in the order given, and their sum."""

    causes: tuple[Silence, ...]
    total: Silence


def lost_share(c: Any, quick: Any, satisfied: Any, stay: Stay) -> Any:
    """The share of customers with a problem who leave; numbers or arrays."""
    leaving = quick * (1 - stay.quick) + satisfied * (1 - stay.satisfied)
    leaving = leaving + (1 - quick - satisfied) * (1 - stay.dissatisfied)
    return (1 - c) * (1 - stay.silent) + c * leaving


def estimate(
    causes: Sequence[Cause], *, target: float = TARGET_RATE, level: float = LEVEL
) -> Result:
    """Silent customers and the cost of poor service, by cause and in all.

    Intervals come from seeded draws of everything that was counted. Where the published
    complaint rate is used they are its published range instead, which is much wider.
    """
    parts = _parts(causes, target)
    found = tuple(
        _assembled(part, _joint_method([cause]), _talk(part, cause), level)
        for cause, part in zip(causes, parts, strict=True)
    )
    return Result(found, _whole(causes, parts, level))


def together(
    causes: Sequence[Cause], *, target: float = TARGET_RATE, level: float = LEVEL
) -> Silence:
    """The same for all causes in one, without what is known of each."""
    return apart(causes, [range(len(causes))], target=target, level=level)[0]


def apart(
    causes: Sequence[Cause],
    groups: Sequence[Sequence[int]],
    *,
    target: float = TARGET_RATE,
    level: float = LEVEL,
) -> list[Silence]:
    """The same for each group of causes, named by their places among ``causes``.

    The customers of a service bound all its causes together, so groups add up to the whole.
    """
    parts = _parts(causes, target)
    return [
        _whole([causes[place] for place in group], [parts[place] for place in group], level)
        for group in groups
    ]


Parts = list[dict[str, Any]]
"""Four sets of the same figures: the point, the draws, and draws at both ends of the range."""


def _parts(causes: Sequence[Cause], target: float) -> list[Parts]:
    random = np.random.default_rng(SEED)
    samples = dict[str, FloatArray]()
    rates = capped(
        [cause.bound for cause in causes], [_rates(cause, random, samples) for cause in causes]
    )
    return [
        [_at(cause, one, target) for one in known]
        for cause, known in zip(causes, rates, strict=True)
    ]


def _whole(causes: Sequence[Cause], parts: Sequence[Parts], level: float) -> Silence:
    sums: Parts = [{}, {}, {}, {}]
    for part in parts:
        sums = [_added(*pair) for pair in zip(sums, part, strict=True)]
    talk = sum(_talk(part, cause) for cause, part in zip(causes, parts, strict=True))
    return _assembled(sums, _joint_method(causes), talk, level)


def _added(sums: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    return {key: sums.get(key, 0.0) + value for key, value in part.items()}


def _rates(
    cause: Cause, random: np.random.Generator, samples: dict[str, FloatArray]
) -> list[Rates]:
    rate = cause.complaint_rate
    q = None if cause.problem_rate is None else cause.problem_rate.value
    point = Rates(rate.value, q, cause.complaints, (cause.quick, cause.satisfied))
    told = samples[rate.sample] if rate.sample in samples else rate.draws(random, TIMES)
    if rate.sample:
        samples[rate.sample] = told
    drawn = _drawn(cause, told, random)
    if not rate.is_published:
        return [point, drawn, drawn, drawn]
    return [point, drawn, *(_drawn(cause, end, random) for end in rate.published)]


def _drawn(cause: Cause, c: Any, random: np.random.Generator) -> Rates:
    q = None if cause.problem_rate is None else cause.problem_rate.draws(random, TIMES)
    count = None if cause.complaints is None else random.gamma(cause.complaints + 0.5, size=TIMES)
    ends: tuple[Any, Any] = (cause.quick, cause.satisfied)
    if cause.endings is not None:
        mixed = random.dirichlet(np.asarray(cause.endings) + 0.5, TIMES)
        ends = (mixed[:, 0], mixed[:, 1])
    return Rates(c, q, count, ends)


def _at(cause: Cause, rates: Rates, target: float) -> dict[str, Any]:
    """Every figure of a cause at given rates."""
    c, (quick, satisfied) = rates.c, rates.endings
    problems = rates.complaints / c if rates.q is None else (cause.customers or 0.0) * rates.q
    worth = problems * cause.margin
    cost = worth * lost_share(c, quick, satisfied, cause.stay)
    asked = worth * lost_share(np.maximum(c, target), quick, satisfied, cause.stay)
    base = worth * cause.baseline
    return {
        "problems": problems,
        "silent": problems * (1 - c),
        "cost": cost,
        "baseline": base,
        "net": cost - base,
        "cost_if_asked": asked - base,
        "saved": cost - asked,
    }


def _talk(parts: Parts, cause: Cause) -> float:
    return float(np.asarray(parts[0]["problems"])) * cause.told * cause.cost_per_told


def _joint_method(causes: Sequence[Cause]) -> str | None:
    if any(cause.complaint_rate.is_published for cause in causes):
        return RANGE
    return SIMULATED if any(cause.has_counts for cause in causes) else None


def _assembled(parts: Parts, method: str | None, talk: float, level: float) -> Silence:
    figures = {
        key: Figure(float(value), _interval([part[key] for part in parts], method, level, value))
        for key, value in parts[0].items()
    }
    shares = [divided(part["silent"], part["problems"]) for part in parts]
    share = Figure(float(shares[0]), _interval(shares, method, level, shares[0]))
    return Silence(silent_share=share, word_of_mouth=talk, **figures)


def _interval(values: list[Any], method: str | None, level: float, point: Any) -> Interval | None:
    """From the draws; with the published rate from the lower to the upper end of its range.

    It holds its point: where that lies at the end of what can be, the interval has one side.
    """
    if method is None:
        return None
    chosen = values[2:] if method == RANGE else values[1:2]
    found = [_middle(drawn, level) for drawn in chosen]
    low, high = min(i.low for i in found), max(i.high for i in found)
    return Interval(min(low, float(point)), max(high, float(point)), level, method)


def _middle(drawn: Any, level: float) -> Interval:
    return percentile_interval(np.atleast_1d(np.asarray(drawn, dtype=np.float64)), level=level)
