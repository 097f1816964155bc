"""What is announced of services: for strangers, and where it is written and ended."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, public, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.paging import BadCursorError
from vinculo.knowledge.contracts import NoticeState, NoticeView
from vinculo.knowledge.labels import NOTICE_KINDS, NOTICE_LOOKS, NOTICE_STATES, step_kind
from vinculo.knowledge.selectors import service_notices as reading
from vinculo.knowledge.services import service_notices as writing
from vinculo.knowledge.web.findings import state_finding
from vinculo.knowledge.web.notice_forms import (
    CallOffForm,
    EndForm,
    NewsForm,
    NoticeForm,
    by_the_wall,
)

ORDER = (NoticeState.LATE, NoticeState.ACTIVE, NoticeState.PLANNED, NoticeState.ENDED)


@public
@require_safe
def state(request: HttpRequest) -> HttpResponse:
    """What holds now, what is planned, what has ended lately; for everybody."""
    found = reading.public_notices(at=clock.now(), language=_language())
    running = [one for one in found if one.state in {NoticeState.ACTIVE, NoticeState.LATE}]
    groups = [
        (_("Ahora"), [told(one) for one in running]),
        (_("Previsto"), [told(one) for one in found if one.state is NoticeState.PLANNED]),
        (_("No va a ocurrir"), [told(one) for one in found if one.is_called_off]),
        (_("Terminado"), [told(one) for one in found if one.state is NoticeState.ENDED]),
    ]
    context = {
        "groups": [(name, rows) for name, rows in groups if rows],
        "is_calm": not running,
        "finding": state_finding(found),
        "days": reading.TOLD_FOR.days,
    }
    return render(request, "knowledge/state.html", context)


@allowed("knowledge.read")
@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """Everything that was announced, what began last first."""
    try:
        page = reading.notices(
            actor=the_actor(request),
            at=clock.now(),
            language=_language(),
            cursor=request.GET.get("sigue") or None,
        )
    except BadCursorError as error:
        raise Http404 from error
    context = {
        "rows": [told(one) for one in page.rows],
        "next_cursor": page.next_cursor,
        "finding": state_finding(reading.public_notices(at=clock.now(), language=_language())),
        "may_announce": may(the_actor(request), "knowledge.announce"),
    }
    return render(request, "knowledge/notices.html", context)


@allowed("knowledge.read")
@require_safe
def notice(request: HttpRequest, service_notice_id: UUID) -> HttpResponse:
    """One of them with what was told, and where more is told."""
    return _page(request, _seen(request, service_notice_id))


@allowed("knowledge.announce")
@require_http_methods(["GET", "HEAD", "POST"])
def announce(request: HttpRequest) -> HttpResponse:
    """Announce something."""
    initial = {"since": timezone.localtime(clock.now()).replace(tzinfo=None)}
    form = NoticeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = writing.announce(form.notice(), by=the_actor(request), at=clock.now())
        except DomainError as error:
            form.add_error(FIELDS.get(error.code), words_for(error))
        else:
            messages.success(request, _("El aviso está a la vista de todo el mundo."))
            return redirect("knowledge:notice", made)
    status = 422 if form.errors else 200
    return render(request, "knowledge/notice_form.html", {"form": form}, status=status)


@allowed("knowledge.announce")
@require_POST
def tell(request: HttpRequest, service_notice_id: UUID) -> HttpResponse:
    """Say how it goes."""
    found = _seen(request, service_notice_id)
    form = NewsForm(request.POST)

    def said() -> None:
        writing.tell(
            notice_id=found.id,
            words=form.words(),
            expected_until=by_the_wall(form.cleaned_data["expected_until"]),
            tells_cause=form.cleaned_data["tells_cause"],
            by=the_actor(request),
            at=clock.now(),
        )

    if _done(form, said):
        messages.success(request, _("La novedad está a la vista."))
        return redirect("knowledge:notice", found.id)
    return _page(request, found, news=form)


@allowed("knowledge.announce")
@require_POST
def end(request: HttpRequest, service_notice_id: UUID) -> HttpResponse:
    """Say that it is over, and what it was."""
    found = _seen(request, service_notice_id)
    form = EndForm(request.POST, prefix="fin")

    def said() -> None:
        writing.end(notice_id=found.id, words=form.words(), by=the_actor(request), at=clock.now())

    if _done(form, said):
        messages.success(request, _("El aviso queda terminado, con su explicación."))
        return redirect("knowledge:notice", found.id)
    return _page(request, found, ending=form)


@allowed("knowledge.announce")
@require_POST
def call_off(request: HttpRequest, service_notice_id: UUID) -> HttpResponse:
    """Say that what was planned will not happen, and why."""
    found = _seen(request, service_notice_id)
    form = CallOffForm(request.POST, prefix="anular")

    def said() -> None:
        writing.call_off(
            notice_id=found.id, words=form.words(), by=the_actor(request), at=clock.now()
        )

    if _done(form, said):
        messages.success(
            request,
            _(
                "Queda dicho a todo el mundo que no va a ocurrir. Si avisó por correo, mándelo"
                " también."
            ),
        )
        return redirect("knowledge:notice", found.id)
    return _page(request, found, calling_off=form)


FIELDS = {
    "service_notice_times": "expected_until",
    "service_notice_cause": "tells_cause",
    "service_notice_empty": "title_es",
}


def told(one: NoticeView) -> dict[str, Any]:
    """An announcement with its words and looks."""
    return {
        "notice": one,
        "kind": NOTICE_KINDS[one.kind],
        "state": NOTICE_STATES[one.state],
        "look": NOTICE_LOOKS[one.state],
        "steps": [
            (step, step_kind(step.kind, is_called_off=one.is_called_off)) for step in one.steps
        ],
    }


def _done(form: forms.Form, doing: Any) -> bool:
    if not form.is_valid():
        return False
    try:
        doing()
    except DomainError as error:
        known = "expected_until" if error.code == "service_notice_times" else None
        form.add_error(known, words_for(error))
        return False
    return True


def _page(
    request: HttpRequest,
    found: NoticeView,
    *,
    news: NewsForm | None = None,
    ending: EndForm | None = None,
    calling_off: CallOffForm | None = None,
) -> HttpResponse:
    expected = found.expected_until
    local = timezone.localtime(expected).replace(tzinfo=None) if expected else None
    is_open = found.ended_at is None
    sent = news or ending or calling_off
    context = {
        "one": told(found),
        "may_tell": is_open and may(the_actor(request), "knowledge.announce"),
        "has_begun": found.state is not NoticeState.PLANNED,
        "news": news or NewsForm(initial={"expected_until": local}),
        "ending": ending or EndForm(prefix="fin"),
        "is_ending": ending is not None,
        "calling_off": calling_off or CallOffForm(prefix="anular"),
        "is_calling_off": calling_off is not None,
    }
    gone = calling_off if context["has_begun"] else ending
    late = gone if is_open else sent
    if late is not None:
        context |= {"refused": late.non_field_errors(), "typed": late.words()}
    status = 422 if sent else 200
    return render(request, "knowledge/notice.html", context, status=status)


def _seen(request: HttpRequest, service_notice_id: UUID) -> NoticeView:
    found = reading.notice(
        actor=the_actor(request),
        notice_id=service_notice_id,
        at=clock.now(),
        language=_language(),
    )
    if found is None:
        raise Http404
    return found


def _language() -> str:
    return (get_language() or "es")[:2]
