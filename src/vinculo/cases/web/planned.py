"""What waits to leave: taking it back, sending it now, choosing another hour."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.cases import labels
from vinculo.cases.contracts import CasePage, Then
from vinculo.cases.domain.later import BadMomentError, check_moment, proposals
from vinculo.cases.selectors import page as reading
from vinculo.cases.selectors import planned as waiting
from vinculo.cases.services import letters, notes, planned
from vinculo.cases.services.answer import Answer
from vinculo.cases.web.composing import (
    fields_of_draft,
    planned_of,
    recipients_of,
    typed_fields,
    with_everybody,
)
from vinculo.cases.web.files import keep_chosen
from vinculo.cases.web.going_back import page_of_form, page_of_letter
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.organization import api as organization
from vinculo.ui.composing import composed

OTHER = "otro"


def undo_time() -> timedelta:
    """How long an answer waits so that it can be taken back."""
    return timedelta(seconds=settings.UNDO_SECONDS)


@allowed("cases.answer")
@require_safe
def planned_list(request: HttpRequest) -> HttpResponse:
    """All answers that wait to leave, within sight, the next one first."""
    found = planned_of(waiting.planned(the_actor(request)))
    held = sum(1 for one in found if one["why"])
    return render(request, "cases/planned.html", {"rows": found, "held": held})


@allowed("cases.answer")
@require_POST
def take_back(request: HttpRequest, planned_id: UUID) -> HttpResponse:
    """Undo: the answer is a draft again, with everything."""
    try:
        case_id = planned.take_back(planned_id=planned_id, actor=the_actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("cases:planned")
    letter = waiting.letter(the_actor(request), planned_id)
    if letter is not None:
        messages.success(request, _("No ha salido: puede cambiarlo y enviarlo de nuevo."))
        return redirect(page_of_letter(letter))
    messages.success(request, _("La respuesta no ha salido: vuelve a ser su borrador."))
    return redirect(f"{page_of_form(request, case_id)}#caso-responder")


@allowed("cases.answer")
@require_POST
def send_now(request: HttpRequest, planned_id: UUID) -> HttpResponse:
    """Let it leave now, whatever hour was chosen or what held it."""
    at = clock.now()
    try:
        case_id = planned.put_off(
            planned_id=planned_id, leaves_at=at, actor=the_actor(request), at=at
        )
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("cases:planned")
    if planned.send_planned(planned_id=planned_id, at=max(at, clock.now())):
        messages.success(request, _("La respuesta está en camino."))
    else:
        messages.error(request, _("No ha podido salir. Mire por qué junto a la respuesta."))
    return redirect(page_of_form(request, case_id))


@allowed("cases.answer")
@require_safe
def go_on(request: HttpRequest, planned_id: UUID) -> HttpResponse:
    """Go on with a letter that was taken back, in the form it was written in."""
    letter = waiting.letter(the_actor(request), planned_id)
    if letter is None:
        messages.error(request, words_for(planned.AlreadyLeftError()))
        return redirect("cases:planned")
    return redirect(page_of_letter(letter))


@allowed("cases.answer")
@require_POST
def discard(request: HttpRequest, planned_id: UUID) -> HttpResponse:
    """Throw away a letter that was taken back."""
    try:
        case_id = letters.discard(planned_id=planned_id, actor=the_actor(request))
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("cases:planned")
    messages.success(request, _("El mensaje aparte está descartado."))
    return redirect(page_of_form(request, case_id))


@allowed("cases.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def later(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Choose when the answer that is being written leaves; the text is kept as the draft first."""
    actor, at = the_actor(request), clock.now()
    page = reading.case_page(actor=actor, case_id=case_id, at=at)
    if page is None:
        raise Http404
    if "html" in request.POST:
        return _kept(request, page, at)
    calendar = organization.calendar_of(organization.default_calendar_id())
    refused = ""
    if request.method == "POST":
        try:
            leaves_at = _chosen(request, calendar.zone, at)
            _plan(request, page, leaves_at, at)
        except DomainError as error:
            refused = words_for(error)
        else:
            messages.success(request, _("La respuesta queda programada; puede verla y cambiarla."))
            return redirect("cases:page", case_id=case_id)
    context = {
        "case": page.case,
        "page": page,
        "refused": refused,
        "moments": [(one, labels.PROPOSALS[one.why]) for one in proposals(calendar, at)],
        "zone": calendar.zone.key,
        "then": request.POST.get("then") or request.GET.get("luego", "stay"),
        "earliest": at.astimezone(calendar.zone).strftime("%Y-%m-%dT%H:%M"),
    }
    return render(request, "cases/later.html", context, status=422 if refused else 200)


def _kept(request: HttpRequest, page: CasePage, at: datetime) -> HttpResponse:
    """Keep what was typed, with people and files; then the hours are shown."""
    fields = typed_fields(request.POST)
    if fields is not None and request.POST.get("all"):
        fields = with_everybody(fields, page)
    try:
        keep_chosen(request, page.case.id)
        recipients_of(fields)
    except DomainError as error:
        messages.error(request, words_for(error))
    notes.keep_draft(
        case_id=page.case.id,
        html=composed(request.POST, "html"),
        actor=the_actor(request),
        at=at,
        fields=fields,
    )
    then = request.POST.get("then", "")
    address = redirect("cases:later", case_id=page.case.id)["Location"]
    return redirect(f"{address}?luego={then if then in set(Then) else Then.STAY}")


def _chosen(request: HttpRequest, zone: ZoneInfo, at: datetime) -> datetime:
    """The moment that the form says, by the company's clock. Raises BadMomentError."""
    text = request.POST.get("when", "")
    if text == OTHER:
        text = request.POST.get("when_at", "")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadMomentError from None
    return check_moment(moment if moment.tzinfo else moment.replace(tzinfo=zone), at=at)


def _plan(request: HttpRequest, page: CasePage, leaves_at: datetime, at: datetime) -> None:
    then = request.POST.get("then", "")
    planned.plan_answer(
        case_id=page.case.id,
        answer=Answer(
            html=page.draft.html if page.draft else "",
            seen=page.latest_message_id,
            then=Then(then) if then in set(Then) else Then.STAY,
            recipients=recipients_of(fields_of_draft(page.draft)),
        ),
        leaves_at=leaves_at,
        actor=the_actor(request),
        at=at,
    )
