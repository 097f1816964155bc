"""Pages whose address carries a signed link: what guards them, and what they never leave behind."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from vinculo.feedback.domain.first_rating import GoneRatingError, LookedAtAgainError
from vinculo.kernel import clock, limits
from vinculo.kernel.access import public
from vinculo.kernel.errors import words_for
from vinculo.organization import api as organization

P = ParamSpec("P")
A_MINUTE = timedelta(minutes=1)
TYPED = ("comentario", "palabras")
MOST_OF_ONE_PLACE, MOST_OF_ONE_LINK = 60, 20
Page = Callable[Concatenate[HttpRequest, str, P], HttpResponse]


def of_token(view: Page[P]) -> Callable[..., HttpResponseBase]:
    """A page whose address carries a signed link, which no other site can know.

    That is why Django's own check of forms is left out: a mail program that says «no more of
    these» by one press carries nothing else.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, token: str, *args: P.args, **kwargs: P.kwargs) -> Any:
        at = clock.now()
        place = limits.place_of(request.META.get("REMOTE_ADDR", ""))
        try:
            limits.take(f"rating from {place}", limit=MOST_OF_ONE_PLACE, per=A_MINUTE, at=at)
            limits.take(f"rating {token[:40]}", limit=MOST_OF_ONE_LINK, per=A_MINUTE, at=at)
        except limits.TooManyError as error:
            response = _private(_said(request, words_for(error), status=429))
            response["Retry-After"] = str(error.params["seconds"])
            return response
        try:
            return _private(view(request, token, *args, **kwargs))
        except LookedAtAgainError as error:
            return _private(_again(request, error))
        except GoneRatingError as error:
            return _private(_said(request, words_for(error), status=404))

    return public(csrf_exempt(guarded))


def company() -> dict[str, str]:
    """Whose page it is."""
    return {"company_name": organization.company().name if organization.company_exists() else ""}


def is_open(opened: Callable[..., object], token: str) -> bool:
    """Whether the question behind a link can be answered still."""
    try:
        opened(token, at=clock.now())
    except GoneRatingError:
        return False
    return True


def _said(request: HttpRequest, words: str, *, status: int) -> HttpResponse:
    return render(request, "feedback/rate_gone.html", {**company(), "words": words}, status=status)


def _again(request: HttpRequest, error: LookedAtAgainError) -> HttpResponse:
    """Kindly not now, with what was typed to take away."""
    typed = [request.POST.get(name, "").strip() for name in TYPED]
    context = {**company(), **error.params, "typed": "\n\n".join(filter(None, typed))}
    status = 422 if request.method == "POST" else 200
    return render(request, "feedback/again.html", context, status=status)


def _private(response: HttpResponse) -> HttpResponse:
    """Nothing of it goes to other sites, to search engines or into caches."""
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    return response
