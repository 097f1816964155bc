"""The page on which a customer rates how a case was attended: one question, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from vinculo.feedback.contracts import OpenQuestion, Via
from vinculo.feedback.domain.first_rating import BadScoreError, check_score
from vinculo.feedback.labels.asked import SCORES
from vinculo.feedback.services import rating
from vinculo.feedback.web.links import company, is_open, of_token
from vinculo.kernel import clock
from vinculo.kernel.errors import words_for
from vinculo.kernel.lengths import TooLongError


@of_token
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, token: str) -> HttpResponse:
    """The question. Looking answers nothing, however the link chose a number: a press does."""
    row = rating.opened(token, at=clock.now())
    rating.check_ended(row)
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
    except (BadScoreError, TooLongError) as error:
        return _question(request, token, typed=comment, refused=words_for(error))
    return redirect("feedback:rated", token)


@of_token
@require_http_methods(["GET", "HEAD"])
def rated(request: HttpRequest, token: str) -> HttpResponse:
    """Thanks, and the way to change it."""
    row = rating.opened(token, at=clock.now())
    return render(request, "feedback/rated.html", {**company(), "token": token, "bad": row.is_bad})


@of_token
@require_http_methods(["GET", "HEAD", "POST"])
def refuse_rating(request: HttpRequest, token: str) -> HttpResponse:
    """Be asked no more, also when the time to answer is over.

    A mail program presses here by itself when its reader says so.
    """
    rating.known(token)
    if request.method == "POST":
        rating.refuse(token=token, at=clock.now())
    context = {
        **company(),
        "back": reverse("feedback:rate", args=[token]),
        "may_answer": is_open(rating.opened, token),
        "done": request.method == "POST",
    }
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
        **company(),
        "question": question,
        "scores": list(SCORES.items()),
        "chosen": chosen or str(row.score or ""),
        "comment": typed or row.comment,
        "refused": refused,
    }
    return render(request, "feedback/rate.html", context, status=422 if refused else 200)
