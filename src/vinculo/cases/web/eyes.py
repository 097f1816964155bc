"""Who else has a case open: the page says what its person does, and hears of the others."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from vinculo.cases.contracts import Eye
from vinculo.cases.services import eyes
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError


@allowed("cases.see")
@require_http_methods(["GET", "HEAD", "POST"])
def looking(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say what one does with the case, and see who else is there."""
    actor, at = the_actor(request), clock.now()
    said = request.POST.get("state", "")
    state = Eye(said) if said in set(Eye) else None
    try:
        if request.method == "POST":
            eyes.look(case_id=case_id, state=state, actor=actor, at=at)
        found = eyes.eyes_on(case_id=case_id, actor=actor, at=at)
    except DomainError as error:
        raise Http404 from error
    return render(request, "cases/_eyes.html", {"eyes": found})
