"""The page on which a customer rates how a case was attended: one question, without an account."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from vinculo.feedback.contracts import OpenQuestion, Via
from vinculo.feedback.domain.first_rating import (
    BadScoreError,
    GoneRatingError,
    check_score,
)
from vinculo.feedback.labels.asked import SCORES
from vinculo.feedback.services import rating
from vinculo.kernel import clock, limits
from vinculo.kernel.access import public
from vinculo.kernel.errors import words_for
from vinculo.organization import api as organization

P = ParamSpec("P")
A_MINUTE = timedelta(minutes=1)
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
        except GoneRatingError as error:
            return _private(_said(request, words_for(error), status=404))

    return public(csrf_exempt(guarded))


@of_token
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, token: str) -> HttpResponse:
    """The question. Looking answers nothing, however the link chose a number: a press does."""
    row = rating.opened(token, at=clock.now())
    if request.method != "POST":
        return _question(request, token, chosen=request.GET.get("nota", ""))
    said, comment = request.POST.get("nota", ""), request.POST.get("comentario", "")
    via = Via.PAGE if request.POST.get("desde") == "pagina" else Via.MAIL
    try:
        rating.answer(
            token=rating.token_of(row.ref),
            score=check_score(said),
            comment=comment,
            via=via,
            at=clock.now(),
        )
    except BadScoreError as error:
        return _question(request, token, typed=comment, refused=words_for(error))
    return redirect("feedback:rated", token)


@of_token
@require_http_methods(["GET", "HEAD"])
def rated(request: HttpRequest, token: str) -> HttpResponse:
    """Thanks, and the way to change it."""
    row = rating.opened(token, at=clock.now())
    return render(request, "feedback/rated.html", {**_company(), "token": token, "bad": row.is_bad})


@of_token
@require_http_methods(["GET", "HEAD", "POST"])
def refuse_rating(request: HttpRequest, token: str) -> HttpResponse:
    """Be asked no more; a mail program presses here by itself when its reader says so."""
    rating.opened(token, at=clock.now())
    if request.method == "POST":
        rating.refuse(token=token, at=clock.now())
    context = {**_company(), "token": token, "done": request.method == "POST"}
    return render(request, "feedback/refuse.html", context)


def _question(
    request: HttpRequest, token: str, *, chosen: str = "", typed: str = "", refused: str = ""
) -> HttpResponse:
    row = rating.opened(token, at=clock.now())
    question = OpenQuestion(
        token=token,
        case_number=row.case.number,
        service_name=row.service.name,
        score=row.score,
        comment=row.comment,
        expires_at=row.expires_at,
    )
    context = {
        **_company(),
        "question": question,
        "scores": list(SCORES.items()),
        "chosen": chosen or str(row.score or ""),
        "comment": typed or row.comment,
        "refused": refused,
    }
    return render(request, "feedback/rate.html", context, status=422 if refused else 200)


def _said(request: HttpRequest, words: str, *, status: int) -> HttpResponse:
    return render(request, "feedback/rate_gone.html", {**_company(), "words": words}, status=status)


def _company() -> dict[str, str]:
    return {"company_name": organization.company().name if organization.company_exists() else ""}


def _private(response: HttpResponse) -> HttpResponse:
    """Nothing of it goes to other sites, to search engines or into caches."""
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    return response
