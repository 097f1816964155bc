"""A case becomes a complaint from its own page."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.cases import api as cases
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.complaints.selectors import reading
from vinculo.complaints.services import filing, told
from vinculo.complaints.subscribers import CASE_KINDS
from vinculo.complaints.web.forms import FileForm
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for

MESSAGES = "mensajes"


@allowed("complaints.file")
@require_http_methods(["GET", "HEAD", "POST"])
def file_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Treat a case as a complaint from now on."""
    actor, at = the_actor(request), clock.now()
    case = cases.case(actor=actor, case_id=case_id)
    if case is None:
        raise Http404
    known = reading.of_case(actor=actor, case_id=case_id)
    if known is not None:
        return redirect("complaints:complaint", known.id)
    lines, shows_all = told.lines_of(case_id, until=at), request.GET.get(MESSAGES) == "todos"
    form = FileForm(lines, case, at, request.POST or None, shows_all=shows_all)
    if request.method == "POST" and form.is_valid():
        kind: ComplaintKind = form.said_kind
        try:
            complaint_id = filing.file_as_said(
                case_id=case_id,
                kind=kind,
                origin=Origin.AGENT,
                said_at=form.said_at,
                asks_for=form.cleaned_data["asks_for"],
                actor=actor,
                at=at,
            )
            cases.set_kind(case_id=case_id, kind=CASE_KINDS[kind], actor=actor, at=at)
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(
                request, _("Queda registrada. El cliente recibe su justificante con la clave.")
            )
            return redirect("complaints:complaint", complaint_id)
    status = 422 if form.errors else 200
    return render(request, "complaints/file.html", {"form": form, "case": case}, status=status)
