"""Pages of what the company says of itself."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio.api import METRIC, UNIT
from vinculo.portfolio.contracts import Length
from vinculo.promises import policy
from vinculo.promises.contracts import ClaimState, ClaimView, Kept, Source
from vinculo.promises.domain.lifecycle import CHANGEABLE
from vinculo.promises.labels import CLAIM_LOOKS, CLAIM_STATE, PLACE, VERDICT
from vinculo.promises.selectors import claims, register
from vinculo.promises.services import claiming
from vinculo.promises.web.counted import calendar_names, counted_in
from vinculo.promises.web.forms import ClaimForm, claim_initial
from vinculo.promises.web.wanted import service_names

FIELD_OF = {"claim_no_service": "service", "claim_dates": "until", "promise_no_words": "words"}


@allowed("promises.see_claims")
@require_safe
def claim_list(request: HttpRequest) -> HttpResponse:
    """All claims: those that wait for a signature first."""
    found = claims.claims(actor=the_actor(request))
    waiting = sum(one.state is ClaimState.UNBACKED for one in found)
    lost = claims.lost(clock.now())
    rows = [
        (one, CLAIM_STATE[one.state], CLAIM_LOOKS[one.state], PLACE[one.place], one.id in lost)
        for one in found
    ]
    context = {
        "rows": rows,
        "waiting": waiting,
        "lost": len(lost),
        "may_claim": may(the_actor(request), "promises.claim"),
    }
    return render(request, "promises/claims.html", context)


@allowed("promises.see_claims")
@require_safe
def claim(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    """One claim: what backs it, what operations show, who signed."""
    return _page(request, claim_id)


def _page(
    request: HttpRequest, claim_id: UUID, *, refused: str = "", status: int = 200
) -> HttpResponse:
    actor = the_actor(request)
    kept = claims.kept_of(actor=actor, claim_id=claim_id, at=clock.now())
    if kept is None:
        raise Http404
    found = kept.claim
    may_claim = policy.may_claim(actor, found.service_id)
    given = register.rates(actor=actor, wanted=register.Wanted(claim_id=claim_id), at=clock.now())[
        Source.CLAIM
    ]
    context = {
        "given": given,
        "given_all": given.n + given.running + given.withdrawn,
        "given_broken": given.n - given.kept,
        "behind": f"{reverse('promises:promises')}?afirmacion={claim_id}",
        "may_see_given": may(actor, "promises.see"),
        "kept": kept,
        "claim": found,
        "state": CLAIM_STATE[found.state],
        "look": CLAIM_LOOKS[found.state],
        "place": PLACE[found.place],
        "metric": _metric_words(found),
        "within": _length_words(found, _calendar_name(kept)),
        "counted_in": counted_in(_calendar_name(kept)),
        "verdict": VERDICT[found.check.verdict] if found.check else "",
        "may_change": may_claim and found.state in CHANGEABLE,
        "may_publish": may_claim and found.state in {ClaimState.CHECKED, ClaimState.SIGNED},
        "may_end": may_claim and found.state is ClaimState.PUBLISHED,
        "may_sign": may(actor, "promises.sign") and found.state is ClaimState.UNBACKED,
        "refused": refused,
        "typed": request.POST.get("motivo", ""),
    }
    return render(request, "promises/claim.html", context, status=status)


def _calendar_name(kept: Kept) -> str:
    return calendar_names().get(kept.calendar_id, "") if kept.calendar_id else ""


def _length_words(found: ClaimView, calendar: str) -> str:
    """The claimed time: never hours of the clock, always of a calendar."""
    if not found.within:
        return ""
    length = Length.of(found.within)
    said = {"length": f"{length.count} {UNIT[length.unit]}", "calendar": calendar}
    if not calendar:
        return _("%(length)s de atención") % said
    return _("%(length)s de atención (calendario %(calendar)s)") % said


def _metric_words(found: ClaimView) -> object:
    return next((words for key, words in METRIC.items() if key == found.metric), "")


@allowed("promises.claim")
@require_http_methods(["GET", "HEAD", "POST"])
def new_claim(request: HttpRequest) -> HttpResponse:
    """Write a claim; it is checked at once."""
    initial = {"since": f"{timezone.localdate(clock.now()):%Y-%m-%d}", "share": 95}
    return _form(request, None, initial)


@allowed("promises.claim")
@require_http_methods(["GET", "HEAD", "POST"])
def change_claim(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    """Change one that is not published; it is checked anew."""
    found = claims.claim(actor=the_actor(request), claim_id=claim_id)
    if found is None:
        raise Http404
    return _form(request, found, claim_initial(found))


def _form(
    request: HttpRequest, found: ClaimView | None, initial: dict[str, object]
) -> HttpResponse:
    services = [
        (str(key), name)
        for key, name in service_names()
        if policy.may_claim(the_actor(request), key)
    ]
    form = ClaimForm(services, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actor, at = the_actor(request), clock.now()
        try:
            if found is None:
                claim_id = claiming.write(form.new(), actor=actor, at=at)
            else:
                claim_id = found.id
                claiming.change(claim_id=claim_id, new=form.new(), actor=actor, at=at)
        except DomainError as error:
            form.add_error(FIELD_OF.get(error.code), words_for(error))
        else:
            messages.success(request, _("La afirmación está guardada y comprobada."))
            return redirect("promises:claim", claim_id)
    context = {"form": form, "claim": found}
    status = 422 if form.errors else 200
    return render(request, "promises/claim_form.html", context, status=status)


@allowed("promises.claim")
@require_POST
def check(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    """Look again at what backs it."""
    return _do(request, claim_id, claiming.check, _("Comprobada de nuevo."))


@allowed("promises.sign")
@require_POST
def sign(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    """Direction answers for what nothing backs."""
    done = _("Firmada: ya se puede publicar, y queda escrito quién responde de ella.")
    said = {"reason": request.POST.get("motivo", ""), "read": request.POST.get("leida", "")}
    return _do(request, claim_id, claiming.sign, done, **said)


@allowed("promises.claim")
@require_POST
def publish(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    """Let the public read it."""
    return _do(request, claim_id, claiming.publish, _("Publicada."))


@allowed("promises.claim")
@require_POST
def end(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    """Take it from the public."""
    return _do(request, claim_id, claiming.end, _("La afirmación ha terminado."))


def _do(
    request: HttpRequest,
    claim_id: UUID,
    service: Callable[..., object],
    done: str,
    **given: object,
) -> HttpResponse:
    if claims.claim(actor=the_actor(request), claim_id=claim_id) is None:
        raise Http404
    try:
        result = service(claim_id=claim_id, actor=the_actor(request), at=clock.now(), **given)
    except DomainError as error:
        return _page(request, claim_id, refused=words_for(error), status=422)
    if result is ClaimState.UNBACKED:
        words = _("Desde que se comprobó ha perdido su respaldo: no se ha publicado.")
        return _page(request, claim_id, refused=words, status=422)
    messages.success(request, done)
    return redirect("promises:claim", claim_id)
