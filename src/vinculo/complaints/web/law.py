"""What the law asks about one complaint: a part of its page that comes after it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.complaints.selectors.law import terms_of_case
from vinculo.complaints.selectors.reading import complaint
from vinculo.kernel.access import allowed, the_actor


@allowed("complaints.see")
@require_safe
def terms(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Each term of the law about a complaint, with every place in which it can be counted."""
    view = complaint(actor=the_actor(request), complaint_id=complaint_id)
    if view is None:
        raise Http404
    context = {"complaint": view, "terms": terms_of_case(view.case_id)}
    is_part = "HX-Request" in request.headers
    template = "complaints/_terms.html" if is_part else "complaints/terms.html"
    return render(request, template, context)
