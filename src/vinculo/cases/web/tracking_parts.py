"""What contexts above do and give on the customer's page, behind the same good link."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from vinculo.cases.services.tracking_parts import TrackingPart, tracking_parts
from vinculo.cases.web.tracking import refused_page
from vinculo.cases.web.tracking_access import Visit, of_link
from vinculo.kernel.downloads import download
from vinculo.kernel.errors import DomainError, words_for


@of_link(acts=True)
@require_POST
def act(request: HttpRequest, visit: Visit, part_key: str) -> HttpResponse:
    """What the customer does with the part of a context above."""
    part = _part(part_key)
    if visit.link.case_id is None or part.act is None:
        raise Http404
    try:
        part.act(visit.link.case_id, request.POST.dict(), visit.at)
    except DomainError as error:
        return refused_page(request, visit, words_for(error))
    return HttpResponseRedirect(visit.address("tracking_page", hecho="preferencias") + "#aviso")


@of_link()
@require_safe
def file(request: HttpRequest, visit: Visit, part_key: str) -> HttpResponse:
    """The paper of the part of a context above; always saved, never run."""
    part = _part(part_key)
    found = part.file(visit.link.case_id) if visit.link.case_id and part.file else None
    if found is None:
        raise Http404
    if request.method == "GET" and visit.link.case_id and part.opened:
        part.opened(visit.link.case_id, visit.at)
    return download(found.digest, name=found.name, content_type=found.media_type)


def _part(key: str) -> TrackingPart:
    if key not in tracking_parts:
        raise Http404
    return tracking_parts[key]
