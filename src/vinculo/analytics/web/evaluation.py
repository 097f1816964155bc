"""The yearly evaluation on screen, on paper and as a file."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_POST, require_safe

from vinculo.analytics.labels import BASES, CLOCKS, COUNTED, LANGUAGES, READINGS, UNITS
from vinculo.analytics.selectors import figures
from vinculo.analytics.selectors.evaluation import (
    ATTENDED,
    BILLING,
    CALLS,
    CORRECTED,
    CUT,
    LANGUAGE,
    OFFERS,
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
from vinculo.kernel.amounts import percent
from vinculo.kernel.metrics import metrics
from vinculo.kernel.papers import pdf
from vinculo.kernel.tables.writing import write_table
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio

TEMPLATE = Path(__file__).parents[1] / "papers" / "evaluation.typ"
FIRST_YEAR, MOST_YEARS_AHEAD = 2020, 1
KINDS = {CUT: "calls", PROMISES: "promises", SATISFIED: "satisfied"}
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
    rows = [shown(one) for one in in_order(found.figures)]
    groups = _by_clock(rows) + [
        (words, [row for row in rows if row["kind"] == kind])
        for kind, words in (
            ("term", gettext("Plazos legales")),
            ("promises", gettext("Promesas")),
            ("complaints", gettext("Justificantes, vía y lengua de las reclamaciones")),
            ("offers", gettext("Ofertas donde la ley no las deja")),
            ("billing", gettext("Lo que preguntó facturación")),
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


def _by_clock(rows: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The readings of calls under the clock that each reads, the one that decides first."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["kind"] == "calls" and row["figure"].key != CUT:
            found.setdefault(row["group"], []).append(row | {"group": ""})
    groups = [
        (words, sorted(kept, key=lambda row: not row["figure"].is_strictest))
        for words, kept in found.items()
    ]
    cut = [row for row in rows if row["figure"].key == CUT]
    return [*groups, (gettext("Llamadas cortadas"), cut)]


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
    rows = [shown(one) for one in in_order(found.figures)]
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
    elif one.key == CUT:
        name = gettext("Llamadas que cortó el sistema mientras esperaban")
        group = gettext(
            "Ley 10/2025, art. 8.4: ninguna. De las que dicen quién colgó; las demás quedan fuera."
        )
    elif one.key.startswith(TERM):
        kind, duty = "term", one.key.removeprefix(TERM)
        known = portfolio.duty_words(duty, (get_language() or "es")[:2])
        name, group = (known.title, known.law) if known else (duty, "")
    elif one.key.startswith(LANGUAGE):
        metric, code = metrics["same_language"], one.key.removeprefix(LANGUAGE)
        name = f"{metric.label}: {LANGUAGES.get(code, code)}"
        group = gettext("Las que se presentaron en esa lengua, según sus palabras.")
    elif one.key.startswith(ATTENDED):
        code = one.key.removeprefix(ATTENDED)
        name = gettext("Se atiende en %(language)s") % {"language": LANGUAGES.get(code, code)}
        group = gettext(
            "Ley 10/2025, art. 7.2: castellano y la cooficial de donde trabaja la empresa. 100 % es"
            " que la empresa dice que sí, en Ajustes."
        )
    elif one.key == CORRECTED:
        unit, name = "count", gettext("Lenguas reconocidas que corrigió una persona")
        group = gettext("De lo que se presentó o de la respuesta; las cifras cuentan lo corregido.")
    elif one.key.startswith((OFFERS, BILLING)):
        kind, unit = one.key.partition(".")[0], "count"
        name, group = counted_words(one)
    else:
        name, group = str(metrics[one.key].label), str(metrics[one.key].definition)
    return {
        "figure": one,
        "unit": str(UNITS[unit]),
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


def counted_words(one: EvaluatedFigure) -> tuple[str, str]:
    """The name of a count, and of what it counts: which offers, or the questions of a service."""
    kind, *which, what = one.parts
    if not which:
        name, group = COUNTED[f"{kind}.{what}"]
        return str(name), str(group)
    name, group = COUNTED[f"{kind}.{which[0]}.{what}"]
    if len(which) == 1:
        return str(name), str(group)
    service = portfolio.service(UUID(which[1]))
    return str(name), service.name if service else which[1]


def in_order(figures: Iterable[EvaluatedFigure]) -> list[EvaluatedFigure]:
    """As they are read: of counts the whole before each service, what was asked before the rest."""
    asked = list(COUNTED)

    def place(one: EvaluatedFigure) -> tuple[str, list[str], int]:
        if not one.key.startswith((OFFERS, BILLING)):
            return one.key, [], 0
        kind, *which, what = one.parts
        key = ".".join([kind, *which[:1], what])
        return kind, which, asked.index(key) if key in asked else 0

    return sorted(figures, key=place)


def _said(value: float | None, unit: str) -> str:
    """Rounded first: ``number_format`` cuts off."""
    if value is None:
        return "—"
    if unit == "count":
        return formats.number_format(round(value))
    if unit == "seconds":
        return f"{formats.number_format(round(value, 1), 1)} s"
    return percent(round(100 * value, 2), 2)


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
        gettext("Medida"),
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
        gettext("¿Lo cumple?"),
    ]


def _cells(row: dict[str, Any]) -> list[Any]:
    one = row["figure"]
    return [
        *(row["name"], row["group"], row["unit"], one.value, one.n, one.low, one.high),
        *(one.recount, one.recount_n, one.recount_low, one.recount_high),
        *(one.error, one.limit, _keeps(one)),
    ]


def _keeps(one: EvaluatedFigure) -> str:
    """Whether a figure keeps its limit; "" where it has none, or nothing to say of it yet."""
    if one.passes is None:
        return ""
    return gettext("Sí") if one.passes else gettext("No")


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
                gettext("Límite"),
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
                    "limit": row["limit"],
                    "is_failed": row["figure"].is_failed,
                }
                for row in rows
            ],
        },
    )


def _on_paper(value: str, n: int, between: str) -> str:
    return f"{value} (n = {n}{'; ' if between else ''}{between})"
