"""The answers of ``value fit`` and ``value score`` as mappings, and back again."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from vinculo.lib.stats.intervals import normal_quantile
from vinculo.lib.tables import TableError
from vinculo.value.domain import gamma_gamma
from vinculo.value.domain.classes import Pareto
from vinculo.value.domain.forecast import Total
from vinculo.value.domain.holdout import Contest
from vinculo.value.domain.judge import Verdict
from vinculo.value.domain.models import MODELS
from vinculo.value.domain.newton import Estimate
from vinculo.value.services.fitting import Fitted, Prepared, model_of
from vinculo.value.services.reading import Material, day_of
from vinculo.value.services.task import Task

VERSION = "1"
WALD = "Wald, log scale"
_FIRST_UNITS = (13, 26, 52)
_OCCASIONS = (1, 3, 5)


def material_part(material: Material, prepared: Prepared, task: Task) -> dict[str, Any]:
    """What was read."""
    rows = prepared.rows
    return {
        "n": int(rows.count.sum()),
        "repeaters": int(rows.count[rows.frequency > 0].sum()),
        "repeat_purchases": int(rows.count @ rows.frequency),
        "different_histories": len(prepared.collapsed),
        "unit": task.unit,
        "occasions": task.in_occasions,
        "from": None if material.purchases is None else day_of(material.purchases.first_day),
        "until": material.until,
        "currency": material.currency or None,
        "left_out": [{"reason": key, "n": n} for key, n in material.left_out.items()],
    }


def estimate_part(
    key: str, estimate: Estimate, source: str, n: int, level: float
) -> dict[str, Any]:
    """Parameters with errors and intervals; null with a reason where the data do not hold one."""
    z = normal_quantile(level)
    parameters = []
    for name, value, error in zip(estimate.names, estimate.values, estimate.errors, strict=True):
        held = name not in estimate.unheld
        low, high = estimate.interval(name, z) if held else (math.nan, math.nan)
        entry: dict[str, Any] = {
            "name": name,
            "value": float(value),
            "standard_error": float(error),
            "interval": {"low": low, "high": high, "level": level, "method": WALD},
        }
        if not held:
            entry["reason"] = "unbounded"
        elif name in estimate.loose:
            entry["reason"] = "loose"
        parameters.append(entry)
    return {
        "model": key,
        "source": source,
        "n": n,
        "log_likelihood": estimate.log_likelihood,
        "evaluations": estimate.evaluations,
        "parameters": parameters,
        "covariance_of_logs": estimate.covariance,
    }


def fitted_part(
    fitted: Fitted, material: Material, prepared: Prepared, task: Task, level: float
) -> dict[str, Any]:
    """The estimates, the choice and the contest."""
    n = int(prepared.rows.count.sum())
    spend = None
    if fitted.spend is not None:
        spend = {
            **estimate_part(
                "gamma_gamma", fitted.spend, gamma_gamma.SOURCE, fitted.spenders, level
            ),
            "correlation_with_frequency": fitted.correlation,
            "mean_of_new_customer": float(
                gamma_gamma.expected_spend(fitted.spend, np.zeros(1), np.zeros(1))[0]
            ),
            "currency": material.currency or None,
        }
    chosen = MODELS[model_of(fitted)]
    values = fitted.estimates[chosen.key].values
    times = _OCCASIONS if task.in_occasions else _FIRST_UNITS
    return {
        "models": [
            estimate_part(key, estimate, MODELS[key].source, n, level)
            for key, estimate in fitted.estimates.items()
        ],
        "chosen": {"forecast": fitted.choice, "model": chosen.key, "by": fitted.reason},
        "new_customer": [
            {"time": time, "expected_purchases": chosen.expected_of_new(values, float(time))}
            for time in times
        ],
        "spending": spend,
        "holdout": None if fitted.contest is None else contest_part(fitted.contest, task),
    }


def contest_part(contest: Contest, task: Task) -> dict[str, Any]:
    """Who won, and by how much."""
    days = not task.in_occasions
    ranked = sorted(contest.purchases, key=contest.score)
    return {
        "origins": [day_of(day) if days else day for day in contest.plan.origins],
        "horizon": contest.plan.horizon,
        "horizon_unit": "day" if days else task.unit,
        "shortened": contest.plan.shortened,
        "n": list(contest.customers),
        "winner": contest.chosen,
        "criterion": "geometric mean of MAE and RMSE; a mean of two must gain 1 %",
        "forecasts": [
            {
                "forecast": key,
                "score": contest.score(key),
                "verdicts": [_verdict(verdict) for verdict in contest.purchases[key]],
            }
            for key in ranked
        ],
        "calibration": [
            {
                "frequency": f"{group.frequency}+" if group.or_more else str(group.frequency),
                "n": group.n,
                "forecast": group.forecast,
                "actual": group.actual,
            }
            for group in contest.calibration
        ],
        "value": [
            {"forecast": key, "verdicts": [_verdict(verdict)]}
            for key, verdict in contest.value.items()
        ],
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    found: dict[str, Any] = {
        "n": verdict.n,
        "mae": verdict.mae,
        "rmse": verdict.rmse,
        "bias_pct": verdict.bias_pct,
        "correlation": verdict.correlation,
        "auc": verdict.auc,
        "gini": verdict.gini,
        "captured_by_best_fifth": verdict.captured,
    }
    if any(math.isnan(value) for value in found.values()):
        found["reason"] = "constant"
    return found


def total_part(total: Total | None, level: float) -> dict[str, Any]:
    """A total with its interval."""
    if total is None:
        return {"value": None, "interval": None, "reason": "variance_infinite"}
    low, high = total.interval(normal_quantile(level))
    method = "normal: chance of customers and error of parameters"
    return {
        "value": total.value,
        "interval": {"low": low, "high": high, "level": level, "method": method},
    }


def pareto_part(found: Pareto, by: str) -> dict[str, Any]:
    """Classes and curve."""
    return {
        "by": by,
        "n": found.n,
        "total": found.value,
        "best_fifth_holds_pct": found.fifth_pct,
        "classes": [
            {
                "class": share.name,
                "n": share.n,
                "customers_pct": share.customers_pct,
                by: share.value,
                "share_pct": share.value_pct,
            }
            for share in found.classes
        ],
        "curve": [
            {"customers_pct": point.customers_pct, "share_pct": point.value_pct}
            for point in found.points
        ],
    }


def restored(answer: Mapping[str, Any]) -> tuple[Fitted, str]:
    """What an answer of ``value fit`` said, and the unit of its times.

    Raises:
        TableError: ``bad_fit``; the answer is of something else.
    """
    try:
        estimates = {part["model"]: _estimate(part) for part in answer["models"]}
        spend = answer.get("spending")
        fitted = Fitted(
            {key: estimates[key] for key in estimates if key in MODELS},
            answer["chosen"]["forecast"],
            answer["chosen"]["by"],
            None if spend is None else _estimate(spend),
        )
        known = model_of(fitted) == answer["chosen"]["model"] or bool(
            fitted.estimates[answer["chosen"]["model"]]
        )
        unit = str(answer["data"]["unit"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise TableError.of("bad_fit") from None
    if not known or not fitted.estimates:
        raise TableError.of("bad_fit")
    return fitted, unit


def _estimate(part: Mapping[str, Any]) -> Estimate:
    parameters = part["parameters"]
    values = np.array([p["value"] for p in parameters], dtype=np.float64)
    if not (np.isfinite(values).all() and (values > 0).all()):
        raise ValueError(part["model"])
    errors = [math.nan if p["standard_error"] is None else p["standard_error"] for p in parameters]
    return Estimate(
        names=tuple(p["name"] for p in parameters),
        values=values,
        errors=np.array(errors, dtype=np.float64),
        covariance=np.array(part["covariance_of_logs"], dtype=np.float64),
        log_likelihood=float(part["log_likelihood"]),
        evaluations=int(part["evaluations"]),
        unheld=tuple(p["name"] for p in parameters if p.get("reason") == "unbounded"),
    )
