"""What knowledge adds to the search page and the palette: articles that fit what is asked."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.actor import Actor
from vinculo.kernel.search import Found, Hit, Question, Searcher, searchers
from vinculo.knowledge.contracts import ArticleView, Reach
from vinculo.knowledge.labels import REACHES
from vinculo.knowledge.selectors.articles import articles_like
from vinculo.lib.text.marking import excerpt

LOOKS = {Reach.PUBLIC: "ok", Reach.INTERNAL: "idle"}


def found_articles(actor: Actor, question: Question) -> Found:
    """Articles within sight that fit what was asked; only the first ones."""
    if question.after or not question.asked.words:
        return Found()
    language = (get_language() or "es")[:2]
    rows = articles_like(
        actor=actor, text=question.asked.words, language=language, most=question.most + 1
    )
    shown = rows[: question.most]
    return Found(
        hits=[_hit(row, question) for row in shown],
        count=len(shown),
        is_capped=len(rows) > question.most,
    )


def _hit(row: ArticleView, question: Question) -> Hit:
    return Hit(
        url=reverse("knowledge:article", args=[row.id]),
        title=excerpt(row.title, stems=question.stems),
        excerpt=excerpt(row.body, stems=question.stems),
        state=REACHES[row.reach],
        look=LOOKS[row.reach],
        at=row.published_at,
    )


searchers.add(
    "articles",
    Searcher(
        order=30,
        title=_("Conocimiento"),
        icon="book-open",
        action="knowledge.read",
        find=found_articles,
    ),
)
