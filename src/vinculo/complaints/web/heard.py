"""What a customer without an address answers aloud to the three questions on the handling."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.complaints.services import asking
from vinculo.complaints.web.page import show
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for

SCORES = {str(score): score for score in asking.SCALE}


@allowed("complaints.handle")
@require_POST
def heard(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Write it down, marked with the name of whoever heard it."""
    said = request.POST
    try:
        asking.hear_answers(
            complaint_id=complaint_id,
            said=asking.Answers(
                process=SCORES.get(said.get("proceso", ""), 0),
                treatment=SCORES.get(said.get("trato", ""), 0),
                result=SCORES.get(said.get("resultado", ""), 0),
                words=said.get("palabras", ""),
            ),
            actor=the_actor(request),
            at=clock.now(),
        )
    except DomainError as error:
        typed = request.POST.dict() | {"palabras_trato": said.get("palabras", "")}
        return show(request, complaint_id, refused=("heard", words_for(error)), typed=typed)
    messages.success(request, _("Guardado lo que dijo de palabra."))
    return redirect("complaints:complaint", complaint_id)
