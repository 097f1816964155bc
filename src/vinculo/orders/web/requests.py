"""Pages of special requests: the list, a new one, one with what was tried, telling its outcome."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.cases import api as cases
from vinculo.identity import api as identity
from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.paging import BadCursorError
from vinculo.orders import labels, policy
from vinculo.orders.contracts import RequestState
from vinculo.orders.domain.requests import CalledOffBy
from vinculo.orders.selectors import requests as reading
from vinculo.orders.services import requesting
from vinculo.orders.web.findings import requests_finding
from vinculo.orders.web.forms import AttemptForm, DropForm, EndForm, HandOnForm, WishForm
from vinculo.promises import api as promises
from vinculo.ui.steps import Doing, take_step

DAYS_TO_TELL = 3
WRITTEN = ("tried", "result", "outcome", "why", "reason")


@allowed("orders.see")
@require_safe
def request_list(request: HttpRequest) -> HttpResponse:
    """All of them with the share achieved, of how many, and its interval."""
    actor, at = the_actor(request), clock.now()
    said = request.GET.get("estado", "")
    states = [RequestState(said)] if said in set(RequestState) else []
    try:
        page = reading.requests_like(
            actor=actor, states=states, at=at, cursor=request.GET.get("sigue") or None
        )
    except BadCursorError as error:
        raise Http404 from error
    share = reading.share(actor=actor)
    context = {
        "finding": requests_finding(share),
        "rows": [
            (one, labels.REQUEST[one.state], labels.REQUEST_LOOKS[one.state]) for one in page.rows
        ],
        "next_cursor": page.next_cursor,
        "share": share,
        "state": said if states else "",
        "states": [(key.value, words) for key, words in labels.REQUEST.items()],
    }
    return render(request, "orders/requests.html", context)


@allowed("orders.compose")
@require_http_methods(["GET", "HEAD", "POST"])
def new_request(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write down something nearly impossible that the customer asks for."""
    actor, at = the_actor(request), clock.now()
    case = cases.case(actor=actor, case_id=case_id)
    if case is None:
        raise Http404
    people = _people()
    day = timezone.localtime(at).date() + timedelta(days=DAYS_TO_TELL)
    form = WishForm(
        people, request.POST or None, initial={"owner": str(actor.user_id), "due_on": day}
    )
    if request.method == "POST" and form.is_valid():
        try:
            wish = requesting.Wish(
                wanted=form.cleaned_data["wanted"],
                owner_id=form.cleaned_data["owner"],
                due_at=form.due_at(),
            )
            request_id = requesting.ask(case_id=case_id, wish=wish, actor=actor, at=at)
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("Se intenta. Quien la lleva tiene la tarea con su plazo."))
            return redirect("orders:request", request_id)
    status = 422 if form.errors else 200
    return render(request, "orders/new_request.html", {"form": form, "case": case}, status=status)


@allowed("orders.see")
@require_safe
def one_request(request: HttpRequest, wish_id: UUID) -> HttpResponse:
    """One special request with what was tried, and the way to tell its outcome."""
    return _show(request, wish_id)


@allowed("orders.compose")
@require_POST
def attempt(request: HttpRequest, wish_id: UUID) -> HttpResponse:
    """Write down what was tried."""
    form = AttemptForm(request.POST)

    def doing(said: dict[str, Any]) -> str:
        requesting.note_attempt(
            request_id=wish_id, actor=the_actor(request), at=clock.now(), **said
        )
        return _("El intento queda apuntado.")

    return _done(request, wish_id, "attempt", form, doing)


@allowed("orders.compose")
@require_POST
def end(request: HttpRequest, wish_id: UUID) -> HttpResponse:
    """Tell the customer what became of it."""
    form = EndForm(request.POST)

    def doing(said: dict[str, Any]) -> str:
        requesting.end(
            request_id=wish_id,
            ending=form.ending(),
            seen=said["seen"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("El cliente ya sabe en qué ha quedado.")

    return _done(request, wish_id, "end", form, doing)


@allowed("orders.compose")
@require_POST
def hand_on(request: HttpRequest, wish_id: UUID) -> HttpResponse:
    """Let somebody else try it."""
    form = HandOnForm(_people(), request.POST)

    def doing(said: dict[str, Any]) -> str:
        requesting.hand_on(
            request_id=wish_id,
            owner_id=said["owner"],
            why=said["why"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Ya la lleva otra persona, con la tarea, la promesa y su plazo.")

    return _done(request, wish_id, "hand", form, doing)


@allowed("orders.compose")
@require_POST
def drop(request: HttpRequest, wish_id: UUID) -> HttpResponse:
    """Try it no more, with nothing to tell."""
    form = DropForm(request.POST)

    def doing(said: dict[str, Any]) -> str:
        promise = requesting.drop(
            request_id=wish_id,
            who=said["who"],
            reason=said["reason"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return labels.dropped_words(promise)

    return _done(request, wish_id, "drop", form, doing)


def _people() -> list[tuple[str, str]]:
    return [(str(one.id), one.name) for one in identity.users() if one.roles & policy.WORKERS]


def _done(
    request: HttpRequest, wish_id: UUID, step: str, form: forms.Form, doing: Doing
) -> HttpResponse:
    actor, at = the_actor(request), clock.now()
    if reading.request_page(actor=actor, request_id=wish_id, at=at) is None:
        raise Http404

    def refused(words: str) -> HttpResponse:
        if words:
            form.add_error(None, words)
        return _show(request, wish_id, typed={step: form})

    return take_step(
        request, form, doing, refused=refused, back=redirect("orders:request", wish_id)
    )


def _show(
    request: HttpRequest, wish_id: UUID, *, typed: dict[str, forms.Form] | None = None
) -> HttpResponse:
    actor, at = the_actor(request), clock.now()
    page = reading.request_page(actor=actor, request_id=wish_id, at=at)
    if page is None:
        raise Http404
    view = page.view
    if view.customer_id is not None:
        subject = f"customer:{view.customer_id}"
        sight.record(actor=actor, subject=subject, where="request", at=at)
    fresh: dict[str, Any] = {
        "attempt": AttemptForm(),
        "end": EndForm(initial={"seen": page.latest_message_id} | _to_tell(typed)),
        "hand": HandOnForm(_people()),
        "drop": DropForm(),
    }
    context = {
        "page": page,
        "wish": view,
        "state_words": labels.REQUEST[view.state],
        "state_look": labels.REQUEST_LOOKS[view.state],
        "promise": page.promise,
        "promise_words": promises.STATE[page.promise.state] if page.promise else "",
        "promise_look": promises.STATE_LOOKS[page.promise.state] if page.promise else "",
        "may_change": may(actor, "orders.compose") and view.is_open,
        "form": fresh | (typed or {}),
        "refused_step": next(iter(typed or {}), ""),
        "unplaced": _unplaced(view.is_open, typed),
    }
    return render(request, "orders/request.html", context, status=422 if typed else 200)


def _to_tell(typed: dict[str, forms.Form] | None) -> dict[str, Any]:
    """What was written of what nobody can, where it is told."""
    form = (typed or {}).get("drop")
    if form is None or form.data.get("who") != CalledOffBy.NOBODY:
        return {}
    return {"state": RequestState.NOT.value, "outcome": form.data.get("reason", "")}


def _unplaced(is_open: bool, typed: dict[str, forms.Form] | None) -> list[str]:
    """What was refused and typed when the page has no form for it any more."""
    if is_open or not typed:
        return []
    (form,) = typed.values()
    written = [str(form.data.get(name, "")) for name in WRITTEN]
    return [*form.non_field_errors(), *(words for words in written if words.strip())]
