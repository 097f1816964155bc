"""What a supervisor does with the people of their teams."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.routing.contracts import PresenceState
from vinculo.routing.services import leading

SAID = frozenset({PresenceState.AVAILABLE, PresenceState.AWAY, PresenceState.OFFLINE})


@allowed("routing.lead")
@require_POST
def set_state_of(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Say of somebody whether they are there; of others than one's own people nothing is told."""
    actor = the_actor(request)
    if user_id not in leading.people_led_by(actor):
        raise Http404
    try:
        state = PresenceState(request.POST.get("state", ""))
    except ValueError:
        state = PresenceState.WRAP_UP
    if state not in SAID:
        return HttpResponse(status=400)
    try:
        leading.set_state_of(user_id=user_id, state=state, actor=actor, at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("Su estado ha cambiado, y se le ha dicho quién lo hizo."))
    back = request.POST.get("volver", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    return redirect(back)
