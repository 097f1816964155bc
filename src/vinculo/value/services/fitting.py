"""Fit the models to a file and choose: by the past where it can be seen, else by likelihood."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from vinculo.kernel.words import figure
from vinculo.value.domain import gamma_gamma
from vinculo.value.domain.arrays import Floats
from vinculo.value.domain.errors import HistoryError, NoRepeatError, TooFewError, ValueRefusedError
from vinculo.value.domain.histories import Collapsed, Histories, collapse
from vinculo.value.domain.holdout import Contest, compete
from vinculo.value.domain.models import MODELS, PurchaseModel
from vinculo.value.domain.naive import naive_forecasts
from vinculo.value.domain.newton import Estimate
from vinculo.value.domain.scoring import Spending
from vinculo.value.domain.transactions import Purchases, Summary, merged, summary
from vinculo.value.services.periods import ends_period, periods
from vinculo.value.services.reading import Material, day_number
from vinculo.value.services.task import AUTO, Task
from vinculo.value.services.words import warning

CONTINUOUS = ("bg_nbd", "pareto_nbd")
FEW = 100
CORRELATED = 0.3


@dataclass
class Prepared:
    """The customers of a file, on the scale of the task."""

    rows: Histories
    collapsed: Collapsed
    mean: Floats | None
    known: Summary | None = None
    purchases: Purchases | None = None
    end: int = 0


@dataclass
class Fitted:
    """All that came out of a fit; ``choice`` may be a model, a rule or a mean of both."""

    estimates: Mapping[str, Estimate]
    choice: str
    reason: str
    spend: Estimate | None = None
    correlation: float | None = None
    spenders: int = 0
    contest: Contest | None = None
    warnings: list[dict[str, object]] = field(default_factory=list)

    @property
    def model(self) -> PurchaseModel:
        """The model whose chances are told: the chosen one, or the best beside a chosen rule."""
        return MODELS[model_of(self)]


def model_of(fitted: Fitted) -> str:
    """The key of the model in a choice."""
    first = fitted.choice.split("+")[0]
    if first in fitted.estimates:
        return first
    if fitted.contest is not None:
        scores = {
            k: fitted.contest.score(k) for k in fitted.estimates if k in fitted.contest.purchases
        }
        if scores:
            return min(scores, key=lambda key: scores[key])
    return _likeliest(fitted.estimates)


def rule_of(fitted: Fitted) -> str:
    """The rule in a choice, or nothing."""
    last = fitted.choice.split("+")[-1]
    return "" if last in MODELS else last


def prepare(material: Material, task: Task) -> Prepared:
    """Histories on the scale of the task."""
    if material.purchases is None:
        assert material.histories is not None  # noqa: S101
        mean = material.mean if material.has_amounts else None
        return Prepared(material.histories, collapse(material.histories), mean)
    assert material.until is not None  # noqa: S101
    end, purchases = day_number(material.until), material.purchases
    if task.in_occasions:
        scaled = periods(purchases.day, task.unit, end)
        last = int(periods(np.array([end]), task.unit, end)[0])
        if not ends_period(end, task.unit):
            material.warnings.append(warning("partial_period"))
        purchases, end = merged(purchases.customer, scaled, purchases.amount), last
    known = summary(purchases, end)
    mean = known.mean(material.minor) if material.has_amounts else None
    return Prepared(
        known.histories(task.unit_days),
        known.collapsed(task.unit_days),
        mean,
        known,
        purchases,
        end,
    )


def fit(material: Material, prepared: Prepared, task: Task) -> Fitted:
    """Estimates of all models that are asked for, the choice among them, and the spending.

    Raises:
        ValueRefusedError: no model can be fitted to these customers.
    """
    warnings: list[dict[str, object]] = []
    estimates = _estimates(prepared, task, warnings)
    contest = _contest(material, prepared, task, estimates, warnings)
    if contest is not None and task.model == AUTO:
        choice, reason = contest.chosen, "holdout"
    elif task.model == AUTO:
        choice, reason = _likeliest(estimates), "likelihood"
    else:
        choice, reason = task.model, "asked"
    fitted = Fitted(estimates, choice, reason, contest=contest, warnings=warnings)
    _warn(fitted, prepared)
    if prepared.mean is None:
        warnings.append(warning("no_amounts"))
    else:
        _fit_spending(fitted, prepared.rows, prepared.mean)
    return fitted


def _estimates(
    prepared: Prepared, task: Task, warnings: list[dict[str, object]]
) -> dict[str, Estimate]:
    keys = CONTINUOUS if task.model == AUTO else (task.model,)
    estimates: dict[str, Estimate] = {}
    failure: ValueRefusedError | None = None
    for key in keys:
        try:
            estimates[key] = MODELS[key].fit(prepared.collapsed)
        except (NoRepeatError, TooFewError, HistoryError):
            raise
        except ValueRefusedError as error:
            failure = error
            warnings.append(warning("model_failed_now", model=key))
    if not estimates and failure is not None:
        raise failure
    return estimates


def _contest(
    material: Material,
    prepared: Prepared,
    task: Task,
    estimates: Mapping[str, Estimate],
    warnings: list[dict[str, object]],
) -> Contest | None:
    if not task.judge:
        return None
    if prepared.purchases is None:
        if task.model == AUTO:
            warnings.append(warning("holdout_needs_purchases"))
        return None
    horizon = task.horizon if task.in_occasions else task.horizon_days
    contest = compete(
        prepared.purchases,
        prepared.end,
        max(round(horizon), 1),
        task.unit_days,
        tuple(estimates),
        material.minor if material.has_amounts else None,
    )
    if contest is None:
        warnings.append(warning("holdout_impossible"))
        return None
    if contest.plan.shortened:
        warnings.append(warning("holdout_shortened", days=contest.plan.horizon))
    warnings += [warning("model_failed", model=key) for key in contest.failures]
    return contest


def _likeliest(estimates: Mapping[str, Estimate]) -> str:
    return max(estimates, key=lambda key: estimates[key].log_likelihood)


def _warn(fitted: Fitted, prepared: Prepared) -> None:
    customers = int(prepared.rows.count.sum())
    if customers < FEW:
        fitted.warnings.append(warning("few_customers", n=customers))
    for key, estimate in fitted.estimates.items():
        _warn_of_parameters(fitted, key, estimate)
    silent = int(prepared.rows.count[prepared.rows.frequency == 0].sum())
    if model_of(fitted) == "bg_nbd" and silent:
        fitted.warnings.append(warning("alive_without_repeat", n=silent))
    rule = rule_of(fitted)
    if rule and "+" not in fitted.choice:
        fitted.warnings.append(warning("rule_won", rule=rule))


def _warn_of_parameters(fitted: Fitted, model: str, estimate: Estimate) -> None:
    for code, names in (
        ("parameter_unbounded", estimate.unheld),
        ("parameter_loose", estimate.loose),
    ):
        if names:
            fitted.warnings.append(warning(code, model=model, parameters=", ".join(names)))


def _fit_spending(fitted: Fitted, rows: Histories, mean: Floats) -> None:
    repeaters, paid = rows.frequency > 0, (rows.frequency > 0) & (mean > 0)
    free = int(rows.count[repeaters & ~paid].sum())
    if free:
        fitted.warnings.append(warning("zero_amounts", n=free))
    bought = rows.frequency[paid].astype(np.float64)
    fitted.spenders = int(rows.count[paid].sum())
    try:
        estimate = gamma_gamma.fit(bought, mean[paid], rows.count[paid])
    except ValueRefusedError:
        fitted.warnings.append(warning("spend_impossible"))
        return
    _warn_of_parameters(fitted, "gamma_gamma", estimate)
    fitted.correlation = _correlation(bought, mean[paid], rows.count[paid])
    if fitted.correlation is not None and abs(fitted.correlation) > CORRELATED:
        fitted.warnings.append(
            warning("spend_depends_on_frequency", correlation=figure(fitted.correlation, ".2f"))
        )
    if estimate["q"] <= 1:
        fitted.warnings.append(warning("spend_mean_infinite"))
        return
    fitted.spend = estimate


def _correlation(one: Floats, other: Floats, weights: Floats) -> float | None:
    matrix = np.cov(one, other, aweights=weights)
    spread = float(np.sqrt(matrix[0, 0] * matrix[1, 1]))
    return float(matrix[0, 1]) / spread if spread > 0 else None


def spending(fitted: Fitted, prepared: Prepared) -> Spending | None:
    """The spending of each row, when it could be estimated."""
    if fitted.spend is None or prepared.mean is None:
        return None
    return Spending(fitted.spend, prepared.mean)


def rule_forecast(fitted: Fitted, prepared: Prepared, task: Task) -> Floats | None:
    """The plain forecast that the choice holds, for each row."""
    rule = rule_of(fitted)
    if not rule or prepared.purchases is None or prepared.known is None:
        return None
    horizon = max(round(task.horizon if task.in_occasions else task.horizon_days), 1)
    rules = naive_forecasts(prepared.purchases, prepared.known, prepared.end, horizon)
    return rules[rule]
