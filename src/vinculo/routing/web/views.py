"""Pages about queues, and the switch that says whether one is there."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.routing import selectors
from vinculo.routing.contracts import PresenceState
from vinculo.routing.selectors import setup
from vinculo.routing.services import presence, queues
from vinculo.routing.web.forms import NewQueueForm, QueueForm


@allowed("routing.see_queues")
@require_http_methods(["GET", "POST"])
def queue_list(request: HttpRequest) -> HttpResponse:
    """The queues, what waits in each, and a form for one more."""
    actor = the_actor(request)
    seen = selectors.queues_seen_by(actor)
    form = NewQueueForm(
        request.POST or None, taken=frozenset(q.service_id for q in selectors.all_queues())
    )
    if request.method == "POST":
        if not may(actor, "routing.manage_queues"):
            raise PermissionDenied
        if form.is_valid():
            try:
                queues.create_queue(
                    service_id=form.cleaned_data["service"],
                    name=form.cleaned_data["name"],
                    team_id=form.cleaned_data["team"],
                    at=clock.now(),
                )
            except DomainError as error:
                form.add_error(None, words_for(error))
            else:
                messages.success(request, _("La cola está lista para recibir trabajo."))
                return redirect("routing:queues")
    services = {service.id: service.name for service in portfolio.services()}
    teams = {team.id: team.name for team in organization.teams()}
    waiting = selectors.waiting_in([queue.id for queue in seen])
    offering = {queue.id for queue in setup.queue_setups().values() if queue.offers}
    rows = [
        (
            queue,
            services.get(queue.service_id, ""),
            teams.get(queue.team_id, ""),
            waiting[queue.id],
            queue.id in offering,
        )
        for queue in seen
    ]
    quiet = bool(rows) and not any(offers for *_, offers in rows)
    return render(request, "routing/queues.html", {"rows": rows, "form": form, "quiet": quiet})


@allowed("routing.manage_queues")
@require_http_methods(["GET", "POST"])
def queue_page(request: HttpRequest, queue_id: UUID) -> HttpResponse:
    """Another name or team for one queue."""
    queue = next(
        (q for q in selectors.queues_seen_by(the_actor(request)) if q.id == queue_id), None
    )
    if queue is None:
        raise Http404
    form = QueueForm(request.POST or None, initial={"name": queue.name, "team": queue.team_id})
    if request.method == "POST" and form.is_valid():
        try:
            queues.change_queue(
                queue_id=queue_id, name=form.cleaned_data["name"], team_id=form.cleaned_data["team"]
            )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("La cola ha quedado como dice."))
            return redirect("routing:queues")
    return render(request, "routing/queue.html", {"queue": queue, "form": form})


@allowed("routing.be_present")
@require_POST
def set_presence(request: HttpRequest) -> HttpResponse:
    """Say whether one is there."""
    user_id = the_actor(request).user_id
    try:
        reason = UUID(request.POST["pause"]) if request.POST.get("pause") else None
        state = PresenceState.AWAY if reason else PresenceState(request.POST.get("state", ""))
    except ValueError:
        return HttpResponse(status=400)
    if state is PresenceState.WRAP_UP:
        return HttpResponse(status=400)
    if user_id is not None:
        try:
            presence.set_presence(user_id=user_id, state=state, at=clock.now(), reason_id=reason)
        except DomainError as error:
            messages.error(request, words_for(error))
    back = request.POST.get("volver", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    return redirect(back)


@allowed("routing.be_present")
@require_GET
def pauses_menu(request: HttpRequest) -> HttpResponse:
    """The reasons for a pause, fetched when the switch is opened."""
    return render(request, "routing/_pauses_menu.html", {"pauses": setup.pauses()})


@allowed("routing.be_present")
@require_POST
def heartbeat(request: HttpRequest) -> HttpResponse:
    """A sign of life of an open desk."""
    user_id = the_actor(request).user_id
    if user_id is not None:
        presence.beat(user_id=user_id, at=clock.now())
    return HttpResponse(status=204)
