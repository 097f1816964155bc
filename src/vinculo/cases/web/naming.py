"""The list that opens after an @ in a note."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vinculo.cases.selectors.colleagues import colleagues
from vinculo.kernel.access import allowed, the_actor

LONGEST = 60


@allowed("cases.note")
@require_GET
def whom(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The colleagues whose names fit what is typed, for the note's field."""
    said = request.GET.get("q", "")[:LONGEST]
    found = colleagues(actor=the_actor(request), case_id=case_id, said=said)
    if found is None:
        raise Http404
    return render(request, "cases/_colleagues.html", {"found": found})
