"""A person's own preferences and absences."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.notices import labels, selectors
from vinculo.notices.contracts import MailHours, Way, Window
from vinculo.notices.services import absences
from vinculo.notices.services.company_clock import today
from vinculo.notices.services.preferences import choose
from vinculo.ui.forms import DayField

CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


EDGES = (("opens", gettext_lazy("Desde las")), ("closes", gettext_lazy("Hasta las")))


class HoursForm(forms.Form):
    """From when until when mails may come on each day, and when the daily one leaves."""

    digest_at = forms.TimeField(label=gettext_lazy("El correo diario, a las"), widget=CLOCK)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday, name in WEEKDAYS.items():
            for edge, words in EDGES:
                label = _("%(day)s, %(edge)s") % {"day": name, "edge": words}
                box = {"type": "time", "class": "input", "aria-label": label}
                self.fields[f"{edge}_{weekday}"] = forms.TimeField(
                    label=label,
                    required=False,
                    widget=forms.TimeInput(attrs=box, format="%H:%M"),
                )

    @property
    def days(self) -> list[dict[str, Any]]:
        """The boxes of each day, for a table."""
        return [
            {"name": name, "edges": [(words, self[f"{edge}_{day}"]) for edge, words in EDGES]}
            for day, name in WEEKDAYS.items()
        ]

    def clean(self) -> dict[str, Any]:
        """Both times of a day or none."""
        said: dict[str, Any] = self.cleaned_data
        for weekday in WEEKDAYS:
            edges = [said.get(f"{edge}_{weekday}") for edge in ("opens", "closes")]
            if edges.count(None) == 1:
                self.add_error(f"opens_{weekday}", _("Escriba las dos horas o ninguna."))
        return said

    @property
    def hours(self) -> MailHours:
        """What was chosen."""
        said = self.cleaned_data
        week = tuple(
            Window(opens=said[f"opens_{day}"], closes=said[f"closes_{day}"])
            if said[f"opens_{day}"] is not None
            else None
            for day in WEEKDAYS
        )
        return MailHours(week=week if any(week) else (), digest_at=said["digest_at"])


def _initial(hours: MailHours) -> dict[str, Any]:
    found: dict[str, Any] = {"digest_at": hours.digest_at}
    for weekday, window in enumerate(hours.week):
        if window is not None:
            found |= {f"opens_{weekday}": window.opens, f"closes_{weekday}": window.closes}
    return found


class AbsenceForm(forms.Form):
    """From when until when, and who stands in."""

    from_on = DayField(
        label=gettext_lazy("Primer día"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until_on = DayField(
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
    """What one wants to hear of, how and when; kinds of the same words are one line."""
    actor = the_actor(request)
    choices = selectors.choices_of(actor=actor)
    kept = selectors.hours_of([actor.user_id] if actor.user_id else [])
    hours = next(iter(kept.values()), MailHours())
    form = HoursForm(request.POST or None, initial=_initial(hours))
    shown = {choice.label: choice for choice in reversed(choices)}
    said = {choice.kind: request.POST.get(shown[choice.label].kind, "") for choice in choices}
    ways = {kind: Way(way) for kind, way in said.items() if way in set(Way)}
    if request.method == "POST" and form.is_valid():
        try:
            choose(actor=actor, ways=ways, hours=form.hours)
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("Guardado."))
            return redirect("notices:preferences")
    lines = [replace(one, way=ways.get(one.kind, one.way)) for one in reversed(shown.values())]
    context = {"choices": lines, "ways": list(labels.WAYS.items()), "form": form}
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
