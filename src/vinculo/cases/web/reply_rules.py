"""What a reply to a resolved case does, service by service."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.cases.domain.lifecycle import LONGEST_GRACE_DAYS, REOPEN_GRACE
from vinculo.cases.selectors import reply_rules
from vinculo.cases.services.reply_rules import set_grace
from vinculo.kernel.access import allowed, the_actor
from vinculo.portfolio import api as portfolio


def _form(request: HttpRequest) -> forms.Form:
    """One number of days for each service."""
    graces = reply_rules.graces()
    form = forms.Form(request.POST or None)
    for service in portfolio.services():
        form.fields[f"days-{service.id}"] = forms.IntegerField(
            label=service.name,
            min_value=0,
            max_value=LONGEST_GRACE_DAYS,
            initial=graces.get(service.id, REOPEN_GRACE).days,
            help_text=gettext_lazy(
                "Días tras resolverlo; 0: una respuesta abre siempre otro caso."
            ),
        )
    return form


@allowed("cases.set_rules")
@require_http_methods(["GET", "HEAD", "POST"])
def replies(request: HttpRequest) -> HttpResponse:
    """For how long a reply brings a resolved case back."""
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        for service in portfolio.services():
            days = form.cleaned_data[f"days-{service.id}"]
            set_grace(service_id=service.id, days=days, by=the_actor(request))
        messages.success(request, _("Guardado."))
        return redirect("cases:replies")
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/replies.html", {"form": form}, status=status)
