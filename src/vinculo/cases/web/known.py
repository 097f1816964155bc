"""What the company knows and announces about a case, as a part of its page."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, linebreaks
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from vinculo.cases.selectors import page
from vinculo.cases.selectors.known import article_for, known_about
from vinculo.cases.selectors.notices import of_case
from vinculo.cases.services import notes, offers
from vinculo.cases.web.going_back import ours, page_of_form
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.knowledge import api as knowledge
from vinculo.knowledge.contracts import ArticleView, Reach

LONGEST_PUT = 1500
"""A longer article is put by its first words and its address."""


@allowed("cases.see")
@require_safe
def part(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The articles that fit the case, each public one to be put into the answer, and announcements.

    Those who only read the case get no buttons.
    """
    actor, language = the_actor(request), (get_language() or "es")[:2]
    found = known_about(actor=actor, case_id=case_id, language=language)
    if found is None:
        raise Http404
    case = page.case_seen(actor=actor, case_id=case_id)
    is_open = case is not None and case.resolved_at is None
    rows = [(one, address_of(one.slug) if one.reach is Reach.PUBLIC else "") for one in found[1]]
    context: dict[str, Any] = {
        "case_id": case_id,
        "rows": rows,
        "notices": of_case(actor=actor, case_id=case_id, language=language),
        "may_change": may(actor, "cases.change"),
        "may_answer": is_open
        and may(actor, "cases.answer")
        and case is not None
        and case.conversation_id is not None,
        "here": ours(request, request.headers.get("HX-Current-URL", "")),
    }
    return render(request, "cases/_known.html", context)


@allowed("cases.answer")
@require_POST
def put(request: HttpRequest, case_id: UUID, article_id: UUID) -> HttpResponse:
    """A public article for the composer as JSON, else below what the draft says.

    What is for the house alone is not there for whoever asks for it.
    """
    actor = the_actor(request)
    article = article_for(actor=actor, case_id=case_id, article_id=article_id)
    if article is None:
        raise Http404
    is_json = request.headers.get("Accept", "").startswith("application/json")
    if article.is_offer:
        try:
            offers.check_put(case_id=case_id, name=article.title, actor=actor, at=clock.now())
        except DomainError as error:
            if is_json:
                said = {"code": error.code, "words": words_for(error)}
                return JsonResponse(said, status=422)
            messages.error(request, words_for(error))
            return redirect("cases:page", case_id=case_id)
    html = html_of(article)
    if is_json:
        return JsonResponse({"html": html})
    draft = page.draft_of(actor, case_id)
    kept = f"{draft.html if draft else ''}{html}"
    notes.keep_draft(case_id=case_id, html=kept, actor=actor, at=clock.now())
    return redirect(f"{page_of_form(request, case_id)}#caso-responder")


def html_of(article: ArticleView) -> str:
    """What stands in an answer: its title, its text if that is short, and where it is read."""
    body = article.body if len(article.body) <= LONGEST_PUT else knowledge.excerpt(article.body)
    address = address_of(article.slug)
    return format_html(
        '<p><strong>{}</strong></p>{}<p><a href="{}">{}</a></p>',
        article.title,
        linebreaks(body, autoescape=True),
        address,
        address,
    )


def address_of(slug: str) -> str:
    """Where anybody reads an article."""
    return f"{settings.BASE_URL}{reverse('knowledge:answer', args=[slug])}"
