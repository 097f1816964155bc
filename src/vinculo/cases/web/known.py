"""What the company knows about a case, as a part of its page."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from vinculo.cases.selectors.known import known_about
from vinculo.kernel.access import allowed, the_actor
from vinculo.knowledge.contracts import Reach


@allowed("cases.see")
@require_safe
def part(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The articles that fit the case; each public one with the address to send."""
    language = (get_language() or "es")[:2]
    found = known_about(actor=the_actor(request), case_id=case_id, language=language)
    if found is None:
        raise Http404
    rows = [
        (
            one,
            f"{settings.BASE_URL}{reverse('knowledge:answer', args=[one.slug])}"
            if one.reach is Reach.PUBLIC
            else "",
        )
        for one in found[1]
    ]
    return render(request, "cases/_known.html", {"rows": rows})
