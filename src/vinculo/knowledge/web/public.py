"""Answers for everybody, without a login: found, read, judged, and proposed while one writes."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from vinculo.kernel import clock, limits
from vinculo.kernel.access import public
from vinculo.kernel.errors import words_for
from vinculo.kernel.lengths import TooLongError
from vinculo.knowledge.contracts import ArticleView, Reach
from vinculo.knowledge.domain import articles as rules
from vinculo.knowledge.selectors import articles
from vinculo.knowledge.services import articles as writing

MOST_PROPOSED = 60
MOST_READ = 2000


@public
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """What the company published, or what fits the words that are looked for."""
    text = request.GET.get("q", "").strip()[:200]
    found = articles.public_articles(language=_language(request), text=text)
    return render(
        request,
        "knowledge/answers.html",
        {
            "rows": [(one, rules.excerpt(one.body)) for one in found],
            "text": text,
            "is_cut": len(found) >= articles.MOST,
        },
    )


@public
@require_safe
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """One answer, and whether it was of use."""
    return _answer(request, slug, is_thanked="gracias" in request.GET)


@public
@require_POST
def opine(request: HttpRequest, slug: str) -> HttpResponse:
    """Hear whether an answer was of use."""
    try:
        writing.opine(
            slug=slug,
            is_useful=request.POST.get("sirve") == "si",
            words=request.POST.get("palabras", ""),
            place=_place(request),
            at=clock.now(),
        )
    except writing.NoSuchArticleError as error:
        raise Http404 from error
    except limits.TooManyError:
        return _answer(request, slug, is_thanked=False, status=429)
    except TooLongError as error:
        return _answer(request, slug, is_thanked=False, status=422, refused=words_for(error))
    return redirect(f"{reverse('knowledge:answer', args=[slug])}?gracias")


@public
@csrf_exempt
@require_POST
def proposed(request: HttpRequest) -> HttpResponse:
    """A part with the answers that fit what somebody is writing; empty when none does.

    It changes nothing; it is sent as a form so that nobody's words stand in an address.
    """
    try:
        limits.take(
            f"answers proposed to {_place(request)}",
            limit=MOST_PROPOSED,
            per=timedelta(minutes=1),
            at=clock.now(),
        )
    except limits.TooManyError:
        return HttpResponse(status=429)
    text = request.POST.get("q", "")[:MOST_READ]
    found = articles.suggestions(text, language=_language(request), reaches=[Reach.PUBLIC])
    response = render(request, "knowledge/_proposed.html", {"found": found})
    response["Cache-Control"] = "no-store"
    return response


def _answer(
    request: HttpRequest, slug: str, *, is_thanked: bool, status: int = 200, refused: str = ""
) -> HttpResponse:
    found: ArticleView | None = articles.public_article(slug=slug, language=_language(request))
    if found is None:
        raise Http404
    context = {"article": found, "is_thanked": is_thanked, "is_too_many": status == 429}
    context |= {"refused": refused, "typed": request.POST.get("palabras", "")}
    return render(request, "knowledge/answer.html", context, status=status)


def _language(request: HttpRequest) -> str:
    said = request.POST.get("idioma") or request.GET.get("idioma", "")
    return said if said in {"es", "en"} else (get_language() or "es")[:2]


def _place(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))[:60]
