"""A file of arrivals: its days planned, or the days after it forecast and planned."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import click
import numpy as np

from vinculo.analytics.commands.staff.asking import NOTES
from vinculo.analytics.commands.staff.lacking import gap_left_out, gap_warnings, interval_name
from vinculo.analytics.commands.staff.planning import Plan
from vinculo.analytics.domain.staffing.arrivals import History, clock, history
from vinculo.analytics.domain.staffing.forecast import Forecast, TooShortError, forecast
from vinculo.analytics.domain.staffing.gaps import (
    Gaps,
    Missing,
    find_gaps,
    step_of_rows,
    without_gaps,
)
from vinculo.kernel.calculation import Answer
from vinculo.kernel.words import gettext_of
from vinculo.lib.tables import Table, TableError

_ = gettext_of("analytics")

_MOST_DAYS = 7320
Row = dict[str, Any]


def answer_for_file(table: Table, plan: Plan, asked: Mapping[str, Any]) -> Answer:
    """Each interval of the file with its agents; with ``--forecast``, of the days after it."""
    minutes = _minutes(plan.interval)
    calls = table.numbers("calls") if "calls" in table else None
    starts = list(table.values("start"))
    if (max(starts).date() - min(starts).date()).days > _MOST_DAYS:
        raise TableError.of("days_too_far")
    past = history(starts, calls, interval=minutes)
    if calls is not None:
        _refuse_coarse(starts, minutes)
    handling = _handling(table, calls, asked["aht"])
    gaps = find_gaps(past)
    how = Missing(asked["missing"])
    past = without_gaps(past, gaps, how)
    about = gap_warnings(past, gaps, how)
    left_out = gap_left_out(gaps, how)
    if asked["ahead"] is not None:
        told = _ahead(past, plan, handling, asked)
        return {**told, "left_out": left_out, "warnings": [*about, *told["warnings"]]}
    rows, warnings = _rows(past.days, past.calls, past.seen, plan, handling, minutes, asked)
    if how is Missing.ESTIMATE:
        _mark(rows, past, gaps)
    return {
        **plan.told(),
        "intervals": rows,
        "days": _days(rows, minutes),
        "left_out": left_out,
        "warnings": [*about, *warnings],
    }


def _refuse_coarse(starts: list[datetime], minutes: int) -> None:
    """Rows an hour apart cannot be planned by half hours: every second one would be empty."""
    of_day = np.array([start.hour * 60 + start.minute for start in starts], dtype=np.int64)
    days = np.array([start.toordinal() for start in starts], dtype=np.int64)
    step = step_of_rows(of_day, days)
    if step is not None and step > minutes and 1440 % step == 0:
        raise TableError.of("coarse_rows", step=step, minutes=minutes)


def _mark(rows: list[Row], past: History, gaps: Gaps) -> None:
    """Say of each row whether its contacts were estimated."""
    lacking = {interval_name(past, at, column) for at, column in np.argwhere(gaps.cells).tolist()}
    for row in rows:
        row["is_estimated"] = row["start"] in lacking


def _minutes(interval: float) -> int:
    minutes = int(interval // 60)
    if minutes < 1 or interval % 60 or 1440 % minutes:
        raise click.BadParameter(
            _("El intervalo debe repartir el día en partes iguales: 15m, 30m, 1h."),
            param_hint="--interval",
        )
    return minutes


def _handling(table: Table, calls: Any, told: float | None) -> float:
    """Mean handling time: that of the option, or of the file weighted by its contacts."""
    if told is not None:
        return told
    times = table.numbers("aht")
    known = ~np.isnan(times)
    weights = np.ones(len(table)) if calls is None else calls
    if not known.any() or not float(weights[known].sum()):
        raise click.UsageError(_("Diga --aht, o ponga la columna «aht» en el archivo."))
    return float(np.average(times[known], weights=weights[known]))


def _rows(
    days: tuple[date, ...],
    calls: Any,
    seen: Any,
    plan: Plan,
    handling: float,
    minutes: int,
    asked: Mapping[str, Any],
) -> tuple[list[Row], list[dict[str, str]]]:
    """One row for each interval between the first and the last with contacts of any day."""
    busy = np.flatnonzero(calls.sum(axis=0) > 0.005)
    span = range(int(busy[0]), int(busy[-1]) + 1) if busy.size else range(0)
    rows: list[Row] = []
    warnings: dict[str, dict[str, str]] = {}
    for at in np.flatnonzero(seen).tolist():
        for column in span:
            amount = float(calls[at, column])
            flow = plan.flow(amount, handling)
            needed, told = plan.needed(flow)
            row: Row = {
                "start": f"{days[at].isoformat()}T{clock(column, minutes)}",
                "calls": amount,
                "n": round(amount),
                "aht": handling,
                "load_erlangs": flow.load,
                "needed": needed,
            }
            if asked["agents"] is not None:
                row["given"], more = plan.given(flow, asked["agents"])
                told = [*told, *more]
            rows.append(row)
            warnings.update({warning["code"]: warning for warning in told})
    return rows, list(warnings.values())


def _days(rows: list[Row], minutes: int) -> list[Row]:
    """Each day's contacts, hours of agents and the most agents at once."""
    found: dict[str, Row] = {}
    for row in rows:
        day = found.setdefault(
            row["start"][:10],
            {
                "day": row["start"][:10],
                "calls": 0.0,
                "agent_hours": 0.0,
                "paid_hours": 0.0,
                "peak": 0,
            },
        )
        needed = row["needed"] or {"agents": 0, "paid_people": 0}
        day["calls"] += row["calls"]
        day["agent_hours"] += needed["agents"] * minutes / 60
        day["paid_hours"] += needed["paid_people"] * minutes / 60
        day["peak"] = max(day["peak"], needed["agents"])
    return list(found.values())


def _ahead(past: History, plan: Plan, handling: float, asked: Mapping[str, Any]) -> Answer:
    years = range(past.days[0].year, past.days[-1].year + 3)
    free = frozenset(_holidays(asked["country"], years)) if asked["country"] else frozenset()
    try:
        told = forecast(past, days=asked["ahead"], level=asked["level"], holidays=free)
    except TooShortError:
        raise TableError.of("too_short") from None
    seen = np.ones(len(told.days), dtype=bool)
    rows, warnings = _rows(told.days, told.expected, seen, plan, handling, past.interval, asked)
    _bounded(rows, told)
    return {
        **plan.told(),
        "intervals": rows,
        "days": _days(rows, past.interval),
        "forecast": {
            "used": told.used,
            "words": NOTES[told.used],
            "level": told.level,
            "holidays": sorted(day.isoformat() for day in free if day in told.days),
            "trial": {
                "n": told.trial.n,
                "origins": told.trial.origins,
                "mean_absolute_error": {"own": told.trial.own, "naive": told.trial.naive},
                "share_of_contacts": {
                    "own": told.trial.own_share,
                    "naive": told.trial.naive_share,
                },
                "interval_coverage": told.trial.coverage,
            },
        },
        "warnings": warnings,
    }


def _bounded(rows: list[Row], told: Forecast) -> None:
    """Each interval's forecast with its own low and high."""
    places = {
        f"{day.isoformat()}T{clock(column, told.interval)}": (at, column)
        for at, day in enumerate(told.days)
        for column in range(told.expected.shape[1])
    }
    for row in rows:
        at = places[row["start"]]
        row["interval"] = {
            "low": float(told.low[at]),
            "high": float(told.high[at]),
            "level": told.level,
            "method": "rolling-origin-errors",
        }


def _holidays(country: str, years: range) -> list[date]:
    import holidays

    land, _dash, region = country.upper().partition("-")
    try:
        known = holidays.country_holidays(land, subdiv=region or None, years=years)
    except NotImplementedError:
        raise click.BadParameter(
            _("No se conocen los festivos de «%s».") % country, param_hint="--holidays"
        ) from None
    return list(known)
