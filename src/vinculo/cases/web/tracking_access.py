"""Who stands before the customer's page: a good link, a good ticket, or one friendly refusal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt

from vinculo.cases.contracts import OpenLink, WishView
from vinculo.cases.selectors import tracking as reading
from vinculo.cases.services import tracking_links as links
from vinculo.cases.services.tracking_parts import language_of
from vinculo.kernel import clock, limits
from vinculo.kernel.access import public
from vinculo.kernel.actor import Actor

COOKIE = "seguimiento"
PASS = "pase"  # noqa: S105  the name of a field
A_MINUTE = timedelta(minutes=1)
MOST_OF_ONE_PLACE = 120
MOST_OF_ONE_LINK = 60
P = ParamSpec("P")


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Somebody with a good link: what it opens, and what their browser shows for it.

    ``in_address``: the browser keeps no cookie, so the ticket goes along in addresses.
    """

    link: OpenLink
    wish: WishView
    ticket: str
    in_address: bool
    at: datetime

    def address(self, name: str, *args: object, **query: str) -> str:
        """One of the pages of this link."""
        path = reverse(f"cases:{name}", args=[self.link.ref, *args])
        said = query | ({PASS: self.ticket} if self.in_address else {})
        return f"{path}?{urlencode(said)}" if said else path


Page = Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]
Public = Callable[..., HttpResponseBase]


def of_link(*, acts: bool = False) -> Callable[[Page[P]], Public]:
    """A page for whoever has a good link; everybody else gets the same friendly refusal.

    What acts wants the ticket inside the form, which no other site can know: that is why Django's
    own check, which needs a cookie and the Referer that these pages never send, is left out.
    """

    def decorate(view: Page[P]) -> Public:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            at = clock.now()
            ref = str(kwargs.pop("ref"))
            if refusal := too_often(request, ref, at=at):
                return refusal
            visit = _visit(request, ref, acts=acts, at=at)
            if visit is None:
                return private(gone(request))
            language = visit.wish.language or language_of(visit.link.case_id)
            language = language or translation.get_language() or "es"
            cast("Any", request).actor = Actor(
                user_id=None,
                name="",
                keys=frozenset({f"tracking:{visit.link.conversation_id}"}),
                language=language,
            )
            cast("Any", request).visit = visit
            with translation.override(language):
                response = view(request, visit, *args, **kwargs)
            if not visit.in_address:
                remember(response, visit.link.ref, at=at)
            return private(response)

        return public(csrf_exempt(guarded))

    return decorate


def _visit(request: HttpRequest, ref: str, *, acts: bool, at: datetime) -> Visit | None:
    kept = request.COOKIES.get(COOKIE, "")
    carried = request.POST.get(PASS, "") if acts else request.GET.get(PASS, "")
    by_cookie = links.is_ticket_of(ref, kept, at=at)
    if not links.is_ticket_of(ref, carried, at=at) and (acts or not by_cookie):
        return None
    link = reading.link_by_ref(ref, at=at)
    if link is None:
        return None
    return Visit(
        link=link,
        wish=reading.wish_of(link),
        ticket=links.ticket_for(ref, at=at),
        in_address=not by_cookie,
        at=at,
    )


def remember(response: HttpResponse, ref: str, *, at: datetime) -> None:
    """Give the browser a ticket for this link's pages and for no others."""
    response.set_cookie(
        COOKIE,
        links.ticket_for(ref, at=at),
        max_age=links.TICKET_LIFE,
        path=reverse("cases:tracking_page", args=[ref]),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def private(response: HttpResponse) -> HttpResponse:
    """Nothing of it goes to other sites, to search engines or into caches."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    return response


def too_often(request: HttpRequest, key: str, *, at: datetime) -> HttpResponse | None:
    """The refusal for who asks too often, from one place or with one key; None otherwise."""
    place = limits.place_of(request.META.get("REMOTE_ADDR", ""))
    try:
        limits.take(f"tracking from {place}", limit=MOST_OF_ONE_PLACE, per=A_MINUTE, at=at)
        limits.take(f"tracking with {key[:64]}", limit=MOST_OF_ONE_LINK, per=A_MINUTE, at=at)
    except limits.TooManyError as error:
        return private(wait_a_moment(request, error))
    return None


def wait_a_moment(request: HttpRequest, error: limits.TooManyError) -> HttpResponse:
    """Who asked too often is told to come back, and when."""
    response = render(request, "cases/tracking_too_often.html", status=429)
    response["Retry-After"] = str(error.params["seconds"])
    return response


def gone(request: HttpRequest) -> HttpResponse:
    """Unknown, expired and revoked look the same, with the way to a new link."""
    return render(request, "cases/tracking_gone.html", status=404)
