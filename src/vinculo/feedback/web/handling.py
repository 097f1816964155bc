"""The page on which a customer says how their complaint was handled: three questions, one press."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from vinculo.complaints import api as complaints
from vinculo.feedback.contracts import HIGHEST, LOWEST
from vinculo.feedback.services import handling
from vinculo.feedback.web.links import company, is_open, of_token
from vinculo.kernel import clock
from vinculo.kernel.errors import DomainError, words_for

SCORES = {str(score): score for score in range(LOWEST, HIGHEST + 1)}


@of_token
@require_http_methods(["GET", "HEAD", "POST"])
def handled(request: HttpRequest, token: str) -> HttpResponse:
    """The questions. Looking answers nothing, however the link chose a number: a press does."""
    found = handling.opened(token, at=clock.now())
    own = handling.token_of(found.complaint_id)
    handling.check_closed(found)
    if found.is_answered:
        return redirect("feedback:handled", own)
    said = request.POST if request.method == "POST" else request.GET
    refused = ""
    if request.method == "POST":
        try:
            handling.answer(
                token=own,
                process=SCORES.get(said.get("proceso", ""), 0),
                treatment=SCORES.get(said.get("trato", ""), 0),
                result=SCORES.get(said.get("resultado", ""), 0),
                words=said.get("palabras", ""),
                at=clock.now(),
            )
            return redirect("feedback:handled", own)
        except DomainError as error:
            refused = words_for(error)
    context = {
        **company(),
        "asked": found,
        "token": own,
        "questions": [
            (name, words, said.get(name, "")) for name, words in complaints.handling_questions()
        ],
        "scores": list(SCORES),
        "words": said.get("palabras", "") if refused else "",
        "refused": refused,
    }
    return render(request, "feedback/handling.html", context, status=422 if refused else 200)


@of_token
@require_http_methods(["GET", "HEAD"])
def thanks(request: HttpRequest, token: str) -> HttpResponse:
    """It was heard."""
    found = handling.opened(token, at=clock.now())
    return render(request, "feedback/handled.html", {**company(), "asked": found})


@of_token
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, token: str) -> HttpResponse:
    """Be asked no more, also when the time to answer is over.

    A mail program presses here by itself when its reader says so.
    """
    handling.known(token)
    if request.method == "POST":
        handling.refuse(token=token, at=clock.now())
    context = {
        **company(),
        "back": reverse("feedback:handling", args=[token]),
        "may_answer": is_open(handling.opened, token),
        "done": request.method == "POST",
    }
    return render(request, "feedback/refuse.html", context)
