"""The bodies outside of court as settings: the list, writing one down, archiving it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.complaints import labels
from vinculo.complaints.selectors import bodies as reading
from vinculo.complaints.selectors.holding import day_of
from vinculo.complaints.services import bodies
from vinculo.complaints.web.body_forms import FIELD_OF, BodyForm
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Stage


@allowed("complaints.set_bodies")
@require_safe
def body_list(request: HttpRequest) -> HttpResponse:
    """The bodies that customers are told of, and those that were archived."""
    found, today = reading.bodies(), day_of(clock.now())
    names = {one.id: one.name for one in portfolio.services(stages=Stage)}
    services = reading.services_of(found, names)
    context = {
        "rows": [
            {
                "one": row,
                "way": labels.OUTSIDE_WAY[row.way],
                "taking": labels.TAKING[row.taking],
                "services": services[row.id],
                "is_told": row.is_told_on(today),
            }
            for row in found
        ],
        "told": sum(row.is_told_on(today) for row in found),
    }
    return render(request, "complaints/bodies.html", context)


@allowed("complaints.set_bodies")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, body_id: UUID | None = None) -> HttpResponse:
    """Write down a body, change it or archive it."""
    known = next((row for row in reading.bodies() if row.id == body_id), None)
    if body_id is not None and known is None:
        raise Http404
    chosen = known.service_ids if known else ()
    every = portfolio.services(stages=Stage)
    found = [one for one in every if one.stage is Stage.CATALOGUE or one.id in chosen]
    services = [(str(one.id), one.name) for one in found]
    form = BodyForm(services, request.POST or None, initial=_initial(known), is_new=known is None)
    if request.method == "POST" and form.is_valid():
        try:
            bodies.keep_body(entry=form.said(), actor=the_actor(request), body_id=body_id)
        except DomainError as error:
            form.add_error(FIELD_OF.get(error.code), words_for(error))
        else:
            messages.success(request, _("Guardado. Vale para las respuestas desde ahora."))
            return redirect("complaints:bodies")
    status = 422 if form.errors else 200
    context = {"form": form, "known": known}
    return render(request, "complaints/body_edit.html", context, status=status)


def _initial(known: reading.BodyView | None) -> dict[str, Any]:
    if known is None:
        return {}
    fields = ("name", "address", "url", "how", "how_en", "place", "since_on", "until_on")
    return {each: getattr(known, each) for each in fields} | {
        "way": known.way.value,
        "taking": known.taking.value,
        "services": [str(one) for one in known.service_ids],
        "is_retired": known.is_retired,
    }
