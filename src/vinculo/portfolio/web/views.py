"""Pages of services."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.identity import api as identity
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.organization import api as organization
from vinculo.portfolio import selectors, services
from vinculo.portfolio.contracts import Metric, ServiceSheet, Stage
from vinculo.portfolio.labels import METRIC
from vinculo.portfolio.web.forms import ServiceForm, StandardForm, standard_initial

PERIOD_DAYS = 30


@allowed("portfolio.see")
@require_GET
def service_list(request: HttpRequest) -> HttpResponse:
    """All services with their standards and how often they were kept."""
    sheets = _sheets(request, clock.now())
    judged = sum(result.judged for sheet in sheets for result in sheet.results)
    kept = sum(result.kept for sheet in sheets for result in sheet.results)
    return render(
        request,
        "portfolio/services.html",
        {
            "sheets": sheets,
            "metrics": METRIC.values(),
            "judged": judged,
            "kept_pct": 100 * kept / judged if judged else None,
            "days": PERIOD_DAYS,
            "may_create": may(the_actor(request), "portfolio.create"),
        },
    )


@allowed("portfolio.see")
@require_GET
def service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """The sheet of one service."""
    sheet = _sheet(request, service_id)
    open_metrics = [metric for metric in Metric if metric.value not in sheet.by_metric]
    return render(
        request,
        "portfolio/service.html",
        {
            "sheet": sheet,
            "service": sheet.service,
            "missing": [(metric.value, METRIC[metric]) for metric in open_metrics],
            "days": PERIOD_DAYS,
            "may_edit": selectors.may_edit(actor=the_actor(request), service_id=service_id),
        },
    )


@allowed("portfolio.create")
@require_http_methods(["GET", "POST"])
def new_service(request: HttpRequest) -> HttpResponse:
    """Make a service."""
    form = ServiceForm(_people(), request.POST or None, initial={"stage": Stage.CATALOGUE})
    if request.method == "POST" and form.is_valid():
        try:
            service_id = services.create_service(**form.values(), at=clock.now())
        except DomainError as error:
            form.add_error("name", words_for(error))
        else:
            messages.success(request, gettext("El servicio está creado. Escriba sus estándares."))
            return redirect("portfolio:service", service_id)
    return _form(request, form, None)


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def edit_service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Change what the sheet says; owners change their own services only."""
    sheet = _editable(request, service_id)
    form = ServiceForm(
        _people(),
        request.POST or None,
        initial={
            "name": sheet.service.name,
            "benefit": sheet.benefit,
            "owner": sheet.service.owner_id,
            "stage": sheet.service.stage,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.change_service(service_id=service_id, **form.values())
        except DomainError as error:
            form.add_error("name", words_for(error))
        else:
            messages.success(request, gettext("El servicio está guardado."))
            return redirect("portfolio:service", service_id)
    return _form(request, form, sheet)


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def standard(request: HttpRequest, service_id: UUID, metric: str) -> HttpResponse:
    """Write the next version of a standard; the ones before stay on record."""
    sheet, wanted = _editable(request, service_id), _metric(metric)
    calendars = organization.calendars()
    now = sheet.by_metric.get(metric)
    form = StandardForm(
        [(str(calendar.id), calendar.name) for calendar in calendars],
        request.POST or None,
        initial=standard_initial(
            now.standard if now else None, calendars[0].id if calendars else None
        ),
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.create_standard(
                service_id=service_id,
                draft=form.draft(wanted),
                at=clock.now(),
                by=the_actor(request).user_id,
            )
        except DomainError as error:
            form.add_error("count", words_for(error))
        else:
            messages.success(request, gettext("El estándar rige desde ahora."))
            return redirect("portfolio:service", service_id)
    return render(
        request,
        "portfolio/standard.html",
        {
            "form": form,
            "sheet": sheet,
            "service": sheet.service,
            "metric_name": METRIC[wanted],
            "now": now,
            "metric": metric,
        },
        status=422 if form.errors else 200,
    )


@allowed("portfolio.edit")
@require_POST
def withdraw(request: HttpRequest, service_id: UUID, metric: str) -> HttpResponse:
    """End a standard; clocks that run go on."""
    _editable(request, service_id)
    services.withdraw_standard(
        service_id=service_id,
        metric=_metric(metric),
        at=clock.now(),
        by=the_actor(request).user_id,
    )
    messages.success(request, gettext("El estándar queda retirado. Los relojes en marcha siguen."))
    return redirect("portfolio:service", service_id)


def _sheets(
    request: HttpRequest, at: datetime, service_id: UUID | None = None
) -> list[ServiceSheet]:
    return selectors.service_sheets(
        actor=the_actor(request),
        at=at,
        since=at - timedelta(days=PERIOD_DAYS),
        service_id=service_id,
    )


def _sheet(request: HttpRequest, service_id: UUID) -> ServiceSheet:
    for sheet in _sheets(request, clock.now(), service_id):
        return sheet
    raise Http404


def _editable(request: HttpRequest, service_id: UUID) -> ServiceSheet:
    sheet = _sheet(request, service_id)
    if not selectors.may_edit(actor=the_actor(request), service_id=service_id):
        raise PermissionDenied
    return sheet


def _metric(metric: str) -> Metric:
    try:
        return Metric(metric)
    except ValueError:
        raise Http404 from None


def _people() -> list[tuple[str, str]]:
    return [(str(user.id), user.name) for user in identity.users()]


def _form(request: HttpRequest, form: ServiceForm, sheet: ServiceSheet | None) -> HttpResponse:
    return render(
        request,
        "portfolio/service_form.html",
        {"form": form, "service": sheet.service if sheet else None},
        status=422 if form.errors else 200,
    )
