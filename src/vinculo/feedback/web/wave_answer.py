"""The page on which a customer says whether anything was not right, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.feedback.contracts import InvitationState, Trouble
from vinculo.feedback.labels.asked import TROUBLES
from vinculo.feedback.services import waves
from vinculo.feedback.web.links import company, is_open, of_token
from vinculo.kernel import clock
from vinculo.kernel.errors import words_for
from vinculo.kernel.lengths import TooLongError

FINE, WRONG = "bien", "mal"
YES, NO = "si", "no"


@of_token
@require_http_methods(["GET", "HEAD", "POST"])
def anything_wrong(request: HttpRequest, token: str) -> HttpResponse:
    """The question. Looking answers nothing, whichever link was followed: a press does."""
    row = waves.opened(token, at=clock.now())
    if row.state == InvitationState.SAID:
        return redirect("feedback:heard", token)
    if request.method != "POST":
        return _question(request, token, answer=request.GET.get("fue", ""))
    answer, text = request.POST.get("fue", ""), request.POST.get("que", "").strip()
    if answer == FINE:
        waves.all_fine(token=token, at=clock.now())
        return redirect("feedback:heard", token)
    trouble, told = request.POST.get("tema", ""), request.POST.get("avisado", "")
    if refused := _refused(answer, text, trouble, told):
        return _question(request, token, answer=answer, refused=refused)
    try:
        waves.say(
            token=token,
            trouble=Trouble(trouble),
            text=text,
            had_told=told == YES,
            at=clock.now(),
        )
    except TooLongError as error:
        return _question(request, token, answer=answer, refused=words_for(error))
    return redirect("feedback:heard", token)


@of_token
@require_http_methods(["GET", "HEAD"])
def heard(request: HttpRequest, token: str) -> HttpResponse:
    """Thanks, and what happens now."""
    row = waves.opened(token, at=clock.now())
    context = {**company(), "said": row.state == InvitationState.SAID, "token": token}
    return render(request, "feedback/heard.html", context)


@of_token
@require_http_methods(["GET", "HEAD", "POST"])
def refuse_wave(request: HttpRequest, token: str) -> HttpResponse:
    """Be asked no more, also when the time to answer is over.

    A mail program presses here by itself when its reader says so.
    """
    waves.known(token)
    if request.method == "POST":
        waves.refuse(token=token, at=clock.now())
    context = {
        **company(),
        "back": reverse("feedback:anything_wrong", args=[token]),
        "may_answer": is_open(waves.opened, token),
        "done": request.method == "POST",
    }
    return render(request, "feedback/refuse.html", context)


def _refused(answer: str, text: str, trouble: str, told: str) -> str:
    if answer != WRONG:
        return _("Díganos si todo fue bien o si hubo algo.")
    if trouble not in set(Trouble):
        return _("Elija con qué tuvo que ver.")
    if not text:
        return _("Cuéntenos qué pasó, con sus palabras.")
    return "" if told in {YES, NO} else _("Díganos si ya nos lo había dicho.")


def _question(request: HttpRequest, token: str, *, answer: str, refused: str = "") -> HttpResponse:
    row = waves.opened(token, at=clock.now())
    context = {
        **company(),
        "token": token,
        "service": row.wave.service.name,
        "answer": answer,
        "troubles": [(key.value, words) for key, words in TROUBLES.items()],
        "trouble": request.POST.get("tema", ""),
        "text": request.POST.get("que", ""),
        "told_yes": request.POST.get("avisado") == YES,
        "told_no": request.POST.get("avisado") == NO,
        "refused": refused,
    }
    status = 422 if refused else 200
    return render(request, "feedback/anything_wrong.html", context, status=status)
