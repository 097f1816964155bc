"""What each service does for its customer when a promise breaks."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Role
from vinculo.promises.contracts import Telling
from vinculo.promises.labels import TELLING
from vinculo.promises.selectors import register
from vinculo.promises.selectors.register import ServiceRule
from vinculo.promises.services import promising
from vinculo.promises.web.wanted import service_names


class RuleForm(forms.Form):
    """What one service does."""

    telling = forms.ChoiceField(
        label=gettext_lazy("Cuando se rompe una promesa"),
        choices=[(each.value, words) for each, words in TELLING.items()],
    )
    words = forms.CharField(
        label=gettext_lazy("Mensaje de disculpa"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Vacío: el de la casa. {promesa} es lo que se prometió."),
    )
    words_en = forms.CharField(
        label=gettext_lazy("Mensaje en inglés"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@allowed("promises.set_rules")
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """The rule of each service; owners decide for their own."""
    actor = the_actor(request)
    known = register.rules(actor=actor)
    shown = [
        (service_id, name, _form_of(service_id, known.get(service_id), request))
        for service_id, name in service_names()
        if actor.is_any(Role.ADMINISTRATOR) or f"service:{service_id}" in actor.keys
    ]
    if request.method == "POST" and all(form.is_valid() for _key, _name, form in shown):
        for service_id, _name, form in shown:
            said = form.cleaned_data
            rule = ServiceRule(
                service_id=service_id,
                telling=Telling(said["telling"]),
                words=said["words"],
                words_en=said["words_en"],
            )
            promising.set_rule(rule, actor=actor)
        messages.success(request, _("Queda guardado lo que se hace cuando una promesa se rompe."))
        return redirect("promises:rules")
    status = 422 if request.method == "POST" else 200
    return render(request, "promises/rules.html", {"rules": shown}, status=status)


def _form_of(service_id: UUID, rule: ServiceRule | None, request: HttpRequest) -> RuleForm:
    known = rule or ServiceRule(service_id=service_id)
    initial: dict[str, Any] = {
        "telling": known.telling,
        "words": known.words,
        "words_en": known.words_en,
    }
    return RuleForm(request.POST or None, initial=initial, prefix=str(service_id))
