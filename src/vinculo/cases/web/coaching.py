"""Helping whoever has a case, from its page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.cases.services import coaching
from vinculo.cases.web.actions import carry_out
from vinculo.kernel.access import allowed


@allowed("cases.coach")
@require_POST
def coach(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say a word of help to whoever has the case."""
    done = _("Se lo hemos dicho; nadie más lo lee.")
    return carry_out(request, case_id, coaching.coach, done, text=request.POST.get("text", ""))
