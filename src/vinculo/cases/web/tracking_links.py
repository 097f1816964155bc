"""What staff decide about the customer's page: its rules, and which links open nothing more."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.cases.domain.tracking import LONGEST_KEEP_DAYS, Rule
from vinculo.cases.selectors import tracking as reading
from vinculo.cases.selectors.page import case_seen
from vinculo.cases.services import tracking_links as links
from vinculo.cases.services.handed_links import hand_out
from vinculo.cases.web.actions import carry_out
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import api as portfolio
from vinculo.ui.qr import qr_code


def _form(request: HttpRequest) -> forms.Form:
    """What each service allows and tells."""
    known = reading.rules()
    form = forms.Form(request.POST or None)
    for service in portfolio.services():
        rule = known.get(service.id, Rule())
        form.fields |= {
            f"days-{service.id}": forms.IntegerField(
                label=gettext_lazy("Días que vive un enlace después de resolver el caso"),
                min_value=1,
                max_value=LONGEST_KEEP_DAYS,
                initial=rule.keep.days,
            ),
            f"name-{service.id}": _choice(
                gettext_lazy("Decir el nombre de pila de quien lleva el caso"), rule.shows_name
            ),
            f"resolved-{service.id}": _choice(
                gettext_lazy("Avisar por correo al cliente cuando su caso se resuelve"),
                rule.tells_resolved,
            ),
            f"reopened-{service.id}": _choice(
                gettext_lazy("Avisar por correo al cliente cuando su caso se reabre"),
                rule.tells_reopened,
            ),
        }
    return form


def _choice(label: Any, initial: bool) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, initial=initial)


@allowed("cases.set_rules")
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """How long links to the customer's page live, what it names, what customers are mailed."""
    form, services = _form(request), portfolio.services()
    if request.method == "POST" and form.is_valid():
        for service in services:
            links.set_rule(
                service_id=service.id,
                rule=Rule(
                    keep=timedelta(days=form.cleaned_data[f"days-{service.id}"]),
                    shows_name=form.cleaned_data[f"name-{service.id}"],
                    tells_resolved=form.cleaned_data[f"resolved-{service.id}"],
                    tells_reopened=form.cleaned_data[f"reopened-{service.id}"],
                ),
                by=the_actor(request),
            )
        messages.success(request, _("Guardado."))
        return redirect("cases:tracking_rules")
    status = 422 if request.method == "POST" else 200
    parts = ("days", "name", "resolved", "reopened")
    groups = [
        (service.name, [form[f"{part}-{service.id}"] for part in parts]) for service in services
    ]
    context = {"form": form, "groups": groups}
    return render(request, "cases/tracking_rules.html", context, status=status)


@allowed("cases.change")
@require_POST
def revoke(request: HttpRequest, case_id: UUID, link_id: UUID) -> HttpResponse:
    """Let a recipient's links open nothing any more."""
    done = _("Anulado: ese enlace y los anteriores de esa dirección ya no abren nada.")
    return carry_out(request, case_id, links.revoke, done, link_id=link_id)


@allowed("cases.change")
@require_http_methods(["GET", "HEAD", "POST"])
def hand(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give a customer without an address a link to their page: shown once, to print or copy."""
    case = case_seen(actor=the_actor(request), case_id=case_id)
    if case is None:
        raise Http404
    context: dict[str, Any] = {"case": case}
    if request.method == "POST":
        try:
            url = hand_out(case_id=case_id, actor=the_actor(request), at=clock.now())
        except DomainError as error:
            context["refused"] = words_for(error)
        else:
            context |= {"url": url, "code": qr_code(url)}
    response = render(
        request, "cases/hand.html", context, status=422 if "refused" in context else 200
    )
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "same-origin"
    return response
