"""What is held out to the reader: seen, accepted, refused; and why each decision was taken."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.routing import labels
from vinculo.routing.contracts import DecisionKind, OfferView, Refusal, Term, subject_places
from vinculo.routing.selectors import offers as held_out
from vinculo.routing.selectors import why
from vinculo.routing.services import offers

REASONS = 3


@allowed("routing.be_present")
@require_GET
def offer(request: HttpRequest) -> HttpResponse:
    """The open offer: a part of every page, or a page of its own without scripts."""
    at = clock.now()
    found = held_out.open_offer(actor=the_actor(request), at=at)
    context = {
        "offer": found,
        "channel": labels.CHANNELS[found.kind] if found else "",
        "why": [labels.TERMS[term] for term, _value in _strongest(found)] if found else [],
        "seconds": int((found.expires_at - found.made_at).total_seconds()) if found else 0,
        "left": max(0, int((found.expires_at - at).total_seconds())) if found else 0,
        "refusals": list(labels.REFUSALS.items()),
        "back": request.headers.get("HX-Current-URL") or request.path,
    }
    is_part = "HX-Request" in request.headers
    return render(request, "routing/_offer.html" if is_part else "routing/offer.html", context)


@allowed("routing.be_present")
@require_POST
def accept(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Take what is held out and go to where it is worked on."""
    try:
        subject = offers.accept(offer_id=offer_id, actor=the_actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect(_back(request))
    kind = subject.partition(":")[0]
    place = subject_places.get(kind)
    return redirect(place(subject) if place else "/")


@allowed("routing.be_present")
@require_POST
def refuse(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Say no with a reason; it is offered to somebody else."""
    try:
        refusal = Refusal(request.POST.get("refusal", ""))
    except ValueError:
        refusal = Refusal.OTHER
    try:
        offers.refuse(offer_id=offer_id, refusal=refusal, actor=the_actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("Se ofrece a otra persona."))
    return redirect(_back(request))


@allowed("routing.see_why")
@require_GET
def story(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Why this person and not that one, for one item."""
    actor = the_actor(request)
    found = why.story_of(actor=actor, item_id=item_id)
    if found is None:
        raise Http404
    asked = None
    try:
        chosen = UUID(request.GET["persona"]) if request.GET.get("persona") else None
    except ValueError as error:
        raise Http404 from error
    if chosen is not None:
        asked = why.why_not(actor=actor, story=found, user_id=chosen)
    kind = found.subject.partition(":")[0]
    place = subject_places.get(kind)
    offered = next((d for d in found.decisions if d.kind is DecisionKind.OFFERED), None)
    context = {
        "story": found,
        "place": place(found.subject) if place else "",
        "offered": offered,
        "left_out": [(labels.LEFT_OUT[reason], number) for reason, number in offered.left_out]
        if offered
        else [],
        "terms": labels.TERMS,
        "rows": [(each, labels.DECISIONS[each.kind]) for each in found.decisions],
        "best": [
            (each, [(labels.TERMS[line.term], line) for line in each.lines])
            for each in (offered.best if offered else ())
        ],
        "people": why.people_of(actor=actor, story=found),
        "chosen": chosen,
        "asked": asked,
        "reason": labels.LEFT_OUT[asked.reason] if asked and asked.reason else "",
        "asked_lines": [(labels.TERMS[line.term], line) for line in asked.contender.lines]
        if asked and asked.contender
        else [],
    }
    return render(request, "routing/why.html", context)


def _strongest(found: OfferView) -> list[tuple[Term, int]]:
    return sorted(found.terms, key=lambda pair: -pair[1])[:REASONS]


def _back(request: HttpRequest) -> str:
    back = request.POST.get("volver", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        return back
    return "/"
