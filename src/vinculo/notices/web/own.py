"""A person's own preferences and absences."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.notices import labels, selectors
from vinculo.notices.contracts import MailHours, Way
from vinculo.notices.services import absences
from vinculo.notices.services.company_clock import today
from vinculo.notices.services.preferences import choose

CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class HoursForm(forms.Form):
    """When mails may come."""

    quiet_from = forms.TimeField(
        label=gettext_lazy("Sin correos desde las"), required=False, widget=CLOCK
    )
    quiet_until = forms.TimeField(label=gettext_lazy("hasta las"), required=False, widget=CLOCK)
    digest_at = forms.TimeField(label=gettext_lazy("El correo diario, a las"), widget=CLOCK)


class AbsenceForm(forms.Form):
    """From when until when, and who stands in."""

    from_on = forms.DateField(
        label=gettext_lazy("Primer día"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until_on = forms.DateField(
        label=gettext_lazy("Último día"), widget=forms.DateInput(attrs={"type": "date"})
    )
    substitute = forms.TypedChoiceField(
        label=gettext_lazy("Quién le sustituye"), required=False, coerce=UUID, empty_value=None
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = sorted(absences.may_stand_in(actor).items(), key=lambda pair: pair[1])
        field = self.fields["substitute"]
        field.choices = [("", _("Nadie: los avisos me esperan")), *people]  # type: ignore[attr-defined]


@allowed("notices.see")
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """What one wants to hear of, how and when."""
    actor = the_actor(request)
    choices = selectors.choices_of(actor=actor)
    kept = selectors.hours_of([actor.user_id] if actor.user_id else [])
    hours = next(iter(kept.values()), MailHours())
    form = HoursForm(
        request.POST or None,
        initial={
            "quiet_from": hours.quiet_from,
            "quiet_until": hours.quiet_until,
            "digest_at": hours.digest_at,
        },
    )
    if request.method == "POST" and form.is_valid():
        said = {choice.kind: request.POST.get(choice.kind, "") for choice in choices}
        ways = {kind: Way(way) for kind, way in said.items() if way in set(Way)}
        try:
            choose(actor=actor, ways=ways, hours=MailHours(**form.cleaned_data))
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("Guardado."))
            return redirect("notices:preferences")
    context = {"choices": choices, "ways": list(labels.WAYS.items()), "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "notices/preferences.html", context, status=status)


@allowed("notices.see")
@require_http_methods(["GET", "HEAD", "POST"])
def away(request: HttpRequest) -> HttpResponse:
    """The days on which one is away."""
    actor, at = the_actor(request), clock.now()
    form = AbsenceForm(actor, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            absences.be_away(
                actor=actor,
                from_on=said["from_on"],
                until_on=said["until_on"],
                substitute_id=said["substitute"],
                at=at,
            )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("Apuntado. Se ve junto a su nombre."))
            return redirect("notices:away")
    known = selectors.absences_of(actor=actor, since=today(at))
    status = 422 if request.method == "POST" else 200
    return render(request, "notices/away.html", {"absences": known, "form": form}, status=status)


@allowed("notices.see")
@require_POST
def back(request: HttpRequest, absence_id: UUID) -> HttpResponse:
    """Not away after all."""
    if not absences.come_back(actor=the_actor(request), absence_id=absence_id):
        raise Http404
    messages.success(request, _("Borrada. Los avisos vuelven a usted."))
    return redirect("notices:away")
