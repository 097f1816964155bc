"""Offers on cases that a law keeps free of them: what was asked for, and what was refused."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from vinculo.cases.labels.offers import GROUND, OFFER_LOOKS, OFFER_WHAT
from vinculo.cases.selectors import offers as reading
from vinculo.cases.services import offers
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.errors import DomainError, words_for

PERIOD = timedelta(days=90)
Shown = tuple[reading.OfferLineView, object, str, object]


@allowed("cases.see")
@require_safe
def part(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Whether the customer asked for an offer, where a law wants to know; else nothing."""
    actor, at = the_actor(request), clock.now()
    found = reading.offers_of_case(actor=actor, case_id=case_id)
    if found is None:
        raise Http404
    standing = offers.standing_of(case_id, at=at)
    context = {
        "case_id": case_id,
        "standing": standing,
        "ground": GROUND[standing.ground] if standing.ground else "",
        "lines": [_shown(one) for one in found.lines],
        "messages_in": found.messages,
        "may_ask": found.is_open and may(actor, "cases.answer"),
    }
    whole = "HX-Request" not in request.headers
    template = "cases/offers_of_case.html" if whole else "cases/_offers.html"
    return render(request, template, context)


@allowed("cases.answer")
@require_POST
def ask(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Note that the customer asked for an offer."""
    try:
        offers.ask(
            case_id=case_id,
            message_id=_id(request.POST.get("mensaje", "")),
            words=request.POST.get("como", ""),
            actor=the_actor(request),
            at=clock.now(),
        )
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("cases:offers", case_id=case_id)
    messages.success(request, _("Apuntado: el cliente pidió una oferta."))
    return redirect("cases:page", case_id=case_id)


@allowed("cases.see_offers")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What was refused, asked for and sent in the last ninety days."""
    actor, at = the_actor(request), clock.now()
    counts = reading.counts_of_offers(since=at - PERIOD, until=at)
    page = reading.offer_lines(actor=actor, cursor=request.GET.get("sigue") or None)
    context = {
        "finding": _finding(counts),
        "counts": counts,
        "days": PERIOD.days,
        "lines": [_shown(one) for one in page.rows],
        "next_cursor": page.next_cursor,
    }
    return render(request, "cases/offers.html", context)


def _finding(counts: reading.OfferCounts) -> str:
    if counts.loose:
        return ngettext(
            "%(n)s oferta salió sin que nadie la pidiera: la ley no deja ninguna.",
            "%(n)s ofertas salieron sin que nadie las pidiera: la ley no deja ninguna.",
            counts.loose,
        ) % {"n": counts.loose}
    return ngettext(
        "Ninguna oferta salió sin que el cliente la pidiera; %(n)s se quedó dentro.",
        "Ninguna oferta salió sin que el cliente la pidiera; %(n)s se quedaron dentro.",
        counts.refused,
    ) % {"n": counts.refused}


def _shown(one: reading.OfferLineView) -> Shown:
    ground = GROUND[one.ground] if one.ground else ""
    return one, OFFER_WHAT[one.what], OFFER_LOOKS[one.what], ground


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
