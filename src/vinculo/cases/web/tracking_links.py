"""What staff decide about the customer's page: its rules, and which links open nothing more."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.cases.domain.tracking import LONGEST_KEEP_DAYS
from vinculo.cases.selectors import tracking as reading
from vinculo.cases.services import tracking_links as links
from vinculo.cases.web.actions import carry_out
from vinculo.kernel.access import allowed, the_actor
from vinculo.portfolio import api as portfolio


def _form(request: HttpRequest) -> forms.Form:
    """Days and names for each service."""
    known = reading.rules()
    form = forms.Form(request.POST or None)
    for service in portfolio.services():
        rule = known.get(service.id, reading.Rule())
        form.fields[f"days-{service.id}"] = forms.IntegerField(
            label=service.name,
            min_value=1,
            max_value=LONGEST_KEEP_DAYS,
            initial=rule.keep.days,
            help_text=gettext_lazy("Días que vive un enlace después de resolver el caso."),
        )
        form.fields[f"name-{service.id}"] = forms.BooleanField(
            label=gettext_lazy("Decir el nombre de pila de quien lleva el caso"),
            required=False,
            initial=rule.shows_name,
        )
    return form


@allowed("cases.set_rules")
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """How long links to the customer's page live, and whether it names who has the case."""
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        for service in portfolio.services():
            links.set_rule(
                service_id=service.id,
                keep_days=form.cleaned_data[f"days-{service.id}"],
                shows_name=form.cleaned_data[f"name-{service.id}"],
                by=the_actor(request),
            )
        messages.success(request, _("Guardado."))
        return redirect("cases:tracking_rules")
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/tracking_rules.html", {"form": form}, status=status)


@allowed("cases.change")
@require_POST
def revoke(request: HttpRequest, case_id: UUID, link_id: UUID) -> HttpResponse:
    """Let a recipient's links open nothing any more."""
    done = _("Anulado: ese enlace y los anteriores de esa dirección ya no abren nada.")
    return carry_out(request, case_id, links.revoke, done, link_id=link_id)
