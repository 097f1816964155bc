"""The page of an action on very many cases: how far it is, stopping it, taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from vinculo.cases.domain.bulk import BulkState
from vinculo.cases.labels.bulk import BULK_STATES
from vinculo.cases.services import bulk_runs
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for

LOOKS = {
    BulkState.DOING: "info",
    BulkState.DONE: "ok",
    BulkState.STOPPED: "idle",
    BulkState.UNDOING: "info",
    BulkState.UNDONE: "idle",
}


@allowed("cases.change")
@require_GET
@vary_on_headers("HX-Request")
def run_page(request: HttpRequest, bulk_id: UUID) -> HttpResponse:
    """How far it is; htmx asks for the part of it until it ends."""
    try:
        run = bulk_runs.run_of(run_id=bulk_id, actor=the_actor(request))
    except bulk_runs.NoSuchRunError:
        raise Http404 from None
    context = {
        "run": run,
        "state_words": BULK_STATES[run.state],
        "state_look": LOOKS[run.state],
        "can_go_back": run.state in bulk_runs.CAN_GO_BACK and run.done > 0,
    }
    is_part = "HX-Request" in request.headers
    return render(request, "cases/_bulk_run.html" if is_part else "cases/bulk_run.html", context)


@allowed("cases.change")
@require_POST
def stop(request: HttpRequest, bulk_id: UUID) -> HttpResponse:
    """Do no more of it."""
    try:
        bulk_runs.stop(run_id=bulk_id, actor=the_actor(request), at=clock.now())
    except bulk_runs.NoSuchRunError:
        raise Http404 from None
    return redirect("cases:bulk_run_page", bulk_id)


@allowed("cases.change")
@require_POST
def take_back(request: HttpRequest, bulk_id: UUID) -> HttpResponse:
    """Begin to put back what nobody has changed since."""
    try:
        bulk_runs.take_back(run_id=bulk_id, actor=the_actor(request), at=clock.now())
    except bulk_runs.NoSuchRunError:
        raise Http404 from None
    except DomainError as error:
        messages.error(request, words_for(error))
    return redirect("cases:bulk_run_page", bulk_id)
