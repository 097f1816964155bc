"""What the customer's last message sounds like, said by who reads it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.cases.services import moods
from vinculo.cases.web.actions import carry_out, refuse
from vinculo.kernel.access import allowed
from vinculo.lib.text.mood.judged import Polarity


@allowed("cases.change")
@require_POST
def correct(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Correct the estimated mood."""
    try:
        polarity = Polarity(request.POST.get("mood", ""))
    except ValueError:
        return refuse(request, case_id, _("Diga cómo suena el mensaje."))
    done = _("Queda anotado cómo suena su mensaje.")
    return carry_out(request, case_id, moods.correct_mood, done, polarity=polarity)
