"""A case becomes a complaint from its own page."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.cases import api as cases
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.complaints.selectors import reading
from vinculo.complaints.selectors.claimed import asked_of
from vinculo.complaints.services import denying, filing, told
from vinculo.complaints.subscribers import CASE_KINDS
from vinculo.complaints.web.forms import FileForm, area
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for

MESSAGES, MESSAGE = "mensajes", "mensaje"


class NotOneForm(forms.Form):
    """Why what reads like a complaint is none."""

    why = forms.CharField(
        label=gettext_lazy("Por qué no lo es"),
        max_length=2000,
        widget=area(3),
        help_text=gettext_lazy("Queda de prueba."),
    )


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
    asked = asked_of(actor=actor, case_id=case_id) if request.GET.get(MESSAGE) else None
    lines, shows_all = told.lines_of(case_id, until=at), request.GET.get(MESSAGES) == "todos"
    form = FileForm(lines, case, at, request.POST or None, shows_all=shows_all, asked=asked)
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


@allowed("complaints.file")
@require_http_methods(["GET", "HEAD", "POST"])
def not_one(request: HttpRequest, case_id: UUID, message_id: UUID) -> HttpResponse:
    """Say with a reason that what reads like a complaint is none."""
    actor = the_actor(request)
    case = cases.case(actor=actor, case_id=case_id)
    written = cases.messages(actor=actor, case_id=case_id) if case else []
    if message_id not in {one.id for one in written}:
        raise Http404
    form = NotOneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        try:
            denying.deny(
                case_id=case_id, message_id=message_id, why=why, actor=actor, at=clock.now()
            )
        except filing.NoSuchCaseError as error:
            raise Http404 from error
        except DomainError as error:
            form.add_error("why", words_for(error))
        else:
            messages.success(request, _("Queda dicho que no es una reclamación, con su motivo."))
            return redirect("cases:page", case_id)
    context = {"form": form, "case": case, "asked": asked_of(actor=actor, case_id=case_id)}
    status = 422 if form.errors else 200
    return render(request, "complaints/not_one.html", context, status=status)
