"""Asking a colleague to do something for a case."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.cases import policy
from vinculo.cases.selectors import page
from vinculo.cases.services.tasks_of_case import give_task
from vinculo.cases.web.actions import back
from vinculo.cases.web.facts import here_of
from vinculo.identity import api as identity
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.organization import api as organization
from vinculo.ui.forms import offer
from vinculo.work import api as work


class TaskForm(forms.Form):
    """Who does what by when; what stands here is all that they see of the case."""

    owner = forms.TypedChoiceField(label=gettext_lazy("Para quién"), choices=[], coerce=UUID)
    title = forms.CharField(label=gettext_lazy("Qué hay que hacer"), max_length=200)
    details = forms.CharField(
        label=gettext_lazy("Qué hay que saber"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("No verá el caso: escriba lo que necesita y nada más."),
    )
    due = forms.DateTimeField(
        label=gettext_lazy("Para cuándo"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(user.id, user.name) for user in identity.users() if user.is_active]
        offer(self, "owner", [("", ""), *people])


@allowed("cases.see")
@require_safe
def tasks_part(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The tasks of a case, for pages that draw them afterwards."""
    actor = the_actor(request)
    case = page.case_seen(actor=actor, case_id=case_id)
    if case is None:
        raise Http404
    context = {
        "case": case,
        "tasks": work.tasks_on(f"case:{case_id}"),
        "can": {"note": policy.may(actor, "cases.note")},
        "here": here_of(request, case_id),
    }
    return render(request, "cases/_tasks.html", context)


@allowed("cases.note")
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give a task, with a clock."""
    actor, at = the_actor(request), clock.now()
    case = page.case_seen(actor=actor, case_id=case_id)
    if case is None:
        raise Http404
    form = TaskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            give_task(
                case_id=case_id,
                owner_id=given["owner"],
                title=given["title"],
                details=given["details"],
                due_at=by_the_wall(given["due"]),
                actor=actor,
                at=at,
            )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("La tarea está encargada; su plazo corre."))
            return back(request, case_id)
    context = {"form": form, "case": case, "here": here_of(request, case_id)}
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/task.html", context, status=status)


def _zone() -> ZoneInfo:
    return ZoneInfo(organization.company().timezone)


def by_the_wall(said: datetime | None) -> datetime | None:
    """What was typed, by the company's clock."""
    return said.replace(tzinfo=_zone()) if said else None
