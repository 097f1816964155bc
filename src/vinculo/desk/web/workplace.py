"""The first page: the agent's desk for those who answer, a start for everybody else."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseRow, Scope
from vinculo.desk import labels
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.ui import navigation

SHOWN = 40
TABS = (Scope.MINE, Scope.QUEUE, Scope.WAITING)
PANES = ("cola", "conversacion", "cliente")


@allowed("desk.see_home")
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Those who answer go to their desk; everybody else sees where they may go."""
    actor = the_actor(request)
    if may(actor, "cases.take"):
        return redirect("desk:desk")
    counts = cases.counts(actor=actor, at=clock.now()) if may(actor, "cases.see") else None
    places = navigation.places(actor, section="main")
    context = {
        "places": places,
        "groups": navigation.grouped(navigation.places(actor, section="settings")),
        "counts": counts if counts and counts.open else None,
    }
    return render(request, "desk/home.html", context)


@allowed("cases.take")
@require_GET
def empty_desk(request: HttpRequest) -> HttpResponse:
    """The desk before a case is chosen."""
    return _desk(request, None)


@allowed("cases.take")
@require_GET
def desk(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The desk with one case in the middle."""
    return _desk(request, case_id)


@allowed("cases.take")
@require_POST
def take_next(request: HttpRequest) -> HttpResponse:
    """Take the most urgent case of one's queues and open it."""
    try:
        case_id = cases.take_next(actor=the_actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("desk:desk")
    if case_id is None:
        messages.info(request, _("No espera nadie en sus colas."))
        return redirect("desk:desk")
    return redirect("desk:case", case_id=case_id)


def _desk(request: HttpRequest, case_id: UUID | None) -> HttpResponse:
    actor, at = the_actor(request), clock.now()
    counts = cases.counts(actor=actor, at=at)
    try:
        tab = Scope(request.GET.get("ver") or (Scope.MINE if counts.mine else Scope.QUEUE))
        pane = PANES.index(request.GET.get("panel") or PANES[1 if case_id else 0])
    except ValueError as error:
        raise BadRequest from error
    if tab not in TABS:
        raise BadRequest
    rows = cases.cases_in(actor=actor, scope=tab, at=at, size=SHOWN).rows
    if case_id and not _is_seen(actor, case_id, rows):
        raise Http404
    context = {
        "case_id": case_id,
        "tab": tab,
        "tabs": [(each, labels.TABS[each], getattr(counts, each.value)) for each in TABS],
        "rows": rows,
        "counts": counts,
        "pane": PANES[pane],
        "panes": [(name, labels.PANES[name]) for name in PANES],
    }
    return render(request, "desk/desk.html", context)


def _is_seen(actor: Actor, case_id: UUID, rows: Sequence[CaseRow]) -> bool:
    """Whether the actor may see the case; one of the rows is one that they see."""
    return (
        any(row.id == case_id for row in rows)
        or cases.case(actor=actor, case_id=case_id) is not None
    )
