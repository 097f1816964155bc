"""Which forecast to trust: each is tried on the past, where the future is known.

From several days of the past, models are fitted on what was known then and compared, with plain
rules and with the mean of a model and a rule, on what came after. Frequent buyers are often
forecast better by a rule, rare ones by a model, and many by the mean of both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from vinculo.value.domain import gamma_gamma
from vinculo.value.domain.arrays import Floats, Ints
from vinculo.value.domain.errors import ValueRefusedError
from vinculo.value.domain.judge import Verdict, judge
from vinculo.value.domain.models import MODELS
from vinculo.value.domain.naive import naive_forecasts, past_rate
from vinculo.value.domain.transactions import Purchases, Summary, bought, summary

MOST_ORIGINS = 3
WORTH_BLENDING = 0.99
_FIRST_TIMES = 8
BLENDED_WITH = ("past_rate", "last_period")


@dataclass(frozen=True, slots=True)
class Plan:
    """The days from which the past is judged, all with the same ``horizon`` in days."""

    origins: tuple[int, ...]
    horizon: int
    shortened: bool


@dataclass(frozen=True, slots=True)
class Calibration:
    """Forecast and actual mean of the customers with so many repeat purchases before."""

    frequency: int
    or_more: bool
    n: int
    forecast: float
    actual: float


@dataclass(frozen=True, slots=True)
class Contest:
    """What came out: for each forecast its verdict from each origin, and who won."""

    plan: Plan
    customers: tuple[int, ...]
    purchases: Mapping[str, tuple[Verdict, ...]]
    chosen: str
    calibration: tuple[Calibration, ...]
    value: Mapping[str, Verdict]
    failures: Mapping[str, str] = field(default_factory=dict)

    def score(self, key: str) -> float:
        """The geometric mean of a forecast's scores over the origins; less is better."""
        return _score(self.purchases[key])


def _score(verdicts: Sequence[Verdict]) -> float:
    return float(np.exp(np.mean([np.log(max(v.score, 1e-300)) for v in verdicts])))


def plan(first_day: int, end: int, horizon: int, origins: int = MOST_ORIGINS) -> Plan | None:
    """Origins half a horizon apart, the last one a horizon before the end.

    Before each lies at least as long as after it. A horizon too long for the material is
    shortened to a third of it; with less than six days there is nothing to judge.
    """
    span = end - first_day + 1
    if span < 6:
        return None
    shortened = span < 2 * horizon
    length = span // 3 if shortened else horizon
    step = max(length // 2, 1)
    days = [end - length - k * step for k in range(origins)]
    fitting = tuple(day for day in days if day - first_day + 1 >= length)
    return Plan(fitting, length, shortened)


def compete(
    purchases: Purchases,
    end: int,
    horizon: int,
    unit: float,
    keys: Sequence[str],
    minor: int | None = None,
) -> Contest | None:
    """Try ``keys`` (models), the plain rules and their means; ``None`` when nothing can be judged.

    ``unit`` is the days in the models' unit of time; ``minor`` the minor units in a major one
    when amounts are known: value is then judged too, from the last origin.
    """
    arranged = plan(purchases.first_day, end, horizon)
    if arranged is None:
        return None
    rounds = [_Round.at(purchases, day, arranged.horizon, unit, keys) for day in arranged.origins]
    lasting = [key for key in rounds[0].forecasts if all(key in r.forecasts for r in rounds)]
    verdicts = {key: tuple(judge(r.forecasts[key], r.actual) for r in rounds) for key in lasting}
    chosen = choose({key: _score(found) for key, found in verdicts.items()})
    failures = {key: code for r in rounds for key, code in r.failures.items()}
    return Contest(
        plan=arranged,
        customers=tuple(len(r.known) for r in rounds),
        purchases=verdicts,
        chosen=chosen,
        calibration=calibration(
            rounds[0].known.frequency, rounds[0].forecasts[chosen], rounds[0].actual
        ),
        value={} if minor is None else rounds[0].value_verdicts(chosen, minor),
        failures=failures,
    )


def choose(scores: Mapping[str, float]) -> str:
    """The best forecast. A mean of two must gain one per cent over the best single one."""
    single = min((key for key in scores if "+" not in key), key=lambda key: scores[key])
    best = min(scores, key=lambda key: scores[key])
    return best if scores[best] < WORTH_BLENDING * scores[single] else single


def blend(model: Floats, rule: Floats) -> Floats:
    """The mean of a model and a rule."""
    return (model + rule) / 2


@dataclass(frozen=True, slots=True)
class _Round:
    """One origin: what was known, what each said, what came."""

    known: Summary
    forecasts: Mapping[str, Floats]
    actual: Floats
    money: Floats
    horizon: int
    failures: Mapping[str, str]

    @classmethod
    def at(
        cls, purchases: Purchases, day: int, horizon: int, unit: float, keys: Sequence[str]
    ) -> "_Round":
        known = summary(purchases, day)
        rules = naive_forecasts(purchases, known, day, horizon)
        forecasts: dict[str, Floats] = {}
        failures: dict[str, str] = {}
        for key in keys:
            model = MODELS[key]
            try:
                found = model.fit(known.collapsed(unit))
            except ValueRefusedError as error:
                failures[key] = error.code
                continue
            forecasts[key] = model.expected(known.histories(unit), found.values, horizon / unit)
            for rule in BLENDED_WITH:
                forecasts[f"{key}+{rule}"] = blend(forecasts[key], rules[rule])
        actual, money = bought(purchases, known, day, day + horizon)
        return cls(known, {**forecasts, **rules}, actual, money, horizon, failures)

    def value_verdicts(self, chosen: str, minor: int) -> Mapping[str, Verdict]:
        """Spending by the chosen forecast and Gamma-Gamma, against the past mean carried on."""
        mean = self.known.mean(minor)
        actual = self.money / minor
        plain = past_rate(self.known.frequency, self.known.age, self.horizon)
        whole = (self.known.first + self.known.spent) / (self.known.frequency + 1) / minor
        verdicts = {"past_rate": judge(plain * whole, actual)}
        paid = mean > 0
        try:
            spend = gamma_gamma.fit(self.known.frequency[paid].astype(np.float64), mean[paid])
        except ValueRefusedError:
            return verdicts
        expected = gamma_gamma.expected_spend(
            spend, np.where(paid, self.known.frequency, 0).astype(np.float64), mean
        )
        if np.isfinite(expected).all():
            verdicts[chosen] = judge(self.forecasts[chosen] * expected, actual)
        return verdicts


def calibration(frequency: Ints, forecast: Floats, actual: Floats) -> tuple[Calibration, ...]:
    """Means by number of repeat purchases before: 0, 1, … and seven or more."""
    groups = np.minimum(frequency, _FIRST_TIMES - 1)
    return tuple(
        Calibration(
            frequency=int(kind),
            or_more=int(kind) == _FIRST_TIMES - 1,
            n=int((groups == kind).sum()),
            forecast=float(forecast[groups == kind].mean()),
            actual=float(actual[groups == kind].mean()),
        )
        for kind in np.unique(groups)
    )
