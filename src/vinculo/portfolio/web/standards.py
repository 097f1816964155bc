"""Pages of standards: written, withdrawn, measured; and all of them in one list."""

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats, timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.metrics import metrics
from vinculo.organization import api as organization
from vinculo.portfolio import services
from vinculo.portfolio.contracts import Metric, ServiceSheet, StandardVersion, Verdict
from vinculo.portfolio.domain.standards import UNMEASURED, planned
from vinculo.portfolio.labels import METRIC
from vinculo.portfolio.web.catalogue import sheet_of, sheets
from vinculo.portfolio.web.filling import asked, editable, filled, people, today
from vinculo.portfolio.web.forms.standard import (
    NOTHING,
    ChooseMetricForm,
    form_for,
    standard_initial,
)
from vinculo.portfolio.web.words import name_of, shown


@allowed("portfolio.see")
@require_GET
def standard_list(request: HttpRequest) -> HttpResponse:
    """Every standard in force, those that nothing measures first."""
    rows = [
        (sheet.service, shown(result))
        for sheet in sheets(request, clock.now())
        for result in sheet.results
    ]
    rows.sort(key=lambda row: row[1].result.is_measured)
    count = {
        "all": len(rows),
        "unmeasured": sum(not one.result.is_measured for _, one in rows),
        "missed": sum(one.result.verdict is Verdict.MISSED for _, one in rows),
        "kept": sum(one.result.verdict is Verdict.KEPT for _, one in rows),
    }
    accounts = may(the_actor(request), "portfolio.see_accounts")
    context = {"rows": rows, "count": count, "may_accounts": accounts}
    return render(request, "portfolio/standards.html", context)


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def new_standard(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Choose what measures the new standard."""
    editable(request, service_id)
    sheet = sheet_of(request, service_id)
    form = ChooseMetricForm(list(sheet.by_metric), request.POST or None)
    if request.method == "POST" and form.is_valid():
        metric = form.cleaned_data["metric"]
        if metric == NOTHING:
            metric = services.next_unmeasured(service_id)
        return redirect("portfolio:standard", service_id, metric)
    return asked(
        request,
        form,
        title=gettext("Nuevo estándar"),
        lead=gettext("Primero, qué lo mide: de eso depende cómo se escribe la meta."),
        service=sheet.service,
        submit=gettext("Seguir"),
    )


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def standard(request: HttpRequest, service_id: UUID, metric: str) -> HttpResponse:
    """Write the next version of a standard; the ones before stay on record."""
    editable(request, service_id)
    sheet, wanted = sheet_of(request, service_id), _metric(metric)
    calendars = organization.calendars()
    now = sheet.by_metric.get(wanted)
    waiting = _planned(sheet, wanted)
    form = form_for(wanted)(
        [(str(calendar.id), calendar.name) for calendar in calendars],
        people(),
        request.POST or None,
        initial=standard_initial(
            now.standard if now else None, calendars[0].id if calendars else None
        ),
    )

    def save() -> None:
        services.create_standard(
            service_id=service_id,
            draft=form.draft(wanted, ZoneInfo(organization.company().timezone)),
            at=clock.now(),
            by=the_actor(request).user_id,
        )

    if filled(request, form, save):
        messages.success(request, _done(form.cleaned_data["since"]))
        return redirect("portfolio:service", service_id)
    return asked(
        request,
        form,
        title=name_of(now.standard) if now else _title(wanted),
        lead=_lead(waiting),
        service=sheet.service,
        submit=gettext("Guardar esta versión"),
    )


@allowed("portfolio.edit")
@require_POST
def withdraw(request: HttpRequest, service_id: UUID, metric: str) -> HttpResponse:
    """End a standard; clocks that run go on."""
    editable(request, service_id)
    wanted = _metric(metric)
    waiting = _planned(sheet_of(request, service_id), wanted)
    services.withdraw_standard(
        service_id=service_id, metric=wanted, at=clock.now(), by=the_actor(request).user_id
    )
    words = gettext("El estándar queda retirado. Los relojes en marcha siguen.")
    if waiting:
        words = gettext(
            "El estándar queda retirado, y tampoco regirá lo que estaba previsto. Los relojes en"
            " marcha siguen."
        )
    messages.success(request, words)
    return redirect("portfolio:service", service_id)


@allowed("portfolio.edit")
@require_POST
def measure_now(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Ask for the results of today."""
    editable(request, service_id)
    services.ask_for_measuring(service_id=service_id, at=clock.now())
    messages.success(
        request, gettext("Se está calculando. Vuelva a abrir la página dentro de un minuto.")
    )
    return redirect("portfolio:service", service_id)


def _metric(key: str) -> str:
    """Raises Http404 for what no standard could be of."""
    if key in frozenset(Metric) or key in metrics or key.startswith(UNMEASURED):
        return key[:60]
    raise Http404


def _planned(sheet: ServiceSheet, metric: str) -> list[StandardVersion]:
    return [one for one in planned(sheet.versions, clock.now()) if one.metric == metric]


def _done(since: date | None) -> str:
    """From when it rules, as whoever saved it reads it."""
    if since is None:
        return gettext("El estándar rige desde ahora.")
    day = formats.date_format(since, "DATE_FORMAT")
    if since > today():
        return gettext("El estándar regirá desde el %(day)s.") % {"day": day}
    return gettext("El estándar rige desde el %(day)s.") % {"day": day}


def _lead(waiting: list[StandardVersion]) -> str:
    words = gettext(
        "Se añade una versión. Los relojes en marcha se juzgan por la que regía cuando empezaron."
    )
    if not waiting:
        return words
    begins = timezone.localtime(waiting[0].valid_from)
    more = gettext(
        "Hay una versión prevista desde el %(day)s: una que rija antes la anula. Si las dos han de"
        " regir, vuelva a escribir después la prevista."
    ) % {"day": formats.date_format(begins, "DATE_FORMAT")}
    return f"{words} {more}"


def _title(metric: str) -> Any:
    if metric in frozenset(Metric):
        return METRIC[Metric(metric)]
    known = metrics.get(metric)
    return known.label if known is not None else gettext("Nuevo estándar")
