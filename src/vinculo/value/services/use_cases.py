"""What the two commands do, and what pages will do with the same files."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from vinculo.kernel.calculation import Answer, Inputs
from vinculo.kernel.words import figure, gettext_of
from vinculo.lib.tables import TableError
from vinculo.value.domain.curve import pareto_svg
from vinculo.value.domain.histories import Histories, distinct
from vinculo.value.domain.portfolio import Portfolio, portfolio
from vinculo.value.domain.scoring import Question, Spending
from vinculo.value.services import answers
from vinculo.value.services.fitting import Fitted, Prepared, fit, prepare, spending
from vinculo.value.services.lengths import UNIT_DAYS
from vinculo.value.services.reading import read
from vinculo.value.services.scoring import Lines, Scored, score_all, write_lines
from vinculo.value.services.task import Asked, Task, Wanted
from vinculo.value.services.writing import FORMATS

_ = gettext_of("value")

SOURCE = "Fader and Hardie: BG/NBD 2005, Pareto/NBD 1987 and 2005, BG/BB 2010, Gamma-Gamma 2013"
_DAYS_IN_YEAR = 365.25


def fit_file(inputs: Inputs, asked: Asked, level: float) -> Answer:
    """The answer of ``value fit``.

    Raises:
        TableError, ValueRefusedError: the file or its customers cannot be valued.
    """
    material = read(inputs, asked.wishes, _("Leyendo"))
    prepared = prepare(material, asked.task)
    fitted = fit(material, prepared, asked.task)
    return {
        "version": answers.VERSION,
        "source": SOURCE,
        "data": answers.material_part(material, prepared, asked.task),
        **answers.fitted_part(fitted, material, prepared, asked.task, level),
        "warnings": [*material.warnings, *fitted.warnings],
    }


def score_file(inputs: Inputs, asked: Asked, wanted: Wanted) -> Answer:
    """The answer of ``value score``; rows and curve are written where they are wanted.

    Raises:
        TableError, ValueRefusedError: the file or its customers cannot be valued.
    """
    if wanted.out is not None and wanted.out.suffix.lower() not in FORMATS:
        raise TableError.of("no_out_format", value=wanted.out.name)
    task = asked.task
    earlier = None if wanted.fitted is None else _earlier(wanted.fitted)
    if earlier is not None:
        model = earlier[0].model.key
        task = Task(model, earlier[1], task.horizon_days, judge=False)
    material = read(inputs, asked.wishes, _("Leyendo"))
    prepared = prepare(material, task)
    fitted = fit(material, prepared, task) if earlier is None else earlier[0]
    question = Question(
        horizon=task.horizon,
        discount=float(np.log1p(wanted.discount)) * UNIT_DAYS[task.unit] / _DAYS_IN_YEAR,
        margin=wanted.margin,
        level=wanted.level,
    )
    scored = score_all(inputs, fitted, prepared, task, question, _("Valorando clientes"))
    lines = Lines(inputs, material, prepared, scored)
    written = None
    if wanted.out is not None:
        rows = write_lines(lines, wanted.out, _("Escribiendo"))
        written = {"file": str(wanted.out), "rows": rows}
    if wanted.curve is not None:
        wanted.curve.write_text(pareto_svg(scored.pareto, _curve_words(scored)), encoding="utf-8")
    totals = _totals(fitted, prepared, question)
    return {
        "version": answers.VERSION,
        "source": SOURCE,
        "data": answers.material_part(material, prepared, task),
        "chosen": {
            "forecast": fitted.choice,
            "model": fitted.model.key,
            "by": fitted.reason,
        },
        "question": {
            "horizon": question.horizon,
            "unit": task.unit,
            "yearly_discount_pct": wanted.discount * 100,
            "margin_pct": wanted.margin * 100,
            "level": wanted.level,
        },
        **_totals_part(totals, scored, wanted.level, prepared),
        "pareto": answers.pareto_part(scored.pareto, scored.ranked_by),
        "best": lines.best(),
        "written": written,
        "curve_written": None if wanted.curve is None else str(wanted.curve),
        "warnings": [*material.warnings, *fitted.warnings],
    }


def _earlier(path: Path) -> tuple[Fitted, str]:
    try:
        answer = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, UnicodeError):
        raise TableError.of("bad_fit") from None
    return answers.restored(answer)


def _totals(fitted: Fitted, prepared: Prepared, question: Question) -> Portfolio:
    """Over each different customer once."""
    spent = spending(fitted, prepared)
    others = [] if spent is None else [spent.mean]
    first, place = distinct(prepared.rows, *others)
    count = np.bincount(place, weights=prepared.rows.count, minlength=len(first))
    some = prepared.rows.take(first)
    rows = Histories(some.frequency, some.recency, some.age, count.astype(np.float64))
    mine = None if spent is None else Spending(spent.estimate, spent.mean[first])
    return portfolio(fitted.model, fitted.estimates[fitted.model.key], rows, question, mine)


def _totals_part(
    totals: Portfolio, scored: Scored, level: float, prepared: Prepared
) -> dict[str, Any]:
    """Totals of the chosen forecast, with the intervals of the model moved to it."""
    count = prepared.rows.count
    bought = float(count @ scored.scores.expected)
    purchases = answers.total_part(totals.purchases.moved(bought), level)
    if scored.scores.value is None:
        return {"purchases": purchases, "value": None}
    worth = float(count @ scored.scores.value)
    value = None if totals.value is None else totals.value.moved(worth)
    return {"purchases": purchases, "value": answers.total_part(value, level)}


def _curve_words(scored: Scored) -> dict[str, str]:
    fifth = figure(scored.pareto.fifth_pct, ".1f")
    words = {
        "customers": _("Clientes, de más a menos valor (%%)") % (),
        "class": _("%(name)s: %(customers)s %% de clientes, %(value)s %%"),
    }
    if scored.ranked_by == "value":
        return {
            **words,
            "title": _("El %s %% del valor está en una quinta parte de los clientes") % fifth,
            "description": _("Curva de Pareto del valor futuro de los clientes, con sus clases."),
            "value": _("Valor acumulado (%%)") % (),
        }
    return {
        **words,
        "title": _("El %s %% de las compras está en una quinta parte de los clientes") % fifth,
        "description": _("Curva de Pareto de las compras esperadas de los clientes."),
        "value": _("Compras acumuladas (%%)") % (),
    }
