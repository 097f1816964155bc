"""The start wizard: from nothing to the first administrator in four short pages.

It opens with the token that ``vinculo up --no-demo`` prints, and is closed for ever once the
company exists. What is typed waits in the visitor's session; the last page makes everything at
once, so nothing half-made is left when somebody walks away.
"""

import hashlib
import hmac
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib.auth import load_backend, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from vinculo.desk.setup import open_house
from vinculo.desk.web.setup_forms import AdministratorStep, CompanyStep, HoursStep, ServiceStep
from vinculo.interactions import api as interactions
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, public
from vinculo.kernel.errors import DomainError, words_for
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.ui.hours import week_rows

SESSION = "setup"
LOGO = "logo_digest"
STEPS: dict[str, tuple[type[forms.Form], Any]] = {
    "empresa": (CompanyStep, _("La empresa")),
    "horario": (HoursStep, _("El horario")),
    "servicio": (ServiceStep, _("El primer servicio")),
    "administracion": (AdministratorStep, _("Quien administra")),
}
LAST = "administracion"


@public
@never_cache
@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    """Take the token from the address and let this browser in, or say how to get one."""
    if organization.company_exists():
        return redirect("/")
    token = request.GET.get("token", "")
    if settings.SETUP_TOKEN and hmac.compare_digest(token.encode(), settings.SETUP_TOKEN.encode()):
        request.session.cycle_key()
        request.session[SESSION] = {"pass": _pass(), "answers": {}}
        return redirect("desk:setup_step", "empresa")
    if _may_go_on(request):
        return redirect("desk:setup_step", _first_open(request))
    return _closed(request)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, key: str) -> HttpResponse:
    """One page of the wizard; the pages before it must be answered."""
    if organization.company_exists():
        return redirect("/")
    if not _may_go_on(request):
        return _closed(request)
    names = list(STEPS)
    if key not in STEPS or names.index(key) > names.index(_first_open(request)):
        return redirect("desk:setup_step", _first_open(request))
    form = _form(request, key)
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        return _take(request, key, form)
    return _page(request, key, form)


@allowed("organization.manage")
@require_GET
def done(request: HttpRequest) -> HttpResponse:
    """The house is open: what to do next."""
    begun = {"services": portfolio.services(), "mailboxes": interactions.mailboxes()}
    return render(request, "desk/setup_done.html", begun | {"company": organization.company()})


def _take(request: HttpRequest, key: str, form: forms.Form) -> HttpResponse:
    state = request.session[SESSION]
    if isinstance(form, CompanyStep) and form.cleaned_data["logo"]:
        try:
            state[LOGO] = organization.keep_logo(form.cleaned_data["logo"].file)
        except DomainError as error:
            form.add_error("logo", words_for(error))
            return _page(request, key, form)
    if isinstance(form, AdministratorStep):
        return _finish(request, form)
    kept = {k: v for k, v in request.POST.items() if k in form.fields}
    state["answers"][key] = kept
    request.session[SESSION] = state
    names = list(STEPS)
    return redirect("desk:setup_step", names[names.index(key) + 1])


def _finish(request: HttpRequest, last: AdministratorStep) -> HttpResponse:
    company, hours, service = (_answered(request, key) for key in STEPS if key != LAST)
    assert isinstance(company, CompanyStep)  # noqa: S101
    assert isinstance(hours, HoursStep)  # noqa: S101
    assert isinstance(service, ServiceStep)  # noqa: S101
    if not (company.is_valid() and hours.is_valid() and service.is_valid()):
        return redirect("desk:setup_step", _first_open(request))
    new = company.company(request.session[SESSION].get(LOGO, ""))
    try:
        user_id = open_house(
            company=new,
            hours=hours.draft(new.timezone),
            service=service.service(),
            administrator=last.administrator(),
            at=clock.now(),
        )
    except DomainError as error:
        last.add_error("password" if "password" in error.code else None, words_for(error))
        return _page(request, LAST, last)
    del request.session[SESSION]
    backend = settings.AUTHENTICATION_BACKENDS[0]
    login(request, cast("Any", load_backend(backend)).get_user(user_id), backend=backend)
    return redirect("desk:setup_done")


def _form(request: HttpRequest, key: str) -> forms.Form:
    kind = STEPS[key][0]
    if request.method == "POST":
        return kind(request.POST, request.FILES)
    initial: dict[str, Any] = dict(request.session[SESSION]["answers"].get(key, {}))
    if key == "empresa":
        initial.setdefault("language", (get_language() or "es")[:2])
        initial.setdefault("base_url", settings.BASE_URL)
    return kind(initial=initial)


def _answered(request: HttpRequest, key: str) -> forms.Form:
    return STEPS[key][0](request.session[SESSION]["answers"].get(key, {}))


def _first_open(request: HttpRequest) -> str:
    answers = request.session[SESSION]["answers"]
    return next((key for key in STEPS if key not in answers), LAST)


def _page(request: HttpRequest, key: str, form: forms.Form) -> HttpResponse:
    names = list(STEPS)
    week = None
    if isinstance(form, HoursStep):
        drawn = form if form.is_bound and form.is_valid() else HoursStep(_usual(form))
        week = week_rows(drawn.draft("UTC").weekly) if drawn.is_valid() else None
    return render(
        request,
        "desk/setup_step.html",
        {
            "form": form,
            "key": key,
            "title": STEPS[key][1],
            "steps": [
                (name, title, names.index(name) < names.index(key), name == key)
                for name, (_kind, title) in STEPS.items()
            ],
            "previous": names[names.index(key) - 1] if key != names[0] else "",
            "is_last": key == LAST,
            "week": week,
            "has_logo": bool(request.session[SESSION].get(LOGO)),
        },
        status=422 if form.errors else 200,
    )


def _usual(form: HoursStep) -> dict[str, Any]:
    return {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}


def _pass() -> str:
    return hashlib.sha256(settings.SETUP_TOKEN.encode()).hexdigest()


def _may_go_on(request: HttpRequest) -> bool:
    held = request.session.get(SESSION, {}).get("pass", "")
    return bool(settings.SETUP_TOKEN) and hmac.compare_digest(held, _pass())


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/setup_closed.html", status=403)


urlpatterns = [
    path("empezar/", begin, name="setup"),
    path("empezar/hecho/", done, name="setup_done"),
    path("empezar/<slug:key>/", step, name="setup_step"),
]
