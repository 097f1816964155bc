"""In which languages the company attends, beside those that the law wants where it works."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vinculo.kernel.access import allowed, the_actor
from vinculo.organization import selectors
from vinculo.organization.labels import TONGUES, tongue_names
from vinculo.organization.services import company as services


class LanguagesForm(forms.Form):
    """The languages in which somebody here answers."""

    languages = forms.MultipleChoiceField(
        label=_("Lenguas en que atendemos"),
        help_text=_("En las que alguien de la empresa entiende y contesta, no solo traduce."),
        choices=list(TONGUES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Elija al menos una lengua de la lista.")},
    )


@allowed("organization.set_languages")
@require_http_methods(["GET", "POST"])
def languages(request: HttpRequest) -> HttpResponse:
    """Choose them; who chose what and when stands below."""
    found = selectors.company()
    form = LanguagesForm(
        request.POST if request.method == "POST" else None,
        initial={"languages": list(found.attended_languages)},
    )
    if request.method == "POST" and form.is_valid():
        services.set_languages(languages=form.cleaned_data["languages"], actor=the_actor(request))
        messages.success(request, gettext("Guardado en qué lenguas atiende la empresa."))
        return redirect("organization:languages")
    wanted = selectors.wanted_languages()
    missing = [code for code in wanted if code not in found.attended_languages]
    context = {
        "form": form,
        "is_said": bool(found.attended_languages),
        "wanted": [(TONGUES[code], code in found.attended_languages) for code in wanted],
        "missing": tongue_names(missing) if missing else "",
        "changes": [
            (one.at, who, tongue_names(str(field.after or "").split()))
            for one, who in selectors.languages_said()
            for field in one.fields
            if field.name == "attended_languages" and field.after
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "organization/languages.html", context, status=status)
