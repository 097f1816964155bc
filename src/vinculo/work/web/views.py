"""The page of one's own tasks."""

from datetime import UTC, datetime, time
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.identity import api as identity
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.ui.forms import DayField
from vinculo.work import selectors, services


class TaskForm(forms.Form):
    """A task for oneself."""

    title = forms.CharField(label=_("Qué hay que hacer"), max_length=200)
    day = DayField(
        label=_("Para cuándo"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


@allowed("work.see")
@require_http_methods(["GET", "POST"])
def tasks(request: HttpRequest) -> HttpResponse:
    """What the reader has to do, what they gave to others, and a form for a new one."""
    actor = the_actor(request)
    if actor.user_id is None:
        raise Http404
    form = TaskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["day"]
        services.create(
            owner_id=actor.user_id,
            title=form.cleaned_data["title"],
            created_by=actor.user_id,
            due_at=datetime.combine(day, time(20), UTC) if day else None,
            at=clock.now(),
        )
        return redirect("work:list")
    given = selectors.given_tasks(actor=actor)
    names = identity.user_names(task.owner_id for task in given)
    context = {
        "form": form,
        "tasks": selectors.open_tasks(actor=actor),
        "given": [(task, names.get(task.owner_id, "")) for task in given],
        "now": clock.now(),
    }
    return render(request, "work/list.html", context)


@allowed("work.see")
@require_GET
def task_page(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """One task: what to do, what one has to know for it, by when."""
    actor = the_actor(request)
    found = selectors.task(actor=actor, task_id=task_id)
    if found is None:
        raise Http404
    is_own = found.owner_id == actor.user_id
    context = {"task": found, "is_own": is_own, "now": clock.now()}
    return render(request, "work/task.html", context)


@allowed("work.complete")
@require_POST
def done(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Call a task done."""
    result = request.POST.get("result", "")
    if not services.complete(task_id=task_id, by=the_actor(request), at=clock.now(), result=result):
        raise Http404
    return redirect("work:list")
