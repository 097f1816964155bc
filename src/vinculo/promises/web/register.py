"""Pages of the register of promises."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.customers import api as customers
from vinculo.identity import api as identity
from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.metrics import Thing
from vinculo.kernel.paging import BadCursorError
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import DutyWords
from vinculo.promises.contracts import Asked, NewPromise, PromiseState, PromiseView, Proof, Source
from vinculo.promises.domain.lifecycle import (
    duty_of,
    is_kept_by_itself,
    is_to_be_told,
    led_on,
)
from vinculo.promises.labels import ASKED, SOURCE, STATE, STATE_LOOKS
from vinculo.promises.selectors import register
from vinculo.promises.services import promising, replacing, withdrawing
from vinculo.promises.web.findings import register_findings
from vinculo.promises.web.forms import KeepForm, OtherDayForm, PromiseForm, by_the_wall
from vinculo.promises.web.shown import about_of, shown
from vinculo.promises.web.tabs import IN_FORM, by_source, by_state, kept_in_form
from vinculo.promises.web.wanted import (
    FIRST,
    judged_of,
    narrowed,
    party_names,
    rows_behind,
    service_names,
    wanted_of,
)
from vinculo.ui.tongues import said as in_tongue

PERIOD = timedelta(days=90)


@allowed("promises.see")
@require_safe
def promise_list(request: HttpRequest) -> HttpResponse:
    """The register, narrowed as the address says, with how often promises are kept."""
    actor, at = the_actor(request), clock.now()
    wanted, group = wanted_of(request)
    try:
        page = register.promises(
            actor=actor, wanted=wanted, cursor=request.GET.get("sigue") or None
        )
    except BadCursorError as error:
        raise Http404 from error
    judged = judged_of(wanted, since=at - PERIOD)
    rates = register.rates(actor=actor, wanted=judged, at=at)
    counted = register.tally(actor=actor, wanted=wanted)
    behind, said = rows_behind(request, judged, at=at), narrowed(request)
    return render(
        request,
        "promises/promises.html",
        {
            "rows": shown(page.rows, actor=actor),
            "next_cursor": page.next_cursor,
            "query": urlencode({**said, "estado": group}),
            "findings": [
                (words, urlencode({**said, "estado": shown_by}) if shown_by else "")
                for words, shown_by in register_findings(
                    at_risk=counted.at_risk, broken=counted.broken
                )
            ],
            "rates": [
                (f"{behind}&fuente={key.value}", SOURCE[key], rate)
                for key, rate in rates.items()
                if rate.n or rate.running or rate.withdrawn or rate.replaced
            ],
            "whole": register.together(rates.values()),
            "days": PERIOD.days,
            "has_days": bool(wanted.since or wanted.until),
            "kept_rows": rows_behind(request, judged, at=at, group="cumplidas"),
            "open_rows": urlencode({**said, "estado": FIRST}),
            "is_narrowed": bool(said),
            "has_none": not page.rows and not said and not _has_any(actor),
            "group": group,
            "by_state": by_state(said, group, counted),
            "by_source": by_source(wanted.source, counted),
            "kept_by_filters": kept_in_form(said, group, apart=IN_FORM).items(),
            "kept_by_sources": kept_in_form(said, group, apart=("fuente",)).items(),
            "service_id": wanted.service_id,
            "services": service_names(),
            "text": wanted.text,
            "since": request.GET.get("desde", ""),
            "until": request.GET.get("hasta", ""),
        },
    )


def _has_any(actor: Actor) -> bool:
    return bool(register.promises(actor=actor, wanted=register.Wanted(), size=1).rows)


@allowed("promises.see")
@require_safe
def of_customer(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """What was promised to a customer, as a part of their page or by itself."""
    actor = the_actor(request)
    if customer_id not in customers.names_of([customer_id], actor=actor):
        raise Http404
    found, rate = register.of_customer(actor=actor, customer_id=customer_id, at=clock.now())
    is_part = "HX-Request" in request.headers
    template = "promises/_of_customer.html" if is_part else "promises/of_customer.html"
    return render(request, template, {"rows": shown(found, actor=actor), "rate": rate})


@allowed("promises.see")
@require_safe
def promise(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """One promise with its history and what can be done with it."""
    return _page(request, _seen(request, promise_id))


@allowed("promises.change")
@require_POST
def keep(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """Say that it was done, and what shows it."""
    found = _seen(request, promise_id)
    form = KeepForm(request.POST)
    if not form.is_valid():
        return _page(request, found, keep_form=form)
    said = form.cleaned_data

    def kept() -> str:
        state = promising.keep(
            promise_id=promise_id,
            proof=Proof(said["proof"]),
            words=said["words"],
            done_at=by_the_wall(said["done"]),
            actor=the_actor(request),
            at=clock.now(),
        )
        if state is PromiseState.KEPT:
            return _("La promesa está cumplida.")
        return _("Se hizo fuera de plazo: queda como rota y reparada.")

    return _carry_out(request, found, form, "words", kept, keep_form=form)


@allowed("promises.change")
@require_POST
def withdraw(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """Take it back with an apology."""
    found = _seen(request, promise_id)

    def withdrawn() -> str:
        has_left = withdrawing.withdraw_and_tell(
            promise_id=promise_id,
            apology=request.POST.get("disculpa", ""),
            actor=the_actor(request),
            at=clock.now(),
        )
        if has_left:
            return _("La promesa queda retirada y la disculpa ha salido para el cliente.")
        return _("La promesa queda retirada. La disculpa no ha salido: falta decírsela al cliente.")

    return _carry_out(request, found, None, "", withdrawn, apology=request.POST.get("disculpa"))


@allowed("promises.change")
@require_POST
def told(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """The customer knows, by voice, that it was taken back."""
    found = _seen(request, promise_id)

    def said() -> str:
        withdrawing.told_aloud(promise_id=promise_id, actor=the_actor(request), at=clock.now())
        return _("Queda escrito que el cliente ya lo sabe.")

    return _carry_out(request, found, None, "", said)


@allowed("promises.change")
@require_POST
def replace(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """The customer asked for another day, which is promised instead."""
    found = _seen(request, promise_id)
    form = OtherDayForm(request.POST, auto_id="otro_%s")
    if not form.is_valid():
        return _page(request, found, day_form=form)
    said = form.cleaned_data
    due_at = by_the_wall(said["due"])
    assert due_at is not None  # noqa: S101 - it is required

    def replaced() -> str:
        replacing.replace(
            promise_id=promise_id,
            due_at=due_at,
            how=Asked(said["how"]),
            words=said["words"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("El día que pidió el cliente está prometido en su lugar.")

    return _carry_out(request, found, form, "due", replaced, day_form=form)


@allowed("promises.change")
@require_POST
def repair(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """Say how a broken one was made good."""
    found = _seen(request, promise_id)

    def repaired() -> str:
        promising.repair(
            promise_id=promise_id,
            words=request.POST.get("reparacion", ""),
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Queda escrito cómo se reparó. Sigue contando como rota.")

    return _carry_out(request, found, None, "", repaired, repaired=request.POST.get("reparacion"))


@allowed("promises.give")
@require_http_methods(["GET", "HEAD", "POST"])
def new_promise(request: HttpRequest) -> HttpResponse:
    """Type a promise: a contract's level, a legal duty, a word outside of any case."""
    actor, at = the_actor(request), clock.now()
    people = [(str(user.id), user.name) for user in identity.users()]
    initial = {"given": timezone.localtime(at).replace(tzinfo=None)}
    services = [(str(key), name) for key, name in service_names()]
    form = PromiseForm(services, people, party_names(at), request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            promise_id = _open(form, actor, at)
        except DomainError as error:
            form.add_error(FIELD_OF.get(error.code), words_for(error))
        except _NobodyError as error:
            form.add_error("customer", str(error))
        else:
            messages.success(request, _("La promesa está apuntada y su plazo corre."))
            return redirect("promises:promise", promise_id)
    status = 422 if form.errors else 200
    return render(request, "promises/new.html", {"form": form}, status=status)


FIELD_OF = {
    "promise_due_before_given": "due",
    "promise_due_too_far": "due",
    "promise_given_outside": "given",
    "promise_no_words": "words",
}


class _NobodyError(Exception):
    """The customer that was typed is nobody, or several."""


def _open(form: PromiseForm, actor: Actor, at: datetime) -> UUID:
    said = form.cleaned_data
    given_at, due_at = by_the_wall(said["given"]), by_the_wall(said["due"])
    assert given_at is not None and due_at is not None  # noqa: S101, PT018 - both are required
    return promising.open_promise(
        NewPromise(
            source=Source(said["source"]),
            words=said["words"],
            service_id=said["service"],
            customer_id=_customer(actor, said["customer"]),
            given_at=given_at,
            due_at=due_at,
            owner_id=said["owner"] or actor.user_id,
            given_by=actor.user_id,
            party_id=said["party"],
        ),
        actor=actor,
        at=at,
    )


def _customer(actor: Actor, text: str) -> UUID | None:
    if not text.strip():
        return None
    found = customers.find(actor=actor, text=text, most=2)
    if not found:
        raise _NobodyError(_("Nadie se llama así ni tiene ese correo o teléfono."))
    if len(found) > 1:
        raise _NobodyError(_("Varios clientes empiezan así: escriba el correo o el teléfono."))
    return found[0].id


def _page(request: HttpRequest, found: PromiseView, **typed: Any) -> HttpResponse:
    actor = the_actor(request)
    (one,) = shown([found], actor=actor)
    history = register.steps(actor=actor, promise_id=found.id)
    by_itself, is_led = is_kept_by_itself(found.origin), bool(led_on(found.origin))
    by_hand = may(actor, "promises.change") and not (by_itself or is_led)
    context = {
        "one": one,
        "promise": found,
        "said": in_tongue(found.words, found.words_en),
        "steps": [(step, STATE[step.state], STATE_LOOKS[step.state]) for step in history],
        "may_change": may(actor, "promises.change"),
        "law": _law_of(found),
        "is_led": is_led,
        "led_on": _led_on(found, actor),
        "by_itself": by_itself,
        "by_hand": by_hand,
        "to_be_told": by_hand and is_to_be_told(found),
        "keep_form": typed.get("keep_form") or KeepForm(),
        "day_form": typed.get("day_form") or OtherDayForm(auto_id="otro_%s"),
        "asked_how": ASKED[found.asked_how] if found.asked_how else "",
        "typed": typed,
        "unused": _unused(found, typed),
    }
    return render(request, "promises/promise.html", context, status=422 if typed else 200)


def _led_on(found: PromiseView, actor: Actor) -> Thing | None:
    """The order or request on whose page it is kept and moved, within sight."""
    there = led_on(found.origin)
    return about_of([there], actor=actor).get(there) if there else None


def _law_of(found: PromiseView) -> DutyWords | None:
    """The duty of a law that a promise stands for; None when no law gave it."""
    duty = duty_of(found.origin)
    return portfolio.duty_words(duty, (get_language() or "es")[:2]) if duty else None


def _unused(found: PromiseView, typed: dict[str, Any]) -> str:
    """What was typed into a form that the page no longer has, since somebody was quicker."""
    is_led = bool(led_on(found.origin))
    if typed.get("keep_form") and (is_led or not found.is_open):
        return str(typed["keep_form"].data.get("words", ""))
    if typed.get("day_form") and (is_led or not found.is_open):
        return str(typed["day_form"].data.get("words", ""))
    if typed.get("apology") and (is_led or not found.is_open):
        return str(typed["apology"])
    return str(typed.get("repaired") or "") if not found.is_broken else ""


WITHOUT_FORM = {"promise_wrong_state", "promise_led_elsewhere"}
"""What is refused for how the promise stands: its page has no form then to say it in."""


def _carry_out(
    request: HttpRequest,
    found: PromiseView,
    form: forms.Form | None,
    field: str,
    doing: Callable[[], str],
    **typed: Any,
) -> HttpResponse:
    """Do it and go back; what is refused is shown with everything that was typed."""
    try:
        done = doing()
    except DomainError as error:
        if form is not None and error.code not in WITHOUT_FORM:
            form.add_error(
                "done" if error.code == "promise_done_outside" else field, words_for(error)
            )
        else:
            messages.error(request, words_for(error))
        return _page(request, _seen(request, found.id), **typed)
    messages.success(request, done)
    there = request.POST.get("volver", "")
    if url_has_allowed_host_and_scheme(there, allowed_hosts=None) and there.startswith("/"):
        return redirect(there)
    return redirect("promises:promise", found.id)


def _seen(request: HttpRequest, promise_id: UUID) -> PromiseView:
    actor = the_actor(request)
    found = register.promise(actor=actor, promise_id=promise_id)
    if found is None:
        raise Http404
    if found.customer_id is not None:
        sight.record(
            actor=actor,
            subject=f"customer:{found.customer_id}",
            where="promise",
            at=clock.now(),
        )
    return found
