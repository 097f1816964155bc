"""Articles for who works here: found, read, written, looked at again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.knowledge.contracts import ArticleView
from vinculo.knowledge.labels import REACHES
from vinculo.knowledge.selectors import articles
from vinculo.knowledge.services import articles as writing
from vinculo.knowledge.web.findings import articles_finding
from vinculo.knowledge.web.forms import ArticleForm, as_typed


@allowed("knowledge.read")
@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    """What the company knows, by title or as it fits what is looked for."""
    text = request.GET.get("q", "").strip()[:200]
    actor = the_actor(request)
    found = articles.articles(actor=actor, language=_language(), text=text)
    today = writing.today(clock.now())
    rows = [(one, REACHES[one.reach], one.review_on <= today) for one in found]
    is_cut = len(found) >= articles.MOST
    old = sum(is_old and not one.is_retired for one, _reach, is_old in rows)
    context = {
        "rows": rows,
        "text": text,
        "is_cut": is_cut,
        "finding": "" if text or is_cut else articles_finding(n=len(rows), to_review=old),
    }
    return render(request, "knowledge/articles.html", context)


@allowed("knowledge.read")
@require_safe
def article(request: HttpRequest, article_id: UUID) -> HttpResponse:
    """One article with what readers say of it and every version."""
    actor, found = the_actor(request), _seen(request, article_id)
    context = {
        "article": found,
        "reach": REACHES[found.reach],
        "is_old": found.review_on <= writing.today(clock.now()),
        "may_change": articles.may_change(actor=actor, article_id=article_id),
        "versions": articles.versions(actor=actor, article_id=article_id, language=_language()),
        "opinions": articles.opinions(actor=actor, article_id=article_id),
    }
    return render(request, "knowledge/article.html", context)


@allowed("knowledge.write")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write an article."""
    actor = the_actor(request)
    form = ArticleForm(request.POST or None, initial={"owner": str(actor.user_id)})
    if form.is_valid():
        try:
            made = writing.write(form.article(), by=actor, at=clock.now())
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("El artículo está publicado."))
            return redirect("knowledge:article", made)
    return _form(request, form)


@allowed("knowledge.write")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, article_id: UUID) -> HttpResponse:
    """Change an article, or say that it is still right until another day."""
    actor, found = the_actor(request), _seen(request, article_id)
    if not articles.may_change(actor=actor, article_id=article_id):
        raise Http404
    initial = {
        **as_typed(articles.texts_of(actor=actor, article_id=article_id)),
        "reach": found.reach.value,
        "service": str(found.service_id or ""),
        "owner": str(found.owner_id),
        "review_on": found.review_on,
        "is_offer": found.is_offer,
    }
    form, read = ArticleForm(request.POST or None, initial=initial), request.POST.get("leido")
    newer = None
    if form.is_valid():
        try:
            writing.change(
                article_id=article_id, new=form.article(), by=actor, at=clock.now(), read=read or ""
            )
        except writing.ArticleChangedError as error:
            form.add_error(None, words_for(error))
            newer, read = _newer(actor, article_id), None
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("El artículo está guardado."))
            return redirect("knowledge:article", article_id)
    read = articles.stamp(actor=actor, article_id=article_id) if read is None else read
    return _form(request, form, found, read=read, newer=newer)


def _newer(actor: Actor, article_id: UUID) -> dict[str, Any]:
    """What the article says now, by whom and since when."""
    texts = articles.texts_of(actor=actor, article_id=article_id)
    last = next(
        iter(articles.versions(actor=actor, article_id=article_id, language=_language())), {}
    )
    return last | {"texts": list(texts.values())}


@allowed("knowledge.retire")
@require_POST
def retire(request: HttpRequest, article_id: UUID) -> HttpResponse:
    """Retire an article, or bring it back."""
    try:
        writing.retire(
            article_id=article_id,
            is_retired=request.POST.get("retirado") == "si",
            by=the_actor(request),
            at=clock.now(),
        )
    except writing.NoSuchArticleError as error:
        raise Http404 from error
    return redirect("knowledge:article", article_id)


def _seen(request: HttpRequest, article_id: UUID) -> ArticleView:
    found = articles.article(actor=the_actor(request), article_id=article_id, language=_language())
    if found is None:
        raise Http404
    return found


def _form(
    request: HttpRequest, form: ArticleForm, found: ArticleView | None = None, **more: Any
) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "article": found, **more}
    return render(request, "knowledge/form.html", context, status=status)


def _language() -> str:
    return (get_language() or "es")[:2]
