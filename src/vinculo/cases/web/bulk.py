"""One action on the chosen cases or on the whole list: shown first, done, and taken back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from vinculo.cases import labels
from vinculo.cases.domain.macros import Step
from vinculo.cases.domain.views import Look
from vinculo.cases.selectors import lists
from vinculo.cases.selectors.views import all_ids, how_many
from vinculo.cases.services import bulk, bulk_runs
from vinculo.cases.services.macro_actions import actions
from vinculo.cases.web.looks import look_from, query_of, values_of
from vinculo.cases.web.macros import say_done
from vinculo.cases.web.words import STATUS_LOOKS
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.counting import MOST_COUNTED
from vinculo.kernel.errors import DomainError, words_for

SHOWN = 20
SHOWN_SINCE = timedelta(days=1)
REFUSALS_SHOWN = 5


@allowed("cases.change")
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """What will be done, and with which cases; nothing is done yet."""
    actor, at = the_actor(request), clock.now()
    look = _look(request)
    chosen = list(lists.cases_by_id(actor=actor, ids=_ids(request)).values())
    whole = how_many(actor=actor, look=look, at=at)
    if not chosen and not whole:
        messages.info(request, _("Elija antes algún caso de la lista."))
        return redirect(f"{reverse('cases:list')}{query_of(look)}")
    context = {
        "chosen": [
            (row, labels.STATUSES[row.status], STATUS_LOOKS[row.status]) for row in chosen[:SHOWN]
        ],
        "count": len(chosen),
        "more": max(len(chosen) - SHOWN, 0),
        "ids": [row.id for row in chosen],
        "whole": whole,
        "is_more": whole > MOST_COUNTED,
        "most_counted": MOST_COUNTED,
        "most": bulk.MOST,
        "running": bulk_runs.latest_of(actor=actor, since=at - SHOWN_SINCE),
        "offered": [(key, actions[key].label, _options(key)) for key in bulk.OFFERED],
        "hidden": values_of(look),
        "back_url": f"{reverse('cases:list')}{query_of(look)}",
    }
    return render(request, "cases/bulk.html", context)


@allowed("cases.change")
@require_POST
def run(request: HttpRequest) -> HttpResponse:
    """Do it with each case; say how many, which refused and why, and how to take it back."""
    actor, at = the_actor(request), clock.now()
    look = _look(request)
    back = f"{reverse('cases:list')}{query_of(look)}"
    action, _colon, value = request.POST.get("que", "").partition(":")
    is_whole = request.POST.get("cuales") == "todos"
    ids = all_ids(actor=actor, look=look, at=at) if is_whole else _ids(request)
    if not ids:
        messages.error(request, _("Elija antes algún caso de la lista."))
        return redirect(back)
    step = Step(action=action, value=value)
    try:
        if len(ids) > bulk.MOST:
            run_id = bulk_runs.ask(case_ids=ids, step=step, actor=actor, at=at)
            return redirect("cases:bulk_run_page", run_id)
        found = bulk.run(case_ids=ids, step=step, actor=actor, at=at)
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect(back)
    _say_refusals(request, found)
    if found.done:
        words = ngettext("Hecho con %(n)s caso.", "Hecho con %(n)s casos.", found.done)
        say_done(
            request,
            words % {"n": found.done},
            found.group,
            way=reverse("cases:bulk_undo", args=[found.group]),
        )
    return redirect(back)


@allowed("cases.change")
@require_POST
def take_back(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Put back what nobody has changed since; say what could not go back."""
    try:
        found = bulk.take_back(group=group_id, actor=the_actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("cases:list")
    _say_refusals(request, found)
    if found.done:
        words = ngettext(
            "Deshecho: %(n)s caso está como antes.",
            "Deshecho: %(n)s casos están como antes.",
            found.done,
        )
        messages.success(request, words % {"n": found.done})
    return redirect("cases:list")


def _say_refusals(request: HttpRequest, found: bulk.BulkOutcome) -> None:
    for number, error in found.refused[:REFUSALS_SHOWN]:
        messages.error(request, f"{number}: {words_for(error)}" if number else words_for(error))
    if (rest := len(found.refused) - REFUSALS_SHOWN) > 0:
        words = ngettext("Y %(n)s caso más no se pudo.", "Y %(n)s casos más no se pudo.", rest)
        messages.error(request, words % {"n": rest})


def _look(request: HttpRequest) -> Look:
    try:
        return look_from(request)
    except (ValueError, DomainError) as error:
        raise BadRequest from error


def _ids(request: HttpRequest) -> list[UUID]:
    said = request.GET if request.method == "GET" else request.POST
    try:
        return [UUID(text) for text in said.getlist("caso")[: bulk.MOST + 1]]
    except ValueError as error:
        raise BadRequest from error


def _options(key: str) -> list[tuple[str, Any]]:
    options = actions[key].options
    return [(f"{key}:{value}", words) for value, words in options()] if options else [(key, "")]
