"""The yearly evaluation on screen, on paper and as a file."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_POST, require_safe

from vinculo.analytics.labels import BASES, CLOCKS, READINGS
from vinculo.analytics.selectors import figures
from vinculo.analytics.selectors.evaluation import (
    CALLS,
    PROMISES,
    SATISFIED,
    TERM,
    EvaluatedFigure,
    Evaluation,
    evaluated_years,
    evaluation_of,
)
from vinculo.analytics.services import evaluating
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.metrics import metrics
from vinculo.kernel.papers import pdf
from vinculo.kernel.tables.writing import write_table
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio

TEMPLATE = Path(__file__).parents[1] / "papers" / "evaluation.typ"
FIRST_YEAR, MOST_YEARS_AHEAD = 2020, 1
KINDS = {PROMISES: "promises", SATISFIED: "satisfied"}
FORMS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


@allowed("analytics.see_evaluation")
@require_GET
def evaluations(_request: HttpRequest) -> HttpResponse:
    """This year's evaluation."""
    return redirect("analytics:evaluation", _today().year)


@allowed("analytics.see_evaluation")
@require_GET
def evaluation(request: HttpRequest, year: int) -> HttpResponse:
    """Every parameter of a year beside its recount."""
    found = _found(year)
    rows = [shown(one) for one in found.figures]
    groups = [
        (words, [row for row in rows if row["kind"] == kind])
        for kind, words in (
            ("calls", gettext("Llamadas: el 95 % en menos de tres minutos")),
            ("term", gettext("Plazos legales")),
            ("promises", gettext("Promesas")),
            ("complaints", gettext("Justificantes, vía y lengua de las reclamaciones")),
            ("satisfied", gettext("Satisfacción")),
        )
    ]
    actor = the_actor(request)
    return render(
        request,
        "analytics/evaluation.html",
        {
            "found": found,
            "groups": [(words, kept) for words, kept in groups if kept],
            "years": [other for other in evaluated_years() if other != year],
            "may_bring": may(actor, "analytics.bring_calls"),
        },
    )


@allowed("analytics.see_evaluation")
@require_POST
def evaluate_now(request: HttpRequest, year: int) -> HttpResponse:
    """Compute and count again now, without waiting for the night."""
    _found(year)
    evaluating.evaluate(year, at=clock.now())
    messages.success(request, gettext("La evaluación está calculada y contada otra vez."))
    return redirect("analytics:evaluation", year)


@allowed("analytics.see_evaluation")
@require_safe
def export(_request: HttpRequest, year: int, form: str) -> HttpResponse:
    """The same as a file: ``csv``, ``xlsx`` or ``pdf``."""
    found = _found(year)
    if form not in FORMS:
        raise Http404
    rows = [shown(one) for one in found.figures]
    body = _paper(found, rows) if form == "pdf" else _sheet(rows, form)
    answer = HttpResponse(body, content_type=FORMS[form])
    answer["Content-Disposition"] = f'attachment; filename="evaluacion-{year}.{form}"'
    return answer


def shown(one: EvaluatedFigure) -> dict[str, Any]:
    """A figure in the reader's words."""
    kind, name, unit = KINDS.get(one.key, "complaints"), "", "share"
    if one.key.startswith(CALLS):
        _calls, clock_key, reading, base = one.parts
        kind, unit = "calls", "seconds" if reading.startswith("B") else "share"
        name = f"{READINGS[reading]}, {BASES[base]}"
        group = str(CLOCKS[clock_key])
    elif one.key.startswith(TERM):
        kind, duty = "term", one.key.removeprefix(TERM)
        known = portfolio.duty_words(duty, (get_language() or "es")[:2])
        name, group = (known.title, known.law) if known else (duty, "")
    else:
        name, group = str(metrics[one.key].label), str(metrics[one.key].definition)
    return {
        "figure": one,
        "kind": kind,
        "group": group,
        "name": name,
        "value": _said(one.value, unit),
        "recount": _said(one.recount, unit),
        "between": _between(one.low, one.high),
        "recount_between": _between(one.recount_low, one.recount_high),
        "limit": _said(one.limit, unit),
        "error": _said(one.error, "share"),
    }


def _said(value: float | None, unit: str) -> str:
    """Rounded first: ``number_format`` cuts off."""
    if value is None:
        return "—"
    if unit == "seconds":
        return f"{formats.number_format(round(value, 1), 1)} s"
    return f"{formats.number_format(round(100 * value, 2), 2)} %"


def _between(low: float | None, high: float | None) -> str:
    """An interval in words; "" where the figure has none."""
    if low is None or high is None:
        return ""
    words = gettext("intervalo del 95 %%: de %(low)s a %(high)s")
    return words % {"low": _said(low, "share"), "high": _said(high, "share")}


def _today() -> Any:
    return clock.now().astimezone(figures.zone()).date()


def _found(year: int) -> Evaluation:
    if not FIRST_YEAR <= year <= _today().year + MOST_YEARS_AHEAD:
        raise Http404
    return evaluation_of(year)


def _heads() -> list[str]:
    return [
        gettext("Parámetro"),
        gettext("De qué"),
        gettext("Publicado"),
        gettext("Cuántos"),
        gettext("Desde (intervalo del 95 %)"),
        gettext("Hasta (intervalo del 95 %)"),
        gettext("Recuento"),
        gettext("Cuántos en el recuento"),
        gettext("Recuento desde"),
        gettext("Recuento hasta"),
        gettext("Error"),
        gettext("Límite"),
    ]


def _cells(row: dict[str, Any]) -> list[Any]:
    one = row["figure"]
    return [
        *(row["name"], row["group"], one.value, one.n, one.low, one.high),
        *(one.recount, one.recount_n, one.recount_low, one.recount_high),
        *(one.error, one.limit),
    ]


def _sheet(rows: list[dict[str, Any]], form: str) -> bytes:
    cells = [_cells(row) for row in rows]
    with NamedTemporaryFile(suffix=f".{form}") as kept:
        columns = {head: [line[at] for line in cells] for at, head in enumerate(_heads())}
        write_table(Path(kept.name), columns)
        return Path(kept.name).read_bytes()


def _paper(found: Evaluation, rows: list[dict[str, Any]]) -> bytes:
    when = found.computed_at
    return pdf(
        TEMPLATE,
        {
            "language": get_language() or "es",
            "company": organization.company().name,
            "title": gettext("Evaluación de %(year)s") % {"year": found.year},
            "lead": gettext(
                "Cada parámetro, como se publicó y contado otra vez desde lo que quedó registrado."
            ),
            "made": formats.date_format(when.astimezone(figures.zone()), "DATETIME_FORMAT")
            if when
            else gettext("Todavía no se ha calculado."),
            "heads": [
                gettext("Parámetro"),
                gettext("Publicado"),
                gettext("Recuento"),
                gettext("Error"),
            ],
            "rows": [
                {
                    "name": row["name"],
                    "group": row["group"],
                    "value": _on_paper(row["value"], row["figure"].n, row["between"]),
                    "recount": _on_paper(
                        row["recount"], row["figure"].recount_n, row["recount_between"]
                    ),
                    "error": row["error"],
                }
                for row in rows
            ],
        },
    )


def _on_paper(value: str, n: int, between: str) -> str:
    return f"{value} (n = {n}{'; ' if between else ''}{between})"
